#include "platform/http/parameters.hpp"

#include "platform/http/letters.hpp"

namespace plenty::http {
namespace {

/// Takes a quoted text off the front of `rest`, which begins with the quote.
std::optional<std::string> take_quoted(std::string_view& rest) {
    std::string out;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        const bool escape =
            rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\');
        if (escape) {
            out += rest[++i];
        } else if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return out;
        } else {
            out += rest[i];
        }
    }
    return std::nullopt;
}

/// Takes the value of a parameter and the semicolon after it.
std::optional<std::string> take_value(std::string_view& rest) {
    if (!rest.starts_with('"'))
        return std::string(trim(take_until(rest, ';')));
    auto quoted = take_quoted(rest);
    if (quoted && !trim(take_until(rest, ';')).empty())
        return std::nullopt;
    return quoted;
}

}

std::string_view value_without_parameters(std::string_view header) {
    return trim(take_until(header, ';'));
}

std::optional<std::string> parameter(std::string_view header, std::string_view name) {
    take_until(header, ';');
    while (!header.empty()) {
        const std::size_t equals = header.find('=');
        if (equals == std::string_view::npos)
            return std::nullopt;
        const std::string_view found = trim(header.substr(0, equals));
        header.remove_prefix(equals + 1);
        auto value = take_value(header);
        if (!value || !is_token(found))
            return std::nullopt;
        if (same_letters(found, name))
            return value;
    }
    return std::nullopt;
}

}
