#include "sheets/cells.hpp"

#include "platform/sheet/shapes.hpp"
#include "platform/sheet/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <span>

namespace plenty::sheets {
namespace {

constexpr std::size_t short_piece = 5; ///< words; a longer one between commas is part of a sentence

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// The parts between any of `separators`, outside of brackets.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool is_end = at == text.size();
        if (!is_end && text[at] == '(')
            ++depth;
        if (!is_end && text[at] == ')')
            depth = std::max(0, depth - 1);
        if (!is_end && (depth > 0 || separators.find(text[at]) == std::string_view::npos))
            continue;
        if (const auto part = trimmed(text.substr(begin, at - begin)); !part.empty())
            parts.push_back(part);
        begin = at + 1;
    }
    return parts;
}

bool are_short(const std::vector<std::string_view>& parts) {
    return std::ranges::all_of(parts, [](auto part) { return sheet::words_of(part).size() <= short_piece; });
}

/// Words with one space between and at each end, to look for phrases in.
std::string spaced(std::string_view cell) {
    std::string text = " ";
    for (const std::string& word : sheet::words_of(cell))
        text += word + " ";
    return text;
}

bool has_any(const std::string& text, std::span<const std::string_view> phrases) {
    return std::ranges::any_of(phrases, [&](std::string_view phrase) {
        return text.find(" " + std::string(phrase) + " ") != std::string::npos;
    });
}

bool is_any(const std::string& text, std::span<const std::string_view> phrases) {
    return std::ranges::any_of(
        phrases, [&](std::string_view phrase) { return text == " " + std::string(phrase) + " "; });
}

constexpr auto nothing_words =
    std::to_array<std::string_view>({"no", "none", "nothing", "n a", "na", "not needed", "no need", "ninguno",
                                     "ninguna", "nada", "false", "no aplica"});

constexpr auto can_wait = std::to_array<std::string_view>(
    {"not urgent", "non urgent", "no rush", "can wait", "no hurry", "low", "whenever", "flexible",
     "no urgente", "no es urgente", "sin prisa", "puede esperar", "puedo esperar", "baja"});
constexpr auto within_days = std::to_array<std::string_view>(
    {"this week", "within a week", "a few days", "few days", "couple of days", "day or two", "soon", "medium",
     "moderate", "esta semana", "unos dias", "pronto", "media", "dia o dos"});
constexpr auto within_a_month =
    std::to_array<std::string_view>({"this month", "month", "weeks", "este mes", "mes", "semanas"});
constexpr auto at_once = std::to_array<std::string_view>(
    {"today", "asap", "urgent", "very urgent", "emergency", "immediate", "immediately", "right away", "now",
     "high", "24 hours", "same day", "hoy", "urgente", "ya", "inmediato", "inmediatamente", "alta",
     "emergencia"});
constexpr auto yes_words = std::to_array<std::string_view>({"yes", "y", "x", "true", "si", "1"});

constexpr auto written_words = std::to_array<std::string_view>(
    {"written", "writing", "form", "signed", "email", "e mail", "paper", "letter", "escrito", "formulario",
     "firmado", "firmo", "correo", "papel"});

constexpr auto over_words = std::to_array<std::string_view>({"complete",
                                                             "completed",
                                                             "closed",
                                                             "done",
                                                             "duplicate",
                                                             "duplicated",
                                                             "fulfilled",
                                                             "met",
                                                             "resolved",
                                                             "cancelled",
                                                             "canceled",
                                                             "declined",
                                                             "delivered",
                                                             "finished",
                                                             "archived",
                                                             "withdrawn",
                                                             "completado",
                                                             "completada",
                                                             "cerrado",
                                                             "cerrada",
                                                             "hecho",
                                                             "hecha",
                                                             "duplicado",
                                                             "duplicada",
                                                             "entregado",
                                                             "entregada",
                                                             "resuelto",
                                                             "cancelado",
                                                             "cancelada",
                                                             "terminado",
                                                             "sent to another group"});
constexpr auto not_over_words = std::to_array<std::string_view>(
    {"not", "no", "in", "incomplete", "partially", "sin", "parcialmente", "needed"});

constexpr std::array<std::array<std::string_view, 6>, 7> weekday_names{
    {{"sunday", "sundays", "sun", "domingo", "domingos", "dom"},
     {"monday", "mondays", "mon", "lunes", "lun", "lune"},
     {"tuesday", "tuesdays", "tue", "tues", "martes", "mar"},
     {"wednesday", "wednesdays", "wed", "miercoles", "mie", "weds"},
     {"thursday", "thursdays", "thu", "thurs", "jueves", "jue"},
     {"friday", "fridays", "fri", "viernes", "vie", "frid"},
     {"saturday", "saturdays", "sat", "sabado", "sabados", "sab"}}};

}

std::vector<std::string> pieces_of(std::string_view cell) {
    std::vector<std::string> pieces;
    for (const std::string_view line : parts_of(cell, ";|\n")) {
        const auto parts = parts_of(line, ",");
        if (parts.size() > 1 && are_short(parts))
            pieces.insert(pieces.end(), parts.begin(), parts.end());
        else
            pieces.emplace_back(line);
    }
    std::erase_if(pieces, says_no);
    return pieces;
}

std::optional<std::int64_t> number_in(std::string_view cell) {
    const auto begin = std::ranges::find_if(cell, sheet::is_digit);
    if (begin == cell.end())
        return std::nullopt;
    const auto digits = cell.substr(static_cast<std::size_t>(begin - cell.begin()));
    std::int64_t number = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc())
        return std::nullopt;
    return number;
}

std::optional<gifts::Urgency> urgency_of(std::string_view cell) {
    const std::string text = spaced(cell);
    if (has_any(text, can_wait))
        return has_any(text, within_days) ? gifts::Urgency::this_week : gifts::Urgency::whenever;
    if (has_any(text, at_once) || is_any(text, yes_words))
        return gifts::Urgency::today;
    if (has_any(text, within_days))
        return gifts::Urgency::this_week;
    if (has_any(text, within_a_month))
        return gifts::Urgency::this_month;
    if (is_any(text, nothing_words))
        return gifts::Urgency::whenever;
    return std::nullopt;
}

std::uint8_t weekdays_of(std::string_view cell) {
    const std::string text = spaced(cell);
    unsigned bits = 0;
    for (std::size_t day = 0; day < weekday_names.size(); ++day)
        if (has_any(text, weekday_names[day]))
            bits |= 1U << day;
    return static_cast<std::uint8_t>(bits);
}

bool says_no(std::string_view cell) {
    const auto text = trimmed(cell);
    if (text.empty() || text == "-" || text == "--" || text == "–" || text == "—")
        return true;
    return is_any(spaced(text), nothing_words);
}

bool says_written(std::string_view consent) {
    return has_any(spaced(consent), written_words);
}

bool says_over(std::string_view status) {
    const std::string text = spaced(status);
    return has_any(text, over_words) && !has_any(text, not_over_words);
}

}
