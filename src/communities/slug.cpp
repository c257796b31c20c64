#include "communities/slug.hpp"

#include "platform/text/fold.hpp"

namespace plenty::communities {
namespace {

constexpr std::size_t longest_slug = 50;

bool fits(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

}

std::string slug_of(std::string_view name) {
    std::string slug;
    for (const char letter : text::folded(name)) {
        if (fits(letter))
            slug += letter;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
        if (slug.size() == longest_slug)
            break;
    }
    while (slug.ends_with('-'))
        slug.pop_back();
    return slug.empty() ? "community" : slug;
}

}
