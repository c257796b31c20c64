#include "kinds/own_kinds.hpp"

#include "kinds/queries.hpp"
#include "platform/text/clean.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace plenty::kinds {
namespace {

const Refusal name_taken{Why::conflict, {"kinds.name_taken"}, "name"};
const Refusal not_found{Why::not_found, {"kinds.not_found"}};

/// A line of list_kinds.
struct OwnKind {
    KindId id;
    KindId parent;
    std::string name;
    std::string synonyms;
    Unit unit;
    Nature nature;
    bool is_perishable;
    bool is_retired;
};

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        found.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

/// An own kind has the same names in every language: its community has given them in its own.
Kind kind_of(OwnKind own) {
    const Kind& parent = KindTree::built_in()->kind(own.parent);
    std::vector<std::string> names = lines(own.synonyms);
    names.insert(names.begin(), std::move(own.name));
    return {.id = own.id,
            .parent = own.parent,
            .key = {},
            .icon = parent.icon,
            .unit = own.unit,
            .nature = own.nature,
            .is_perishable = own.is_perishable,
            .is_necessity = parent.is_necessity,
            .is_retired = own.is_retired,
            .names = std::vector(locale::Language::all().size(), names)};
}

/// What a kind is called, ready to be stored.
struct Naming {
    std::string name;
    std::string folded_name;
    std::string synonyms;
};

Result<std::string> clean_synonyms(const std::vector<std::string>& synonyms) {
    std::string joined;
    std::size_t count = 0;
    for (const std::string& typed : synonyms) {
        const std::string synonym = TRY(text::clean_optional_line(typed, {"synonyms", longest_name}));
        if (synonym.empty())
            continue;
        if (++count > most_synonyms)
            return Refusal{Why::invalid, {"kinds.too_many_synonyms", {}, most_synonyms}, "synonyms"};
        joined.append(joined.empty() ? "" : "\n").append(synonym);
    }
    return joined;
}

/// Refuses a name that a built-in kind has, in any language.
Outcome check_new(std::string_view folded_name, locale::Language language) {
    const auto tree = KindTree::built_in();
    for (const Kind* found : tree->search(folded_name, language, 1)) {
        for (const auto& names : found->names) {
            if (std::ranges::find(names, folded_name, text::folded) != names.end())
                return Refusal{Why::conflict,
                               {"kinds.already_there", {{"path", tree->path(found->id, language)}}},
                               "name"};
        }
    }
    return Done{};
}

Result<Naming> checked_naming(std::string_view name, const std::vector<std::string>& synonyms,
                              locale::Language language) {
    Naming naming;
    naming.name = TRY(text::clean_name(name, {"name", longest_name}));
    naming.folded_name = text::folded(naming.name);
    naming.synonyms = TRY(clean_synonyms(synonyms));
    TRY(check_new(naming.folded_name, language));
    return naming;
}

bool is_own(const db::Reader& reader, CommunityId community, KindId kind) {
    const auto own = reader.list<OwnKind>(sql::list_kinds, community);
    return std::ranges::find(own, kind, &OwnKind::id) != own.end();
}

}

std::shared_ptr<const KindTree> load_tree(const db::Reader& reader, CommunityId community) {
    std::vector<Kind> own;
    for (OwnKind& row : reader.list<OwnKind>(sql::list_kinds, community))
        own.push_back(kind_of(std::move(row)));
    return KindTree::with(std::move(own));
}

Result<KindId> add_kind(db::Transaction& tx, Randomness& randomness, CommunityId community,
                        const NewKind& wanted, locale::Language language) {
    const Naming naming = TRY(checked_naming(wanted.name, wanted.synonyms, language));
    if (!KindTree::built_in()->find(wanted.parent))
        return Refusal{Why::invalid, {"kinds.unknown_parent"}, "parent"};
    if (tx.list<OwnKind>(sql::list_kinds, community).size() >= most_own_kinds)
        return Refusal{Why::conflict, {"kinds.too_many", {}, most_own_kinds}};
    const auto id = randomness.id<KindId>();
    TRY(tx.insert(name_taken, sql::insert_kind, id, community, wanted.parent, naming.name, naming.folded_name,
                  naming.synonyms, wanted.unit, wanted.nature, wanted.is_perishable));
    return id;
}

Outcome rename_kind(db::Transaction& tx, CommunityId community, KindId kind, std::string_view name,
                    const std::vector<std::string>& synonyms, locale::Language language) {
    if (!is_own(tx, community, kind))
        return not_found;
    const Naming naming = TRY(checked_naming(name, synonyms, language));
    return tx.insert(name_taken, sql::rename_kind, kind, community, naming.name, naming.folded_name,
                     naming.synonyms);
}

Outcome retire_kind(db::Transaction& tx, CommunityId community, KindId kind) {
    if (!is_own(tx, community, kind))
        return not_found;
    tx.run(sql::retire_kind, kind, community, tx.now());
    return Done{};
}

Outcome bring_back_kind(db::Transaction& tx, CommunityId community, KindId kind) {
    if (!is_own(tx, community, kind))
        return not_found;
    tx.run(sql::bring_back_kind, kind, community);
    return Done{};
}

void delete_kinds_of(db::Transaction& tx, CommunityId community) {
    tx.run(sql::delete_kinds_of, community);
}

}
