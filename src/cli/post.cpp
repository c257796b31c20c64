#include "base/number.hpp"
#include "cli/commands.hpp"
#include "cli/desk.hpp"
#include "cli/typed_kind.hpp"

#include <algorithm>

namespace plenty::cli {
namespace {

using gifts::Audience;
using gifts::Urgency;

constexpr auto end_of_day = std::chrono::hours(23) + std::chrono::minutes(59);

Result<Quantity> typed_quantity(std::string_view typed) {
    if (typed.empty())
        return Quantity(1);
    if (const auto units = parse_number<std::int64_t>(typed))
        return Quantity(*units);
    return Refusal{Why::invalid, {"gifts.not_a_number"}, "quantity"};
}

Result<std::optional<Instant>> typed_end(const Call& call) {
    if (!call.has("until"))
        return std::optional<Instant>();
    if (const auto day = locale::parse_day(call.text("until")))
        return std::optional(locale::instant_of(call.speech.zone(), {*day, end_of_day}));
    return Refusal{Why::invalid, {"gifts.not_a_date"}, "until"};
}

Audience audience_of(std::string_view typed) {
    return typed == "everyone"     ? Audience::everyone
           : typed == "befriended" ? Audience::befriended
                                   : Audience::community;
}

Urgency urgency_of(std::string_view typed) {
    if (typed == "today")
        return Urgency::today;
    return typed == "this_week"    ? Urgency::this_week
           : typed == "this_month" ? Urgency::this_month
                                   : Urgency::whenever;
}

Result<gifts::Draft> typed_draft(const db::Reader& reader, const Call& call,
                                 const communities::Membership& member) {
    gifts::Draft draft;
    draft.side = call.text("side") == "ask" ? gifts::Side::ask : gifts::Side::offer;
    draft.kind = TRY(
        typed_kind(*kinds::load_tree(reader, member.community), call.text("kind"), call.speech.language()));
    draft.words = call.text("words");
    draft.quantity = TRY(typed_quantity(call.text("quantity")));
    draft.when.until = TRY(typed_end(call));
    const auto areas = communities::list_areas(reader, member.community);
    draft.area = call.text("area").empty() ? member.area.value_or(areas.front().id)
                                           : TRY(find_area(areas, call.text("area")));
    draft.exact_place = call.text("place");
    draft.audience = audience_of(call.text("audience"));
    draft.urgency = urgency_of(call.text("urgency"));
    draft.is_no_trade = call.has("nothing-in-return");
    return draft;
}

}

Result<Answer> post(const Call& call) {
    Desk desk(call.config, call.clock);
    const auto posting = desk.posting();
    const PostId id = TRY(desk.write([&](db::Transaction& tx) -> Result<PostId> {
        const auto viewer = TRY(find_person(tx, call.text("as")));
        const auto member = TRY(find_membership(tx, viewer, call.text("community")));
        return gifts::post_gift(tx, posting, viewer, member.community, TRY(typed_draft(tx, call, member)));
    }));
    return Answer{.lines = {call.speech({"cli.posted", {{"id", id.text()}}})},
                  .document = {{"id", id.text()}}};
}

Result<Answer> withdraw(const Call& call) {
    Desk desk(call.config, call.clock);
    const auto id = PostId::parse(call.text("id"));
    if (!id)
        return Refusal{Why::invalid, {"cli.no_id", {{"id", std::string(call.text("id"))}}}, "id"};
    TRY(desk.write([&](db::Transaction& tx) -> Outcome {
        return gifts::withdraw_post(tx, TRY(find_person(tx, call.text("as"))), *id);
    }));
    return Answer{.lines = {call.speech("cli.withdrawn")}, .document = {{"id", id->text()}}};
}

}
