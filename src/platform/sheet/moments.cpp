#include "platform/sheet/shapes.hpp"

#include <array>
#include <vector>

namespace plenty::sheet {
namespace {

/// A run of digits, or of letters in small, of a date as it is written.
struct Token {
    std::string letters = {};
    int number = -1;
    std::size_t digits = 0;
    char before = ' '; ///< the sign in front

    bool is_number() const { return digits > 0; }
};

constexpr std::size_t most_tokens = 12;

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           static_cast<unsigned char>(letter) >= 0x80;
}

Token next_token(std::string_view& rest) {
    Token token;
    if (is_digit(rest.front())) {
        token.number = 0;
        for (; !rest.empty() && is_digit(rest.front()) && token.digits < 7;
             rest.remove_prefix(1), ++token.digits)
            token.number = token.number * 10 + (rest.front() - '0');
    } else {
        for (; !rest.empty() && is_letter(rest.front()); rest.remove_prefix(1)) {
            const char letter = rest.front();
            token.letters += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        }
    }
    return token;
}

/// Nothing for a text that has other signs than dates have, or too much of them.
std::optional<std::vector<Token>> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    char before = ' ';
    while (!text.empty()) {
        const char letter = text.front();
        if (is_digit(letter) || is_letter(letter)) {
            tokens.push_back(next_token(text));
            tokens.back().before = before;
            before = ' ';
            if (tokens.size() > most_tokens)
                return std::nullopt;
            continue;
        }
        if (std::string_view(" /.-:,+").find(letter) == std::string_view::npos)
            return std::nullopt;
        if (before == ' ' || letter != ' ')
            before = letter;
        text.remove_prefix(1);
    }
    return tokens;
}

std::optional<unsigned> month_named(std::string_view letters) {
    constexpr std::array<std::string_view, 12> english{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
    constexpr std::array<std::string_view, 12> spanish{"enero",      "febrero", "marzo",     "abril",
                                                       "mayo",       "junio",   "julio",     "agosto",
                                                       "septiembre", "octubre", "noviembre", "diciembre"};
    if (letters.size() < 3)
        return std::nullopt;
    for (unsigned month = 0; month < 12; ++month)
        if (english.at(month).starts_with(letters) || spanish.at(month).starts_with(letters))
            return month + 1;
    return std::nullopt;
}

int full_year(const Token& token) {
    if (token.digits == 2)
        return token.number < 70 ? 2000 + token.number : 1900 + token.number;
    return token.number;
}

std::optional<std::chrono::local_days> day(int year, unsigned month, unsigned day_of_month) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day_of_month)};
    if (!date.ok() || year < 1900 || year > 2200)
        return std::nullopt;
    return std::chrono::local_days(date);
}

unsigned whole(const Token& token) {
    return static_cast<unsigned>(token.number);
}

/// 15 March 2020, or March 15, 2020.
std::optional<std::chrono::local_days> day_with_month_name(std::span<const Token> tokens) {
    const bool day_leads = tokens[0].is_number();
    const Token& name = day_leads ? tokens[1] : tokens[0];
    const Token& number = day_leads ? tokens[0] : tokens[1];
    const auto month = month_named(name.letters);
    if (!month || !number.is_number() || !tokens[2].is_number())
        return std::nullopt;
    return day(full_year(tokens[2]), *month, whole(number));
}

/// 2020-03-15, 3/15/2020 or 15.03.20; the other order where the one expected is in no calendar.
std::optional<std::chrono::local_days> day_in_numbers(std::span<const Token> tokens, DateOrder order) {
    const auto& first = tokens[0];
    const auto& second = tokens[1];
    const auto& third = tokens[2];
    if (second.before != third.before ||
        std::string_view("/.-").find(second.before) == std::string_view::npos)
        return std::nullopt;
    if (first.digits == 4)
        return day(first.number, whole(second), whole(third));
    if (third.digits != 2 && third.digits != 4)
        return std::nullopt;
    const auto month_first = day(full_year(third), whole(first), whole(second));
    const auto day_first = day(full_year(third), whole(second), whole(first));
    if (order == DateOrder::month_first)
        return month_first ? month_first : day_first;
    return day_first ? day_first : month_first;
}

/// The day that the first three tokens name.
std::optional<std::chrono::local_days> day_of(std::span<const Token> tokens, DateOrder order) {
    const bool numbers = tokens[0].is_number() && tokens[1].is_number() && tokens[2].is_number();
    return numbers ? day_in_numbers(tokens, order) : day_with_month_name(tokens);
}

/// The time of day in what follows the date: nothing there is midnight; nothing returned is no time.
std::optional<std::chrono::seconds> time_of(std::span<const Token> tokens) {
    if (!tokens.empty() && (tokens[0].letters == "t" || tokens[0].letters == "at"))
        tokens = tokens.subspan(1);
    if (tokens.empty())
        return std::chrono::seconds(0);
    if (tokens.size() < 2 || !tokens[0].is_number() || !tokens[1].is_number() || tokens[1].before != ':')
        return std::nullopt;
    int hour = tokens[0].number;
    const int minute = tokens[1].number;
    const bool has_seconds = tokens.size() > 2 && tokens[2].is_number() && tokens[2].before == ':';
    const int second = has_seconds ? tokens[2].number : 0;
    for (const Token& token : tokens.subspan(has_seconds ? 3 : 2)) {
        if (token.letters.starts_with("p") && hour < 12)
            hour += 12;
        else if (token.letters == "am" && hour == 12)
            hour = 0;
    }
    if (hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

}

std::optional<std::chrono::local_seconds> moment_of(std::string_view cell, DateOrder order) {
    if (cell.size() < 6 || cell.size() > 48)
        return std::nullopt;
    const auto found = tokens_of(cell);
    if (!found || found->size() < 3)
        return std::nullopt;
    std::vector<Token> tokens;
    for (const Token& token : *found)
        if (token.letters != "de" && token.letters != "of" && token.letters != "th" && token.letters != "st")
            tokens.push_back(token);
    if (tokens.size() < 3)
        return std::nullopt;
    const auto date = day_of(tokens, order);
    const auto time = time_of(std::span(tokens).subspan(3));
    if (!date || !time)
        return std::nullopt;
    return *date + *time;
}

DateOrder guess_date_order(std::span<const std::string_view> cells) {
    int month_first = 0;
    int day_first = 0;
    for (const auto cell : cells) {
        const auto tokens = tokens_of(cell.substr(0, 48));
        if (!tokens || tokens->size() < 3 || (*tokens)[0].digits > 2 || !(*tokens)[1].is_number())
            continue;
        if ((*tokens)[0].number > 12)
            ++day_first;
        else if ((*tokens)[1].number > 12)
            ++month_first;
    }
    return day_first > month_first ? DateOrder::day_first : DateOrder::month_first;
}

}
