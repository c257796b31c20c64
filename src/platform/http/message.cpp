#include "platform/http/message.hpp"

#include <algorithm>

namespace plenty::http {

std::optional<std::string_view> Fields::find(std::string_view name) const {
    const auto found = std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first);
    if (found == pairs_.end())
        return std::nullopt;
    return found->second;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : pairs_)
        if (key == name)
            values.push_back(value);
    return values;
}

Response text_response(int status, std::string_view text) {
    Response response;
    response.status = status;
    response.headers.add("content-type", "text/plain; charset=utf-8");
    response.body = text;
    return response;
}

Response redirect(std::string_view path) {
    Response response;
    response.status = 303;
    response.headers.add("location", std::string(path));
    return response;
}

}
