#include "gifts/api.hpp"
#include "gifts/post_form.hpp"

#include <algorithm>

namespace plenty::gifts::programs {
namespace {

using api::identity;
using api::moment;
using api::or_null;
using api::text;
using api::yes_or_no;

constexpr std::int64_t last_weekday = 6;
constexpr std::int64_t longest_languages = 100;

api::Shape<Requirement> requirement_shape() {
    return api::choice<Requirement>({Requirement::carrying, Requirement::step_free}, key_of);
}
api::Shape<Audience> audience_shape() {
    return api::choice<Audience>({Audience::community, Audience::befriended, Audience::everyone}, key_of);
}
api::Shape<Urgency> urgency_shape() {
    return api::choice<Urgency>({Urgency::whenever, Urgency::this_month, Urgency::this_week, Urgency::today},
                                key_of);
}
api::Shape<Choosing> choosing_shape() {
    return api::choice<Choosing>({Choosing::poster, Choosing::need}, key_of);
}
api::Shape<std::vector<std::int64_t>> weekdays_shape() {
    return api::list_of(api::whole(0, last_weekday), 7);
}
api::Shape<std::int64_t> reach_shape() {
    return api::whole(0, farthest_reach_km, api::Judge::action);
}
api::Shape<Quantity> units_shape() {
    return api::quantity(Quantity(1), largest_quantity);
}
/// What is left of a post may be nothing.
api::Shape<Quantity> remaining_shape() {
    return api::quantity(Quantity(0), largest_quantity);
}

std::vector<std::int64_t> weekdays_of(std::uint8_t bits) {
    std::vector<std::int64_t> days;
    for (std::int64_t day = 0; day <= last_weekday; ++day)
        if ((bits & (1U << day)) != 0)
            days.push_back(day);
    return days;
}

std::vector<Requirement> requirements_of(Requirements all) {
    std::vector<Requirement> list;
    std::ranges::copy_if(std::initializer_list{Requirement::carrying, Requirement::step_free},
                         std::back_inserter(list), [&](Requirement each) { return all.has(each); });
    return list;
}

/// The members that asking and changing have in common.
void add_details(api::Record<PostBody>& record) {
    record
        .option("quantity", &PostBody::quantity, units_shape(),
                "How many units of the kind; 1 if it is left out.")
        .option("from", &PostBody::from, or_null(moment()), "From when it is wanted or to be had.")
        .option("until", &PostBody::until, or_null(moment()), "Until when, at most a year ahead.")
        .option("weekdays", &PostBody::weekdays, weekdays_shape(), "Every week on these days; 0 is Sunday.")
        .option("place", &PostBody::place, text(longest_place),
                "The exact place: private, for the two of an agreed hand-over.")
        .option("reach", &PostBody::reach, reach_shape(),
                "How many kilometres one would go; 0 is pickup only.")
        .option("requirements", &PostBody::requirements, api::list_of(requirement_shape(), 2),
                "What the hand-over needs.")
        .option("languages", &PostBody::languages, text(longest_languages), "In the poster's own words.")
        .option("audience", &PostBody::audience, audience_shape(),
                "Who may see it; the community if left out.")
        .option("urgency", &PostBody::urgency, urgency_shape(), "How soon; whenever if it is left out.")
        .option("choosing", &PostBody::choosing, choosing_shape(),
                "Whether the poster chooses among replies, or need decides.")
        .option("is_no_trade", &PostBody::is_no_trade, yes_or_no(),
                "\"I ask nothing in return\", said to gifts.sounds_like_trade.");
}

void add_first_questions(api::Record<PostBody>& record) {
    record.member("kind", &PostBody::kind, identity<kinds::KindId>(), "What it is.")
        .member("words", &PostBody::words, text(longest_words), "The poster's own words.")
        .member("area", &PostBody::area, identity<AreaId>(), "In which part of the community's place.");
}

/// What only its author knows of a post.
const api::Shape<PostTold>& own_shape() {
    static const auto shape =
        api::record<PostTold>("OwnSide", "What only its author sees of a post.")
            .tells(
                "quantity", [](const PostTold& it) { return it.draft->quantity; }, units_shape())
            .tells(
                "place", [](const PostTold& it) { return it.draft->exact_place; }, text(longest_place))
            .tells(
                "audience", [](const PostTold& it) { return it.draft->audience; }, audience_shape())
            .tells(
                "is_paused", [](const PostTold& it) { return it.view.post.is_paused; }, yes_or_no())
            .tells(
                "is_closed", [](const PostTold& it) { return it.view.post.is_closed; }, yes_or_no())
            .tells(
                "ask_again_at", [](const PostTold& it) { return it.view.post.ask_again_at; }, moment(),
                "When its author is asked whether it still stands.")
            .tells(
                "ends_at", [](const PostTold& it) { return it.view.post.ends_at; }, or_null(moment()),
                "When it ends if they do not answer; never for an ask for a necessity.")
            .shape();
    return shape;
}

std::optional<PostTold> own_side(const PostTold& told) {
    return told.draft ? std::optional(told) : std::nullopt;
}

NamedKind kind_of(const PostTold& told) {
    return named_kind(*told.view.tree, told.view.post.kind, told.language);
}

void tell_what_it_is(api::Record<PostTold>& record) {
    record.tells(
              "id", [](const PostTold& it) { return it.view.post.id; }, identity<PostId>())
        .tells(
            "community", [](const PostTold& it) { return it.view.community.slug; }, text())
        .tells(
            "side", [](const PostTold& it) { return it.view.post.side; }, side_shape())
        .tells("kind", kind_of, kind_shape())
        .tells(
            "words", [](const PostTold& it) { return it.view.post.words; }, text(longest_words))
        .tells(
            "author", [](const PostTold& it) { return it.view.author; }, text(),
            "The name; for strangers its first word.")
        .tells(
            "remaining", [](const PostTold& it) { return it.view.post.remaining; }, remaining_shape(),
            "How many units are not promised yet.")
        .tells(
            "area", [](const PostTold& it) { return AreaOfPost{it.view.post.area, it.view.area}; },
            area_shape())
        .tells("is_necessity", [](const PostTold& it) { return it.view.post.is_necessity; }, yes_or_no());
}

void tell_when_and_how(api::Record<PostTold>& record) {
    record.tells(
              "from", [](const PostTold& it) { return it.view.post.from; }, or_null(moment()))
        .tells(
            "until", [](const PostTold& it) { return it.view.post.until; }, or_null(moment()))
        .tells(
            "weekdays", [](const PostTold& it) { return weekdays_of(it.view.post.weekdays); },
            weekdays_shape(), "Every week on these days; 0 is Sunday.")
        .tells(
            "reach", [](const PostTold& it) { return std::int64_t{it.view.post.reach_km}; }, reach_shape())
        .tells(
            "requirements",
            [](const PostTold& it) { return requirements_of(Requirements(it.view.post.requirements)); },
            api::list_of(requirement_shape(), 2))
        .tells(
            "languages", [](const PostTold& it) { return it.view.post.languages; }, text(longest_languages))
        .tells(
            "urgency", [](const PostTold& it) { return it.view.post.urgency; }, urgency_shape())
        .tells(
            "choosing", [](const PostTold& it) { return it.view.post.choosing; }, choosing_shape())
        .tells(
            "posted_at", [](const PostTold& it) { return it.view.post.posted_at; }, moment())
        .tells("own", own_side, or_null(own_shape()), "For its author; null for everybody else.");
}

}

const api::Shape<NamedKind>& kind_shape() {
    static const auto shape =
        api::record<NamedKind>("NamedKind", "What a gift is.")
            .tells("id", &NamedKind::id, identity<kinds::KindId>())
            .tells("name", &NamedKind::name, text(), "In the language of the caller.")
            .tells("unit", &NamedKind::unit, text(), "What a quantity counts: loaf, hour.")
            .shape();
    return shape;
}

const api::Shape<AreaOfPost>& area_shape() {
    static const auto shape = api::record<AreaOfPost>("NamedArea", "A part of a community's place.")
                                  .tells("id", &AreaOfPost::id, identity<AreaId>())
                                  .tells("name", &AreaOfPost::name, text())
                                  .shape();
    return shape;
}

api::Shape<Side> side_shape() {
    return api::choice<Side>({Side::ask, Side::offer}, key_of);
}

api::Shape<Order> order_shape() {
    return api::choice<Order>({Order::newest, Order::near, Order::urgent}, key_of);
}

NamedKind named_kind(const kinds::KindTree& tree, kinds::KindId kind, locale::Language language) {
    return {kind, tree.name(kind, language), std::string(kinds::unit_key(tree.kind(kind).unit))};
}

Draft draft_of(const PostBody& body) {
    Draft draft;
    draft.side = body.side;
    draft.kind = body.kind;
    draft.words = body.words;
    draft.quantity = body.quantity;
    draft.when = {body.from, body.until, 0};
    for (const std::int64_t day : body.weekdays)
        draft.when.weekdays = static_cast<std::uint8_t>(draft.when.weekdays | (1U << day));
    draft.area = body.area;
    draft.exact_place = body.place;
    draft.reach_km = static_cast<int>(std::clamp<std::int64_t>(body.reach, -1, farthest_reach_km + 1));
    for (const Requirement each : body.requirements)
        draft.requirements = draft.requirements.with(each);
    draft.languages = body.languages;
    draft.audience = body.audience;
    draft.urgency = body.urgency;
    draft.choosing = body.choosing;
    draft.is_no_trade = body.is_no_trade;
    return draft;
}

PostBody body_of(const Draft& draft) {
    return {.side = draft.side,
            .kind = draft.kind,
            .words = draft.words,
            .quantity = draft.quantity,
            .from = draft.when.from,
            .until = draft.when.until,
            .weekdays = weekdays_of(draft.when.weekdays),
            .area = draft.area,
            .place = draft.exact_place,
            .reach = draft.reach_km,
            .requirements = requirements_of(draft.requirements),
            .languages = draft.languages,
            .audience = draft.audience,
            .urgency = draft.urgency,
            .choosing = draft.choosing};
}

const api::Shape<PostBody>& new_post_shape() {
    static const auto shape = [] {
        auto record =
            api::record<PostBody>("NewPost", "What is asked for or offered. There is no field for anything "
                                             "in return.");
        record.member("side", &PostBody::side, side_shape(), "An ask, or an offer.");
        add_first_questions(record);
        add_details(record);
        return record.shape();
    }();
    return shape;
}

const api::Shape<PostBody>& sided_post_shape() {
    static const auto shape = [] {
        auto record = api::record<PostBody>("SidedPost", "As NewPost, where its side is known already.");
        add_first_questions(record);
        add_details(record);
        return record.shape();
    }();
    return shape;
}

api::SchemaPtr post_schema() {
    return post_shape();
}

const api::Shape<PostBody>& post_patch_shape() {
    static const auto shape = [] {
        api::Record<PostBody> record("", "");
        add_first_questions(record);
        add_details(record);
        return record.patch("PostChange", "What is to be different; what is left out stays.");
    }();
    return shape;
}

const api::Shape<api::Page<CardTold>>& board_shape() {
    static const auto card =
        api::record<CardTold>("Card", "A post as it stands on the board.")
            .tells(
                "id", [](const CardTold& it) { return it.card.id; }, identity<PostId>())
            .tells(
                "side", [](const CardTold& it) { return it.card.side; }, side_shape())
            .tells("kind", &CardTold::kind, kind_shape())
            .tells(
                "words", [](const CardTold& it) { return it.card.words; }, text(longest_words))
            .tells(
                "remaining", [](const CardTold& it) { return it.card.remaining; }, remaining_shape())
            .tells(
                "from", [](const CardTold& it) { return it.card.from; }, or_null(moment()))
            .tells(
                "until", [](const CardTold& it) { return it.card.until; }, or_null(moment()))
            .tells(
                "weekdays", [](const CardTold& it) { return weekdays_of(it.card.weekdays); },
                weekdays_shape())
            .tells("area", &CardTold::area, area_shape())
            .tells(
                "is_necessity", [](const CardTold& it) { return it.card.is_necessity; }, yes_or_no())
            .tells(
                "urgency", [](const CardTold& it) { return it.card.urgency; }, urgency_shape())
            .tells(
                "posted_at", [](const CardTold& it) { return it.card.posted_at; }, moment())
            .shape();
    static const auto shape = api::page_of(card);
    return shape;
}

const api::Shape<PostTold>& post_shape() {
    static const auto shape = [] {
        auto record = api::record<PostTold>("Post", "An ask or an offer.");
        tell_what_it_is(record);
        tell_when_and_how(record);
        return record.shape();
    }();
    return shape;
}

}
