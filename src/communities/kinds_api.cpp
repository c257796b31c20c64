#include "communities/api.hpp"

#include <algorithm>
#include <array>

namespace plenty::communities::programs {
namespace {

using api::Call;
using kinds::KindId;
using kinds::KindTree;

/// A kind as somebody in a community, or nobody in particular, sees it.
struct KindTold {
    KindId id;
    std::shared_ptr<const KindTree> tree;
    kinds::Necessities necessities;
    locale::Language language;

    const kinds::Kind& kind() const { return tree->kind(id); }
    std::vector<std::string> synonyms() const {
        const auto& names = kind().names.at(language.index());
        return {names.begin() + 1, names.end()};
    }
};

template <class Choice, std::size_t count>
std::vector<Choice> all_of() {
    std::vector<Choice> all;
    for (std::uint8_t number = 0; number < count; ++number)
        all.push_back(Choice{number});
    return all;
}
api::Shape<kinds::Unit> unit_shape() {
    return api::choice<kinds::Unit>(all_of<kinds::Unit, kinds::unit_count>(), kinds::unit_key);
}
api::Shape<kinds::Nature> nature_shape() {
    return api::choice<kinds::Nature>(all_of<kinds::Nature, kinds::nature_count>(), kinds::nature_key);
}
api::Shape<std::vector<std::string>> synonyms_shape() {
    return api::list_of(api::text(kinds::longest_name), 100);
}

const api::Shape<KindTold>& kind_shape() {
    using api::yes_or_no;
    const auto key = [](const KindTold& it) {
        return it.kind().key.empty() ? std::nullopt : std::optional(it.kind().key);
    };
    static const auto shape =
        api::record<KindTold>("Kind", "What a gift is, in a tree of them.")
            .tells("id", &KindTold::id, api::identity<KindId>())
            .tells(
                "parent", [](const KindTold& it) { return it.kind().parent; },
                or_null(api::identity<KindId>()), "The kind above it; null for the roots.")
            .tells("key", key, or_null(api::text()),
                   "Its name in sheets; null for one that a community has added.")
            .tells(
                "name", [](const KindTold& it) { return it.tree->name(it.id, it.language); }, api::text(),
                "In the language of the caller.")
            .tells(
                "synonyms", [](const KindTold& it) { return it.synonyms(); }, synonyms_shape(),
                "What else it is called.")
            .tells(
                "icon", [](const KindTold& it) { return it.kind().icon; }, api::text(), "Of Lucide.")
            .tells(
                "unit", [](const KindTold& it) { return it.kind().unit; }, unit_shape(),
                "What a quantity counts.")
            .tells(
                "nature", [](const KindTold& it) { return it.kind().nature; }, nature_shape())
            .tells(
                "is_perishable", [](const KindTold& it) { return it.kind().is_perishable; }, yes_or_no())
            .tells(
                "is_necessity", [](const KindTold& it) { return it.necessities.includes(*it.tree, it.id); },
                yes_or_no(), "By the community's decision, or as proposed.")
            .tells(
                "is_retired", [](const KindTold& it) { return it.kind().is_retired; }, yes_or_no(),
                "Whether it is not to be chosen any more.")
            .shape();
    return shape;
}

const api::Shape<api::Page<KindTold>>& kinds_shape() {
    static const auto shape = api::page_of(kind_shape());
    return shape;
}

struct KindsAsked {
    std::string words = {};
    std::string after = {};
    std::int64_t limit = 20;
};
const api::Shape<KindsAsked>& kinds_query() {
    static const auto shape =
        api::paging_record<KindsAsked>("KindsAsked", "Which kinds somebody wants to see.")
            .option("words", &KindsAsked::words, api::text(),
                    "What somebody typed; the likeliest kinds first, misspelt or not.")
            .shape();
    return shape;
}

const api::Shape<kinds::NewKind>& new_kind_shape() {
    using kinds::NewKind;
    static const auto shape =
        api::record<NewKind>("NewKind", "A kind of the community's own.")
            .member("parent", &NewKind::parent, api::identity<KindId>(),
                    "One of those that come with Plenty.")
            .member("name", &NewKind::name, api::text(kinds::longest_name))
            .option("synonyms", &NewKind::synonyms, synonyms_shape(), "At most twelve.")
            .option("unit", &NewKind::unit, unit_shape(), "Piece, if it is left out.")
            .option("nature", &NewKind::nature, nature_shape(), "Thing, if it is left out.")
            .option("is_perishable", &NewKind::is_perishable, api::yes_or_no())
            .shape();
    return shape;
}

struct KindNames {
    std::string name;
    std::vector<std::string> synonyms = {};
};
const api::Shape<KindNames>& kind_change_shape() {
    static const auto shape = api::record<KindNames>("", "")
                                  .member("name", &KindNames::name, api::text(kinds::longest_name))
                                  .option("synonyms", &KindNames::synonyms, synonyms_shape())
                                  .patch("KindChange", "What is to be different; what is left out stays.");
    return shape;
}

/// The whole tree in its order, or what fits some words.
std::vector<KindId> wanted_kinds(const KindTree& tree, const KindsAsked& asked, locale::Language language) {
    std::vector<KindId> ids;
    if (!asked.words.empty()) {
        for (const kinds::Kind* const each :
             tree.search(asked.words, language, static_cast<std::size_t>(asked.limit)))
            ids.push_back(each->id);
        return ids;
    }
    for (const kinds::Kind* const root : tree.roots())
        for (const KindId id : tree.subtree(root->id))
            ids.push_back(id);
    return ids;
}

Result<api::Answer> answer_with_kinds(const Call& call, const std::shared_ptr<const KindTree>& tree,
                                      const kinds::Necessities& necessities) {
    const KindsAsked asked = TRY(call.query(kinds_query()));
    const auto page = TRY(api::page_after(wanted_kinds(*tree, asked, call.language()),
                                          {asked.after, asked.limit}, [](KindId id) { return id.text(); }));
    api::Page<KindTold> told{{}, page.next};
    for (const KindId id : page.items)
        told.items.push_back({id, tree, necessities, call.language()});
    return ok(kinds_shape(), told);
}

Result<api::Answer> show_built_in_kinds(Call& call) {
    return answer_with_kinds(call, KindTree::built_in(), {});
}

Result<api::Answer> show_kinds(Call& call) {
    const Here place = TRY(here_as_member(call));
    return call.read([&](db::Reader& reader) {
        return answer_with_kinds(call, kinds::load_tree(reader, place.community.id),
                                 necessities(reader, place.community.id));
    });
}

Result<KindTold> load_kind(const db::Reader& reader, const Call& call, CommunityId community, KindId id) {
    KindTold told{id, kinds::load_tree(reader, community), necessities(reader, community), call.language()};
    if (!told.tree->find(id))
        return Refusal{Why::not_found, {"kinds.not_found"}};
    return told;
}

std::string path_of_kind(const Here& place, KindId id) {
    return api_path_of(place.community) + "/kinds/" + id.text();
}

Result<api::Answer> answer_with_kind(const Call& call, const Here& place, KindId id) {
    return ok(
        kind_shape(),
        TRY(call.read([&](db::Reader& reader) { return load_kind(reader, call, place.community.id, id); })),
        path_of_kind(place, id));
}

Result<api::Answer> show_kind(Call& call) {
    return answer_with_kind(call, TRY(here_as_member(call)), TRY(call.id<KindId>(1)));
}

Result<api::Answer> create_kind(Call& call) {
    const Here place = TRY(here_as_member(call));
    const kinds::NewKind wish = TRY(call.body(new_kind_shape()));
    const KindId id = TRY(call.write([&](db::Transaction& tx) {
        return add_own_kind(tx, call.randomness(), place.person, place.community.id, wish, call.language());
    }));
    api::Answer answer = TRY(answer_with_kind(call, place, id));
    answer.status = 201;
    return answer;
}

Result<api::Answer> update_kind(Call& call) {
    const Here place = TRY(here_as_member(call));
    const auto id = TRY(call.id<KindId>(1));
    TRY(call.write([&](db::Transaction& tx) -> Outcome {
        const KindTold before = TRY(load_kind(tx, call, place.community.id, id));
        TRY(call.is_version(api::etag_of(kind_shape(), before)));
        const KindNames names{before.tree->name(id, call.language()), before.synonyms()};
        const KindNames wish = TRY(call.body(kind_change_shape(), names));
        return rename_own_kind(tx, place.person, place.community.id, id, wish.name, wish.synonyms,
                               call.language());
    }));
    return answer_with_kind(call, place, id);
}

template <class Action>
Result<api::Answer> change_kind(Call& call, Action action) {
    const Here place = TRY(here_as_member(call));
    const auto id = TRY(call.id<KindId>(1));
    TRY(call.write(
        [&](db::Transaction& tx) -> Outcome { return action(tx, place.person, place.community.id, id); }));
    return answer_with_kind(call, place, id);
}

Result<api::Answer> create_retirement(Call& call) {
    return change_kind(call, retire_own_kind);
}

Result<api::Answer> delete_retirement(Call& call) {
    return change_kind(call, bring_back_own_kind);
}

void add_reading(api::Routes& routes) {
    routes.add({.pattern = "/kinds",
                .name = "list_built_in_kinds",
                .summary = "The kinds that come with Plenty, in the order of their tree",
                .whom = api::Whom::anybody,
                .query = kinds_query(),
                .answers = api::tells(kinds_shape(), "A page of them.")},
               show_built_in_kinds);
    routes.add({.pattern = "/communities/{community}/kinds",
                .name = "list_kinds",
                .summary = "The kinds that a community knows, for its members",
                .query = kinds_query(),
                .answers = api::tells(kinds_shape(), "A page of them.")},
               show_kinds);
    routes.add({.pattern = "/communities/{community}/kinds/{kind}",
                .name = "read_kind",
                .summary = "One of them",
                .answers = api::tells(kind_shape(), "The kind.")},
               show_kind);
}

void add_own(api::Routes& routes) {
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/kinds",
                .name = "add_kind",
                .summary = "Add a kind of the community's own",
                .body = new_kind_shape(),
                .answers = api::creates(kind_shape(), "The kind.")},
               create_kind);
    routes.add({.method = http::Method::patch,
                .pattern = "/communities/{community}/kinds/{kind}",
                .name = "rename_kind",
                .summary = "Name a kind of the community's own anew",
                .body = kind_change_shape(),
                .answers = api::tells(kind_shape(), "The kind."),
                .versioned = api::Versioned::yes},
               update_kind);
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/kinds/{kind}/retirement",
                .name = "retire_kind",
                .summary = "Take a kind of the community's own out of the lists to choose from",
                .answers = api::tells(kind_shape(), "The kind.")},
               create_retirement);
    routes.add({.method = http::Method::del,
                .pattern = "/communities/{community}/kinds/{kind}/retirement",
                .name = "bring_back_kind",
                .summary = "Bring it back",
                .answers = api::tells(kind_shape(), "The kind.")},
               delete_retirement);
}

}

void add_kinds_api(api::Routes& routes) {
    routes.of("kinds");
    add_reading(routes);
    add_own(routes);
}

}
