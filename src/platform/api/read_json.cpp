#include "platform/api/read_json.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <cmath>
#include <optional>
#include <vector>

namespace plenty::api {
namespace {

/// An object or a list that is not at its end yet, and the member that comes next.
struct Open {
    json::value value;
    std::string key;
};

/// What the parser tells, put together; stops it at what is not taken.
class Building {
public:
    static constexpr std::size_t max_object_size = 1'000;
    static constexpr std::size_t max_array_size = 10'000;
    static constexpr std::size_t max_key_size = 200;
    static constexpr std::size_t max_string_size = json::string::max_size();

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return begin(json::object()); }
    bool on_object_end(std::size_t, json::error_code& stop) { return end(stop); }
    bool on_array_begin(json::error_code&) { return begin(json::array()); }
    bool on_array_end(std::size_t, json::error_code& stop) { return end(stop); }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return gather(part); }
    bool on_key(json::string_view part, std::size_t, json::error_code&) {
        gather(part);
        open_.back().key = std::move(text_);
        text_.clear();
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&) { return gather(part); }
    bool on_string(json::string_view part, std::size_t, json::error_code& stop) {
        gather(part);
        const std::string text = std::move(text_);
        text_.clear();
        if (text.find('\0') != std::string::npos)
            return refuse({"api.not_text"}, stop);
        return put(json::value(text), stop);
    }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t number, json::string_view, json::error_code& stop) {
        return put(number, stop);
    }
    bool on_uint64(std::uint64_t number, json::string_view, json::error_code& stop) {
        return put(number, stop);
    }
    bool on_double(double number, json::string_view, json::error_code& stop) {
        return std::isfinite(number) ? put(number, stop) : refuse({"api.number_too_large"}, stop);
    }
    bool on_bool(bool value, json::error_code& stop) { return put(value, stop); }
    bool on_null(json::error_code& stop) { return put(nullptr, stop); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

    /// What was wrong, if it was one of ours to say.
    const std::optional<Refusal>& refusal() const { return refusal_; }
    json::value& value() { return value_; }

private:
    bool gather(json::string_view part) {
        text_.append(part.data(), part.size());
        return true;
    }

    bool begin(json::value empty) {
        open_.push_back({std::move(empty), {}});
        return true;
    }

    bool end(json::error_code& stop) {
        json::value whole = std::move(open_.back().value);
        open_.pop_back();
        return put(std::move(whole), stop);
    }

    bool put(json::value value, json::error_code& stop) {
        if (open_.empty()) {
            value_ = std::move(value);
            return true;
        }
        Open& around = open_.back();
        if (auto* const list = around.value.if_array()) {
            list->push_back(std::move(value));
            return true;
        }
        if (!around.value.get_object().emplace(around.key, std::move(value)).second)
            return refuse({"api.repeated_member"}, stop);
        return true;
    }

    std::string place() const {
        std::string at;
        for (const Open& each : open_)
            at = below(at, each.value.is_array() ? std::to_string(each.value.get_array().size()) : each.key);
        return at;
    }

    bool refuse(Sentence why, json::error_code& stop) {
        refusal_ = Refusal{Why::invalid, std::move(why), place()};
        stop = json::error::exception;
        return false;
    }

    std::vector<Open> open_;
    std::string text_;
    json::value value_;
    std::optional<Refusal> refusal_;
};

Refusal refusal_of(const json::error_code& error) {
    if (error == json::error::too_deep)
        return {Why::invalid, {"api.too_deep", {}, static_cast<std::int64_t>(deepest_json)}};
    if (error == json::error::exponent_overflow)
        return {Why::invalid, {"api.number_too_large"}};
    return {Why::invalid, {"api.not_json"}};
}

}

Result<json::value> read_json(std::string_view text) {
    json::parse_options options;
    options.max_depth = deepest_json;
    json::basic_parser<Building> parser(options);
    json::error_code error;
    const std::size_t taken = parser.write_some(false, text.data(), text.size(), error);
    if (parser.handler().refusal())
        return *parser.handler().refusal();
    if (error)
        return refusal_of(error);
    if (taken < text.size() || !parser.done())
        return Refusal{Why::invalid, {"api.not_json"}};
    return std::move(parser.handler().value());
}

std::string below(std::string_view at, std::string_view member) {
    std::string pointer(at);
    pointer += '/';
    for (const char letter : member) {
        if (letter == '~')
            pointer += "~0";
        else if (letter == '/')
            pointer += "~1";
        else
            pointer += letter;
    }
    return pointer;
}

}
