#include "platform/http/letters.hpp"
#include "platform/http/message.hpp"
#include "platform/http/percent.hpp"

namespace plenty::http {

std::optional<Fields> parse_urlencoded(std::string_view text, std::size_t limit) {
    Fields fields;
    std::size_t count = 0;
    while (!text.empty()) {
        std::string_view rest = take_until(text, '&');
        if (rest.empty())
            continue;
        if (++count > limit)
            return std::nullopt;
        auto name = percent_decode(take_until(rest, '='), Plus::space);
        auto value = percent_decode(rest, Plus::space);
        if (!name || !value)
            return std::nullopt;
        fields.add(*std::move(name), *std::move(value));
    }
    return fields;
}

}
