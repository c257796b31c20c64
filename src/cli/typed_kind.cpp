#include "cli/typed_kind.hpp"

#include "platform/locale/format.hpp"
#include "platform/text/fold.hpp"

namespace plenty::cli {
namespace {

constexpr std::size_t most_suggestions = 3;

}

Result<kinds::KindId> typed_kind(const kinds::KindTree& tree, std::string_view typed,
                                 locale::Language language) {
    if (const kinds::Kind* const found = tree.find_by_key(typed); found && !typed.empty())
        return found->id;
    std::vector<std::string> near;
    for (const kinds::Kind* const each : tree.search(typed, language, most_suggestions)) {
        const std::string name = tree.name(each->id, language);
        if (text::folded(name) == text::folded(typed))
            return each->id;
        near.push_back(each->key.empty() ? name : each->key);
    }
    if (near.empty())
        return Refusal{Why::invalid, {"cli.no_such_kind", {{"kind", std::string(typed)}}}, "kind"};
    return Refusal{Why::invalid,
                   {"cli.which_kind", {{"kind", std::string(typed)}, {"near", locale::list(language, near)}}},
                   "kind"};
}

}
