#include "neighbours/contact.hpp"

#include "platform/sheet/shapes.hpp"

namespace plenty::neighbours {
namespace {

constexpr std::string_view of_a_phone = "0123456789+()./- ";

}

std::optional<std::string> phone_in(std::string_view contact) {
    for (std::size_t begin = 0; begin < contact.size();) {
        begin = contact.find_first_of(of_a_phone, begin);
        if (begin == contact.npos)
            return std::nullopt;
        const std::size_t end = std::min(contact.find_first_not_of(of_a_phone, begin), contact.size());
        std::string_view run = contact.substr(begin, end - begin);
        while (!run.empty() && !sheet::is_digit(run.back()))
            run.remove_suffix(1);
        while (!run.empty() && run.front() != '+' && run.front() != '(' && !sheet::is_digit(run.front()))
            run.remove_prefix(1);
        if (auto digits = sheet::phone_digits(run))
            return digits;
        begin = end;
    }
    return std::nullopt;
}

}
