#include "platform/api/shape.hpp"

#include <algorithm>
#include <cmath>

namespace plenty::api {
namespace {

constexpr double largest_exact = 9'007'199'254'740'991; ///< above it a double is no exact whole number

/// The whole number in a value, however it was written: 3, 3.0, 3e0.
std::optional<std::int64_t> whole_in(const json::value& from) {
    if (const auto* const number = from.if_int64())
        return *number;
    const auto* const number = from.if_double();
    if (number && std::trunc(*number) == *number && std::abs(*number) <= largest_exact)
        return static_cast<std::int64_t>(*number);
    return std::nullopt;
}

std::optional<double> number_in(const json::value& from) {
    if (const auto* const number = from.if_double())
        return *number;
    if (const auto* const number = from.if_int64())
        return static_cast<double>(*number);
    if (const auto* const number = from.if_uint64())
        return static_cast<double>(*number);
    return std::nullopt;
}

std::string plain(double number) {
    std::string text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

Refusal out_of_range(const std::string& at, double least, double most) {
    return refused_at(at, {"api.out_of_range", {{"least", plain(least)}, {"most", plain(most)}}});
}

Outcome read_whole(std::int64_t& onto, const json::value& from, const std::string& at) {
    const auto number = whole_in(from);
    if (!number)
        return refused_at(at, {"api.whole_number_expected"});
    onto = *number;
    return Done{};
}

}

Refusal refused_at(const std::string& at, Sentence why) {
    return {Why::invalid, std::move(why), at};
}

Outcome read_text(std::string& onto, const json::value& from, const std::string& at) {
    const auto* const text = from.if_string();
    if (!text)
        return refused_at(at, {"api.text_expected"});
    onto.assign(text->data(), text->size());
    return Done{};
}

Outcome read_choice(std::size_t& onto, const json::value& from, const std::string& at,
                    const std::vector<std::string>& choices) {
    std::string key;
    TRY(read_text(key, from, at));
    onto = static_cast<std::size_t>(std::ranges::find(choices, key) - choices.begin());
    if (onto < choices.size())
        return Done{};
    std::string all;
    for (const std::string& each : choices)
        all.append(all.empty() ? "" : ", ").append(each);
    return refused_at(at, {"api.not_a_choice", {{"choices", all}}});
}

Schema identity_schema() {
    return {.sort = Sort::text,
            .words = "An identity: 13 letters and digits.",
            .pattern = "^[0-9a-hjkmnp-tv-z]{13}$"};
}

Schema choice_schema(std::vector<std::string> choices) {
    return {.sort = Sort::text, .choices = std::move(choices)};
}

Outcome expect_list(const json::value& from, const std::string& at, std::size_t most) {
    if (!from.is_array())
        return refused_at(at, {"api.list_expected"});
    if (from.get_array().size() > most)
        return refused_at(at, {"api.too_many_items", {}, static_cast<std::int64_t>(most)});
    return Done{};
}

Shape<std::string> text(std::size_t longest) {
    Schema schema{.sort = Sort::text};
    if (longest > 0)
        schema.most = static_cast<double>(longest);
    return leaf<std::string>(std::move(schema), read_text,
                             [](const std::string& text) { return json::value(text); });
}

Shape<bool> yes_or_no() {
    return leaf<bool>(
        Schema{.sort = Sort::yes_or_no},
        [](bool& onto, const json::value& from, const std::string& at) -> Outcome {
            if (!from.is_bool())
                return refused_at(at, {"api.yes_or_no_expected"});
            onto = from.get_bool();
            return Done{};
        },
        [](const bool& value) { return json::value(value); });
}

Shape<double> number(double least, double most) {
    return leaf<double>(
        Schema{.sort = Sort::number, .least = least, .most = most},
        [least, most](double& onto, const json::value& from, const std::string& at) -> Outcome {
            const auto number = number_in(from);
            if (!number)
                return refused_at(at, {"api.number_expected"});
            if (!(*number >= least && *number <= most))
                return out_of_range(at, least, most);
            onto = *number;
            return Done{};
        },
        [](const double& value) { return json::value(value); });
}

Shape<Instant> moment() {
    return leaf<Instant>(
        Schema{.sort = Sort::text, .format = "date-time"},
        [](Instant& onto, const json::value& from, const std::string& at) -> Outcome {
            std::string text;
            TRY(read_text(text, from, at));
            const auto instant = parse_moment(text);
            if (!instant)
                return refused_at(at, {"api.moment_expected"});
            onto = *instant;
            return Done{};
        },
        [](const Instant& instant) { return json::value(moment_text(instant)); });
}

Shape<std::int64_t> whole(std::int64_t least, std::int64_t most, Judge judge) {
    const auto lowest = static_cast<double>(least), highest = static_cast<double>(most);
    return leaf<std::int64_t>(
        Schema{.sort = Sort::whole, .least = lowest, .most = highest},
        [=](std::int64_t& onto, const json::value& from, const std::string& at) -> Outcome {
            TRY(read_whole(onto, from, at));
            if (judge == Judge::reader && (onto < least || onto > most))
                return out_of_range(at, lowest, highest);
            return Done{};
        },
        [](const std::int64_t& value) { return json::value(value); });
}

Shape<Quantity> quantity(Quantity least, Quantity most) {
    Schema schema{.sort = Sort::whole,
                  .least = static_cast<double>(least.units()),
                  .most = static_cast<double>(most.units())};
    return leaf<Quantity>(
        std::move(schema),
        [](Quantity& onto, const json::value& from, const std::string& at) -> Outcome {
            std::int64_t units = 0;
            TRY(read_whole(units, from, at));
            onto = Quantity(units);
            return Done{};
        },
        [](const Quantity& value) { return json::value(value.units()); });
}

}
