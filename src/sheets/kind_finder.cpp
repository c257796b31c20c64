#include "sheets/kind_finder.hpp"

#include "platform/text/fold.hpp"

namespace plenty::sheets {
namespace {

using kinds::Kind;
using kinds::KindId;
using locale::Language;

std::vector<Language> languages_from(Language first) {
    std::vector<Language> all{first};
    for (const Language each : Language::all())
        if (each != first)
            all.push_back(each);
    return all;
}

}

KindFinder::KindFinder(std::shared_ptr<const kinds::KindTree> tree, Language language)
    : tree_(std::move(tree)), language_(language) {
    std::vector<const Kind*> all;
    add_below(tree_->roots(), all);
    const auto languages = languages_from(language_);
    for (const Language each : languages)
        for (const Kind* const kind : all)
            add(tree_->name(kind->id, each), kind->id);
    for (const Kind* const kind : all) {
        add(kind->key, kind->id);
        for (const Language each : languages)
            add(tree_->path(kind->id, each), kind->id);
    }
    for (const Language each : languages)
        for (const Kind* const kind : all)
            if (each.index() < kind->names.size())
                for (const std::string& name : kind->names[each.index()])
                    add(name, kind->id);
}

void KindFinder::add_below(const std::vector<const Kind*>& siblings, std::vector<const Kind*>& all) const {
    for (const Kind* const kind : siblings) {
        all.push_back(kind);
        add_below(tree_->children(kind->id), all);
    }
}

void KindFinder::add(std::string_view text, KindId kind) {
    if (!text.empty())
        by_text_.try_emplace(text::folded(text), kind);
}

std::optional<KindId> KindFinder::exactly(std::string_view text) const {
    const auto found = by_text_.find(text::folded(text));
    return found == by_text_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<KindId> KindFinder::find(std::string_view text) const {
    const auto [found, is_new] = found_.try_emplace(std::string(text));
    if (is_new) {
        found->second = exactly(text);
        if (!found->second)
            found->second = tree_->guess(text, language_);
    }
    return found->second;
}

std::optional<KindId> KindFinder::find_typed(std::string_view text) const {
    if (const auto found = find(text))
        return found;
    const auto likely = tree_->search(text, language_, 1);
    return likely.empty() ? std::nullopt : std::optional(likely.front()->id);
}

std::string KindFinder::name_of(KindId kind, Language language) const {
    for (const std::string& each :
         {tree_->name(kind, language), tree_->path(kind, language), tree_->kind(kind).key})
        if (exactly(each) == kind)
            return each;
    return tree_->name(kind, language);
}

KindId KindFinder::other() const {
    return tree_->find_by_key("other")->id;
}

}
