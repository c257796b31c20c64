#include "cli/commands.hpp"
#include "cli/desk.hpp"
#include "cli/typed_kind.hpp"
#include "platform/text/terms.hpp"

#include <boost/json/array.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

namespace plenty::cli {
namespace {

struct View {
    communities::Profile community;
    gifts::BoardPage page;
    std::vector<communities::NamedArea> areas;
    std::shared_ptr<const kinds::KindTree> tree;
};

Result<bool> is_member(const db::Reader& reader, const Call& call, CommunityId community) {
    if (!call.has("as"))
        return false; // as a stranger reads it
    const auto viewer = TRY(find_person(reader, call.text("as")));
    TRY(communities::find_membership(reader, viewer, community));
    return true;
}

Result<View> look(const db::Reader& reader, const Call& call) {
    View view{.community = TRY(communities::find_community(reader, call.text("community"))),
              .page = {},
              .areas = {},
              .tree = {}};
    view.areas = communities::list_areas(reader, view.community.id);
    view.tree = kinds::load_tree(reader, view.community.id);
    gifts::BoardQuestion question{.community = view.community.id,
                                  .as_member = TRY(is_member(reader, call, view.community.id))};
    if (call.has("side"))
        question.side = call.text("side") == "ask" ? gifts::Side::ask : gifts::Side::offer;
    if (call.has("kind"))
        question.kind = TRY(typed_kind(*view.tree, call.text("kind"), call.speech.language()));
    question.terms = text::search_terms(call.text("words"), call.speech.language());
    question.order = call.text("order") == "urgent" ? gifts::Order::urgent : gifts::Order::newest;
    question.after = call.text("after");
    view.page = look_at_board(reader, question);
    return view;
}

std::string area_name(const View& view, AreaId id) {
    const auto area = std::ranges::find(view.areas, id, &communities::NamedArea::id);
    return area == view.areas.end() ? std::string() : area->name;
}

std::string line(const Call& call, const View& view, const gifts::Card& card) {
    const auto side = card.side == gifts::Side::ask ? SentenceKey("cli.an_ask") : SentenceKey("cli.an_offer");
    const auto amount =
        call.speech.amount(card.remaining, kinds::unit_sentence(view.tree->kind(card.kind).unit));
    return fmt::format("{}  {}: {} ({}), {}, {}\n    {}", card.id.text(), call.speech(side),
                       view.tree->name(card.kind, call.speech.language()), amount, area_name(view, card.area),
                       call.speech.relative(card.posted_at), card.words);
}

boost::json::object document(const Call& call, const View& view, const gifts::Card& card) {
    return {
        {"id", card.id.text()},
        {"side", card.side == gifts::Side::ask ? "ask" : "offer"},
        {"kind", view.tree->kind(card.kind).key},
        {"kind_name", view.tree->name(card.kind, call.speech.language())},
        {"words", card.words},
        {"remaining", card.remaining.units()},
        {"unit", kinds::unit_key(view.tree->kind(card.kind).unit)},
        {"area", area_name(view, card.area)},
        {"necessity", card.is_necessity},
        {"posted_at", fmt::format("{:%FT%TZ}", std::chrono::floor<std::chrono::seconds>(card.posted_at))}};
}

}

Result<Answer> board(const Call& call) {
    Desk desk(call.config, call.clock);
    const View view = TRY(desk.read([&](db::Reader& reader) { return look(reader, call); }));
    Answer answer;
    boost::json::array posts;
    for (const gifts::Card& card : view.page.cards) {
        answer.lines.push_back(line(call, view, card));
        posts.push_back(document(call, view, card));
    }
    if (view.page.cards.empty())
        answer.lines.push_back(call.speech("cli.empty_board"));
    if (!view.page.next.empty())
        answer.lines.push_back(call.speech({"cli.more_on_board", {{"after", view.page.next}}}));
    answer.document = {{"community", view.community.slug}, {"posts", std::move(posts)}};
    if (!view.page.next.empty())
        answer.document["next"] = view.page.next;
    return answer;
}

}
