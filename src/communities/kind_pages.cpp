#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

#include <algorithm>

namespace plenty::communities {
namespace {

using namespace html;
using kinds::KindId;
using kinds::KindTree;
using web::Notes;
using web::Visit;

/// What was typed and could not be taken, and into which form: a kind that is there, or none for a new one.
struct Returned {
    std::optional<KindId> kind = {};
    const Refusal* refusal = nullptr;
};

struct KindsPage {
    const Visit& visit;
    const Profile& community;
    const KindTree& tree;
    Returned returned;

    Notes notes(std::optional<KindId> form) const {
        return Notes(visit, form == returned.kind ? returned.refusal : nullptr);
    }
    std::string path(std::string_view below = {}) const {
        return path_of(community) + "/kinds" + std::string(below);
    }
    std::string typed(std::string_view field) const { return std::string(visit.form().get(field)); }
};

/// "hoe, spade" or one a line.
std::vector<std::string> read_synonyms(std::string_view text) {
    std::vector<std::string> found(1);
    for (const char letter : text) {
        if (letter == '\n' || letter == ',')
            found.emplace_back();
        else
            found.back() += letter;
    }
    return found;
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t i = 1; i < names.size(); ++i)
        all += (i > 1 ? ", " : "") + names[i];
    return all;
}

std::vector<Choice> parents(const KindsPage& page) {
    std::vector<Choice> choices;
    for (const kinds::Kind* const root : page.tree.roots()) {
        const std::string group = page.tree.name(root->id, page.visit.language());
        for (const KindId id : page.tree.subtree(root->id))
            if (!page.tree.kind(id).key.empty())
                choices.push_back(
                    {.value = id.text(), .label = page.tree.name(id, page.visit.language()), .group = group});
    }
    return choices;
}

std::vector<Choice> units(const Visit& visit) {
    std::vector<Choice> choices;
    for (std::uint8_t number = 0; number < kinds::unit_count; ++number) {
        const kinds::Unit unit{number};
        choices.push_back({.value = std::string(kinds::unit_key(unit)),
                           .label = visit.say_count(kinds::unit_sentence(unit), 1)});
    }
    return choices;
}

std::vector<Choice> natures(const Visit& visit) {
    std::vector<Choice> choices;
    for (std::uint8_t number = 0; number < kinds::nature_count; ++number) {
        const kinds::Nature nature{number};
        choices.push_back({.value = std::string(kinds::nature_key(nature)),
                           .label = visit.say(kinds::nature_sentence(nature))});
    }
    return choices;
}

Html naming_fields(const Visit& visit, const std::string& name, const std::string& synonyms,
                   const std::string& suffix, const Notes& notes) {
    return all(field({.name = "name",
                      .label = visit.say("communities.kind_name"),
                      .value = name,
                      .error = notes.of("name"),
                      .id = "name" + suffix,
                      .required = true,
                      .longest = static_cast<unsigned>(kinds::longest_name)}),
               field({.name = "synonyms",
                      .label = visit.say("communities.kind_synonyms"),
                      .hint = visit.say("communities.kind_synonyms_hint"),
                      .value = synonyms,
                      .error = notes.of("synonyms"),
                      .aside = visit.say("web.optional"),
                      .id = "synonyms" + suffix}));
}

Html new_kind_form(const KindsPage& page) {
    const Visit& visit = page.visit;
    const Notes notes = page.notes(std::nullopt);
    const bool is_back = !page.returned.kind;
    const auto typed = [&](std::string_view field) { return is_back ? page.typed(field) : std::string(); };
    return post_form(
        {.action = page.path(), .guard = visit.form_fields()},
        naming_fields(visit, typed("name"), typed("synonyms"), "", notes),
        select_field({.name = "parent",
                      .label = visit.say("communities.kind_parent"),
                      .value = typed("parent"),
                      .error = notes.of("parent")},
                     parents(page)),
        select_field(
            {.name = "nature", .label = visit.say("communities.kind_nature"), .value = typed("nature")},
            natures(visit)),
        select_field({.name = "unit", .label = visit.say("communities.kind_unit"), .value = typed("unit")},
                     units(visit)),
        checkbox({.name = "is_perishable",
                  .label = visit.say("communities.kind_perishes"),
                  .value = typed("is_perishable")}),
        submit_button({.words = visit.say("communities.add_kind")}));
}

Html old_kind(const KindsPage& page, const kinds::Kind& kind) {
    const Visit& visit = page.visit;
    const std::string path = page.path("/" + kind.id.text());
    const bool is_back = page.returned.kind == kind.id;
    const auto& names = kind.names.front();
    const std::string label = kind.is_retired
                                  ? visit.say("communities.kind_retired", {{"kind", names.front()}})
                                  : page.tree.path(kind.id, visit.language());
    return disclosure(
        label,
        post_form({.action = path, .guard = visit.form_fields()},
                  naming_fields(visit, is_back ? page.typed("name") : names.front(),
                                is_back ? page.typed("synonyms") : joined(names), "-" + kind.id.text(),
                                page.notes(kind.id)),
                  submit_button({.words = visit.say("web.save"), .weight = Weight::plain})),
        post_button(
            {.action = path + (kind.is_retired ? "/bring-back" : "/retire"), .guard = visit.form_fields()},
            {.words = visit.say(kind.is_retired ? SentenceKey("communities.kind_bring_back")
                                                : SentenceKey("communities.kind_retire")),
             .weight = Weight::quiet}));
}

std::vector<const kinds::Kind*> own_kinds(const KindTree& tree) {
    std::vector<const kinds::Kind*> own;
    for (const kinds::Kind* const root : tree.roots())
        for (const KindId id : tree.subtree(root->id))
            if (tree.kind(id).key.empty())
                own.push_back(&tree.kind(id));
    return own;
}

http::Response kinds_page(const Visit& visit, const Profile& community, const Returned& returned) {
    const auto tree = visit.read([&](db::Reader& reader) { return kinds::load_tree(reader, community.id); });
    const KindsPage page{visit, community, *tree, returned};
    const Notes notes(visit, returned.refusal);
    const std::string title = visit.say("communities.own_kinds");
    Html body =
        all(way_back(visit, community),
            page_title({.words = title, .lead = visit.say("communities.own_kinds_lead")}), notes.summary(),
            stack(each(own_kinds(*tree), [&](const kinds::Kind* kind) { return old_kind(page, *kind); })),
            section(h2(visit.say("communities.add_kind")), new_kind_form(page)));
    return visit.show({title, std::move(body), notes.status()});
}

Result<kinds::NewKind> read_new_kind(const Visit& visit) {
    const auto parent = KindId::parse(visit.form().get("parent"));
    const auto unit = kinds::find_unit(visit.form().get("unit"));
    const auto nature = kinds::find_nature(visit.form().get("nature"));
    if (!parent || !unit || !nature)
        return Refusal{Why::invalid, {"kinds.unknown_parent"}, "parent"};
    return kinds::NewKind{.parent = *parent,
                          .name = std::string(visit.form().get("name")),
                          .synonyms = read_synonyms(visit.form().get("synonyms")),
                          .unit = *unit,
                          .nature = *nature,
                          .is_perishable = !visit.form().get("is_perishable").empty()};
}

template <class Action>
Result<http::Response> change(Visit& visit, std::optional<KindId> kind, Action action) {
    const Place place = TRY(member_place_of(visit));
    const auto changed = visit.write([&](db::Transaction& tx) -> Outcome {
        TRY(may_look_after(tx, place.person, place.community.id)); // before what was typed is looked at
        return action(tx, place.person, place.community.id);
    });
    if (!changed.ok() && web::is_for_the_form(changed.refusal()))
        return kinds_page(visit, place.community, {kind, &changed.refusal()});
    TRY(changed);
    return visit.go_to(path_of(place.community) + "/kinds", "web.saved");
}

}

Result<http::Response> show_own_kinds(Visit& visit) {
    const Place place = TRY(member_place_of(visit));
    TRY(visit.read(
        [&](db::Reader& reader) { return may_look_after(reader, place.person, place.community.id); }));
    return kinds_page(visit, place.community, {});
}

Result<http::Response> create_own_kind(Visit& visit) {
    return change(visit, {}, [&](db::Transaction& tx, PersonId person, CommunityId community) -> Outcome {
        TRY(add_own_kind(tx, visit.randomness(), person, community, TRY(read_new_kind(visit)),
                         visit.language()));
        return Done{};
    });
}

Result<http::Response> update_own_kind(Visit& visit) {
    const auto kind = TRY(visit.id<KindId>(1));
    return change(visit, kind, [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return rename_own_kind(tx, person, community, kind, visit.form().get("name"),
                               read_synonyms(visit.form().get("synonyms")), visit.language());
    });
}

Result<http::Response> create_retirement(Visit& visit) {
    const auto kind = TRY(visit.id<KindId>(1));
    return change(visit, kind, [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return retire_own_kind(tx, person, community, kind);
    });
}

Result<http::Response> delete_retirement(Visit& visit) {
    const auto kind = TRY(visit.id<KindId>(1));
    return change(visit, kind, [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return bring_back_own_kind(tx, person, community, kind);
    });
}

}
