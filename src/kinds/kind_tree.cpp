#include "kinds/kind_tree.hpp"

#include "base/result.hpp"
#include "kinds/built_in.hpp"
#include "platform/locale/pseudo.hpp"

#include <algorithm>

namespace plenty::kinds {
namespace {

using locale::Language;

constexpr std::string_view something_else = "other";

/// The words of a row in `language`, or in English where the tree does not speak it.
std::vector<std::string> words_of(const built_in::Row& row, Language language) {
    const auto found = std::ranges::find(built_in::languages, language.tag());
    const auto column = found == built_in::languages.end() ? 0 : found - built_in::languages.begin();
    const built_in::Words words = row.names[static_cast<std::size_t>(column)];
    return {words.begin(), words.end()};
}

Kind kind_of(const built_in::Row& row) {
    Kind kind{.id = KindId(row.id),
              .parent = row.parent == 0 ? std::nullopt : std::optional(KindId(row.parent)),
              .key = std::string(row.key),
              .icon = std::string(row.icon),
              .unit = row.unit,
              .nature = row.nature,
              .is_perishable = row.is_perishable,
              .is_necessity = row.is_necessity,
              .is_retired = false,
              .names = {}};
    for (const Language language : Language::all())
        kind.names.push_back(words_of(row, language));
    return kind;
}

std::vector<Kind> built_in_kinds() {
    std::vector<Kind> kinds;
    kinds.reserve(built_in::rows.size());
    for (const built_in::Row& row : built_in::rows)
        kinds.push_back(kind_of(row));
    return kinds;
}

std::vector<const Kind*> best(std::vector<Fit> fits, std::size_t most) {
    std::vector<const Kind*> kinds;
    while (kinds.size() < most && !fits.empty()) {
        // The first of equals, so that the order of the tree decides between them.
        const auto next = std::ranges::max_element(fits, {}, &Fit::score);
        kinds.push_back(next->kind);
        fits.erase(next);
    }
    return kinds;
}

}

KindTree::KindTree(std::shared_ptr<const KindTree> below, std::vector<Kind> kinds)
    : below_(std::move(below)), kinds_(std::move(kinds)) {
    for (Kind& kind : kinds_) {
        if (below_ && (!kind.parent || !find(*kind.parent)))
            kind.parent = below_->find_by_key(something_else)->id;
        by_id_.emplace(kind.id, static_cast<std::size_t>(&kind - kinds_.data()));
    }
    words_ = KindWords(kinds_);
}

std::shared_ptr<const KindTree> KindTree::built_in() {
    static const std::shared_ptr<const KindTree> tree(new KindTree(nullptr, built_in_kinds()));
    return tree;
}

std::shared_ptr<const KindTree> KindTree::with(std::vector<Kind> own) {
    if (own.empty())
        return built_in();
    return std::shared_ptr<const KindTree>(new KindTree(built_in(), std::move(own)));
}

const Kind* KindTree::find(KindId id) const {
    if (const auto found = by_id_.find(id); found != by_id_.end())
        return &kinds_[found->second];
    return below_ ? below_->find(id) : nullptr;
}

const Kind* KindTree::find_by_key(std::string_view key) const {
    if (below_)
        return below_->find_by_key(key);
    const auto found = std::ranges::find(kinds_, key, &Kind::key);
    return found == kinds_.end() ? nullptr : &*found;
}

const Kind& KindTree::kind(KindId id) const {
    const Kind* const found = find(id);
    return found ? *found : *find_by_key(something_else);
}

void KindTree::for_each(const std::function<void(const Kind&)>& use) const {
    if (below_)
        below_->for_each(use);
    std::ranges::for_each(kinds_, use);
}

std::vector<const Kind*> KindTree::chosen_if(const std::function<bool(const Kind&)>& wanted) const {
    std::vector<const Kind*> chosen;
    for_each([&](const Kind& kind) {
        if (!kind.is_retired && wanted(kind))
            chosen.push_back(&kind);
    });
    return chosen;
}

std::vector<const Kind*> KindTree::roots() const {
    return chosen_if([](const Kind& kind) { return !kind.parent; });
}

std::vector<const Kind*> KindTree::children(KindId id) const {
    return chosen_if([&](const Kind& kind) { return kind.parent == id; });
}

std::vector<KindId> KindTree::ancestors(KindId id) const {
    std::vector<KindId> above;
    for (const Kind* kind = find(id); kind && kind->parent; kind = find(*kind->parent))
        above.push_back(*kind->parent);
    return above;
}

std::vector<KindId> KindTree::subtree(KindId id) const {
    std::vector<KindId> ids;
    for_each([&](const Kind& kind) {
        // A parent stands before its children, so one pass finds them all.
        if (kind.id == id || (kind.parent && std::ranges::find(ids, *kind.parent) != ids.end()))
            ids.push_back(kind.id);
    });
    return ids;
}

std::string KindTree::name(KindId id, Language language) const {
    const Kind& named = kind(id);
    if (language == Language::pseudo())
        return locale::pseudo_sentence(named.names.front().front());
    return named.names[language.index()].front();
}

std::string KindTree::path(KindId id, Language language) const {
    std::string path = name(id, language);
    for (const KindId above : ancestors(id))
        path = name(above, language) + " › " + path;
    return path;
}

std::vector<const Kind*> KindTree::search(std::string_view typed, Language language, std::size_t most) const {
    const ComparedText text(typed);
    std::vector<Fit> fits;
    if (text.words.empty())
        return {};
    for (const KindTree* tree : {below_.get(), this}) {
        if (tree)
            tree->words_.search(text, language, fits);
    }
    for (const KindTree* tree : {below_.get(), this}) {
        if (tree && fits.empty())
            tree->words_.search_misspelt(text, language, fits);
    }
    return best(std::move(fits), most);
}

std::optional<KindId> KindTree::guess(std::string_view words, Language language) const {
    const ComparedText text(words);
    std::vector<Fit> fits;
    for (const KindTree* tree : {below_.get(), this}) {
        if (tree)
            tree->words_.find_in(text, language, fits);
    }
    const auto guessed = best(std::move(fits), 1);
    return guessed.empty() ? std::nullopt : std::optional(guessed.front()->id);
}

}
