#include "gifts/look.hpp"
#include "gifts/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"

namespace plenty::gifts {
namespace {

using namespace html;
using web::Visit;

/// What the visitor asked the board for, as it stands in the address.
struct Filter {
    std::string side;
    std::string order = "newest";
    std::string kind;
    std::string words;
    std::string area;

    static Filter read(const http::Fields& query) {
        const auto text = [&](std::string_view name) { return std::string(query.get(name)); };
        return {text("side"), text("order"), text("kind"), text("words"), text("area")};
    }

    std::string address(const std::string& path, std::string_view after = {}) const {
        std::string text =
            path + "?side=" + http::encode_component(side) + "&order=" + http::encode_component(order) +
            "&kind=" + http::encode_component(kind) + "&words=" + http::encode_component(words) +
            "&area=" + http::encode_component(area);
        return after.empty() ? text : text + "&after=" + http::encode_component(after);
    }
};

Order order_of(const Filter& filter) {
    for (const Order order : {Order::near, Order::urgent})
        if (key_of(order) == filter.order)
            return order;
    return Order::newest;
}

std::optional<Side> side_of(const Filter& filter) {
    if (filter.side == "ask")
        return Side::ask;
    return filter.side == "offer" ? std::optional(Side::offer) : std::nullopt;
}

BoardWish wish_of(const Filter& filter, std::string_view after) {
    return {.side = side_of(filter),
            .order = order_of(filter),
            .kind = kinds::KindId::parse(filter.kind).value_or(every_kind),
            .words = filter.words,
            .area = AreaId::parse(filter.area),
            .after = std::string(after)};
}

std::vector<Fact> facts_of(const Visit& visit, const BoardView& view, const Card& post) {
    const locale::Speech speech = visit.speech();
    std::vector<Fact> facts{
        {.icon = Icon("map-pin"), .label = visit.say("gifts.area"), .value = all(view.area_name(post.area))},
        {.icon = Icon("clock"),
         .label = visit.say("gifts.posted_when"),
         .value = all(speech.relative(post.posted_at))}};
    if (post.until)
        facts.push_back(
            {.icon = Icon("calendar"),
             .label = visit.say("gifts.until"),
             .value = all(visit.say("gifts.until_day", {{"day", speech.short_date(*post.until)}}))});
    return facts;
}

Html mark_of(const Visit& visit, const Card& post) {
    if (post.is_necessity && post.side == Side::ask)
        return tag(visit.say("gifts.necessity"), Hue::marigold, Icon("heart"));
    return {};
}

Html post_card(const Visit& visit, const BoardView& view, const Card& post) {
    const kinds::Kind& kind = view.tree->kind(post.kind);
    const bool is_ask = post.side == Side::ask;
    const std::string amount = visit.speech().amount(post.remaining, kinds::unit_sentence(kind.unit));
    return card(
        is_ask ? Hue::clay : Hue::moss,
        card_head(
            {.icon = Icon::named(kind.icon),
             .seed = is_ask ? Seed::hollow : Seed::filled,
             .over = visit.say(is_ask ? SentenceKey("gifts.an_ask") : SentenceKey("gifts.an_offer")),
             .title = visit.say("gifts.kind_and_amount",
                                {{"kind", view.tree->name(post.kind, visit.language())}, {"amount", amount}}),
             .path = path_of(post.id),
             .mark = mark_of(visit, post)}),
        words(post.words), card_foot(fact_list(facts_of(visit, view, post))));
}

Html side_tabs(const Visit& visit, const std::string& path, const Filter& filter) {
    const auto tab = [&](SentenceKey label, std::string_view side) {
        Filter other = filter;
        other.side = side;
        return Link{.label = visit.say(label), .path = other.address(path), .current = filter.side == side};
    };
    return tabs(visit.say("gifts.show"),
                {tab("gifts.everything", ""), tab("gifts.asks", "ask"), tab("gifts.offers", "offer")});
}

Html filter_form(const Visit& visit, const BoardView& view, const std::string& path, const Filter& filter) {
    std::vector<Choice> kinds{{.value = "", .label = visit.say("gifts.every_kind")}};
    for (const kinds::Kind* const root : view.tree->roots())
        kinds.push_back({.value = root->id.text(), .label = view.tree->name(root->id, visit.language())});
    std::vector<Choice> areas;
    for (const auto& area : view.areas)
        areas.push_back({.value = area.id.text(), .label = area.name});
    return disclosure(
        visit.say("gifts.filter"),
        get_form(
            path, hidden_field("side", filter.side),
            field({.name = "words", .label = visit.say("gifts.words"), .value = filter.words},
                  Typing::search),
            field_row(
                select_field({.name = "kind", .label = visit.say("gifts.kind"), .value = filter.kind}, kinds),
                select_field({.name = "order", .label = visit.say("gifts.order"), .value = filter.order},
                             {{.value = "newest", .label = visit.say("gifts.newest")},
                              {.value = "near", .label = visit.say("gifts.nearest")},
                              {.value = "urgent", .label = visit.say("gifts.most_urgent")}})),
            select_field({.name = "area", .label = visit.say("gifts.near_area"), .value = filter.area},
                         areas),
            submit_button(
                {.words = visit.say("gifts.look"), .weight = Weight::plain, .icon = Icon("search")})));
}

Html cards_part(const Visit& visit, const BoardView& view) {
    if (view.page.cards.empty())
        return empty_state({.icon = Icon("wheat"),
                            .title = visit.say("gifts.nothing_here"),
                            .words = visit.say("gifts.nothing_here_words")});
    return board(each(view.page.cards, [&](const Card& post) { return post_card(visit, view, post); }));
}

Html actions(const Visit& visit, const BoardView& view) {
    if (!view.is_member)
        return {};
    const std::string path = "/c/" + view.community.slug;
    return all(
        link_button(path + "/ask", {.words = visit.say("gifts.ask"), .icon = Icon("hand")}),
        link_button(path + "/offer",
                    {.words = visit.say("gifts.offer"), .weight = Weight::plain, .icon = Icon("gift")}));
}

std::vector<Fact> facts_of(const Visit& visit, const PostView& view) {
    const locale::Speech speech = visit.speech();
    const kinds::Kind& kind = view.tree->kind(view.post.kind);
    std::vector<Fact> facts{
        {.icon = Icon("user"), .label = visit.say("gifts.from_whom"), .value = all(view.author)},
        {.icon = Icon("package"),
         .label = visit.say("gifts.quantity"),
         .value = all(speech.amount(view.post.remaining, kinds::unit_sentence(kind.unit)))},
        {.icon = Icon("map-pin"), .label = visit.say("gifts.area"), .value = all(view.area)},
        {.icon = Icon("clock"),
         .label = visit.say("gifts.posted_when"),
         .value = all(speech.relative(view.post.posted_at))}};
    if (view.post.until)
        facts.push_back(
            {.icon = Icon("calendar"),
             .label = visit.say("gifts.until"),
             .value = all(visit.say("gifts.until_day", {{"day", speech.date(*view.post.until)}}))});
    if (!view.post.languages.empty())
        facts.push_back({.icon = Icon("languages"),
                         .label = visit.say("gifts.languages"),
                         .value = all(view.post.languages)});
    return facts;
}

Html own_actions(const Visit& visit, const PostView& view) {
    const std::string path = path_of(view.post.id);
    const auto button = [&](std::string_view verb, SentenceKey words_on_it, Weight weight) {
        return post_button({.action = path + std::string(verb), .guard = visit.form_fields()},
                           {.words = visit.say(words_on_it), .weight = weight});
    };
    return button_row(
        link_button(path + "/replies",
                    {.words = visit.say("handovers.replies"), .icon = Icon("message-circle")}),
        link_button(path + "/edit",
                    {.words = visit.say("gifts.edit"), .weight = Weight::plain, .icon = Icon("pencil")}),
        view.post.is_paused ? button("/resume", "gifts.resume", Weight::plain)
                            : button("/pause", "gifts.pause", Weight::plain),
        button("/confirm", "gifts.still_stands", Weight::quiet),
        button("/withdraw", "gifts.withdraw", Weight::danger));
}

/// Replying is for those who are signed in; others are asked to sign in on the way.
Html reply_link(const Visit& visit, const PostView& view) {
    const bool is_ask = view.post.side == Side::ask;
    return button_row(link_button(
        path_of(view.post.id) + "/reply",
        {.words = visit.say(is_ask ? SentenceKey("handovers.i_can") : SentenceKey("handovers.id_be_glad")),
         .icon = Icon("hand-heart")}));
}

}

std::string path_of(PostId post) {
    return "/posts/" + post.text();
}

Result<http::Response> show_board(Visit& visit) {
    const Filter filter = Filter::read(visit.query());
    const BoardWish wish = wish_of(filter, visit.query().get("after"));
    const BoardView view = TRY(visit.read([&](db::Reader& reader) {
        return look_at_board(reader, visit.viewer(), visit.part_text(0), wish, visit.language());
    }));
    const std::string path = "/c/" + view.community.slug + "/board";
    const std::string next = view.page.next.empty() ? "" : filter.address(path, view.page.next);
    Html body = all(page_title({.words = visit.say("gifts.board"),
                                .before = view.community.name,
                                .actions = actions(visit, view)}),
                    side_tabs(visit, path, filter), filter_form(visit, view, path, filter),
                    live("posts", path + "/events", cards_part(visit, view)),
                    pager({.label = visit.say("gifts.pages"),
                           .next_path = next,
                           .next_words = visit.say("gifts.further")}));
    return visit.show({visit.say("gifts.board"), std::move(body)});
}

Result<http::Response> show_post(Visit& visit) {
    const auto id = TRY(visit.id<PostId>(0));
    const PostView view =
        TRY(visit.read([&](db::Reader& reader) { return look_at_post(reader, visit.viewer(), id); }));
    const bool is_ask = view.post.side == Side::ask;
    const std::string title = view.tree->name(view.post.kind, visit.language());
    Html body =
        all(page_title(
                {.words = title,
                 .before = visit.say(is_ask ? SentenceKey("gifts.an_ask") : SentenceKey("gifts.an_offer"))}),
            when(view.post.is_paused, [&] { return notice(NoticeKind::info, visit.say("gifts.is_paused")); }),
            when(view.post.is_closed, [&] { return notice(NoticeKind::info, visit.say("gifts.is_closed")); }),
            words(view.post.words), fact_list(facts_of(visit, view)),
            when(!view.post.is_closed,
                 [&] { return view.is_own ? own_actions(visit, view) : reply_link(visit, view); }),
            p(a(href("/c/" + view.community.slug + "/board"), visit.say("gifts.back_to_board"))));
    return visit.show({title, std::move(body)});
}

Result<http::Response> show_own_posts(Visit& visit) {
    const PersonId person = TRY(visit.somebody());
    const auto posts = visit.read([&](db::Reader& reader) { return list_own_posts(reader, person); });
    const auto row = [&](const StoredPost& post) {
        const bool is_ask = post.side == Side::ask;
        return queue_row({.icon = is_ask ? Icon("hand") : Icon("gift"),
                          .hue = is_ask ? Hue::clay : Hue::moss,
                          .title = post.words.substr(0, post.words.find('\n')),
                          .path = path_of(post.id),
                          .detail = all(visit.speech().relative(post.posted_at)),
                          .mark = when(post.is_paused, [&] { return tag(visit.say("gifts.paused_mark")); })});
    };
    Html body = all(page_title({.words = visit.say("gifts.mine")}),
                    posts.empty() ? empty_state({.icon = Icon("hand-heart"),
                                                 .title = visit.say("gifts.none_of_mine"),
                                                 .words = visit.say("gifts.none_of_mine_words")})
                                  : queue(each(posts, row)));
    return visit.show({visit.say("gifts.mine"), std::move(body)});
}

}
