#include "neighbours/contact_line.hpp"

#include "platform/html/components.hpp"
#include "platform/sheet/shapes.hpp"

namespace plenty::neighbours {
namespace {

constexpr std::size_t shortest_number = 6;

/// The first run of digits that is long enough, signs between them left out; empty if there is none.
std::string number_in(std::string_view contact) {
    std::string number;
    for (const char letter : contact) {
        if (sheet::is_digit(letter) || (letter == '+' && number.empty()))
            number += letter;
        else if (std::string_view(" -./()").find(letter) == std::string_view::npos) {
            if (number.size() >= shortest_number)
                break;
            number.clear();
        }
    }
    return number.size() < shortest_number ? std::string() : number;
}

}

html::Html contact_line(const std::string& contact) {
    using namespace html;
    const std::string number = number_in(contact);
    return number.empty() ? all(contact) : a(href("tel:" + number), contact);
}

}
