#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"

namespace plenty::communities {
namespace {

using namespace html;
using web::Visit;

struct NecessityView {
    std::shared_ptr<const kinds::KindTree> tree;
    kinds::Necessities necessities;
};

Result<NecessityView> look_at_necessities(const db::Reader& reader, const Place& place) {
    TRY(may_look_after(reader, place.person, place.community.id));
    return NecessityView{kinds::load_tree(reader, place.community.id),
                         necessities(reader, place.community.id)};
}

/// A root and everything below it that may be chosen, each to be ticked.
Html branch(const Visit& visit, const NecessityView& view, const kinds::Kind& root) {
    std::vector<Choice> choices;
    std::vector<std::string> ticked;
    for (const kinds::KindId kind : view.tree->subtree(root.id)) {
        if (view.tree->kind(kind).is_retired)
            continue;
        choices.push_back({.value = kind.text(), .label = view.tree->name(kind, visit.language())});
        if (view.necessities.includes(*view.tree, kind))
            ticked.push_back(kind.text());
    }
    const std::string name = view.tree->name(root.id, visit.language());
    return disclosure(name, check_group({.name = "kind",
                                         .label = visit.say("communities.necessities_of", {{"kind", name}}),
                                         .id = "kind-" + root.id.text()},
                                        choices, ticked));
}

std::vector<kinds::KindId> ticked_kinds(const Visit& visit) {
    std::vector<kinds::KindId> kinds;
    for (const std::string_view text : visit.form().all("kind"))
        if (const auto kind = kinds::KindId::parse(text))
            kinds.push_back(*kind);
    return kinds;
}

}

Result<http::Response> show_necessities(Visit& visit) {
    const Place place = TRY(member_place_of(visit));
    const NecessityView view =
        TRY(visit.read([&](db::Reader& reader) { return look_at_necessities(reader, place); }));
    const std::string title = visit.say("communities.change_necessities");
    Html body =
        all(way_back(visit, place.community),
            page_title({.words = title, .lead = visit.say("communities.necessities_lead")}),
            post_form(
                {.action = path_of(place.community) + "/necessities", .guard = visit.form_fields()},
                each(view.tree->roots(), [&](const kinds::Kind* root) { return branch(visit, view, *root); }),
                submit_button({.words = visit.say("web.save")})));
    return visit.show({title, std::move(body)});
}

Result<http::Response> update_necessities(Visit& visit) {
    return act(visit, "web.saved", [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return decide_necessities(tx, person, community, ticked_kinds(visit));
    });
}

}
