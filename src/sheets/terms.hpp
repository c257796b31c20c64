#pragma once
#include "platform/locale/language.hpp"
#include "sheets/choices.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The words of our own sheets: the names of the columns and of the choices, in every language we speak.
namespace plenty::sheets {

/// The columns of our own sheets, in their order.
std::span<const sheet::Meaning> own_columns();
std::vector<std::string> own_header(locale::Language language);
/// Whether a header is that of our own sheets, in any language.
bool is_own_header(const std::vector<std::string>& header);

/// A choice and the sentence that names it.
template <class Choice>
struct Term {
    Choice choice;
    SentenceKey name;
};

inline constexpr std::array side_terms{Term<gifts::Side>{gifts::Side::ask, "sheets.ask"},
                                       Term<gifts::Side>{gifts::Side::offer, "sheets.offer"}};
inline constexpr std::array urgency_terms{
    Term<gifts::Urgency>{gifts::Urgency::whenever, "gifts.urgency_whenever"},
    Term<gifts::Urgency>{gifts::Urgency::this_month, "gifts.urgency_this_month"},
    Term<gifts::Urgency>{gifts::Urgency::this_week, "gifts.urgency_this_week"},
    Term<gifts::Urgency>{gifts::Urgency::today, "gifts.urgency_today"}};
inline constexpr std::array audience_terms{
    Term<gifts::Audience>{gifts::Audience::community, "gifts.audience_community"},
    Term<gifts::Audience>{gifts::Audience::befriended, "gifts.audience_befriended"},
    Term<gifts::Audience>{gifts::Audience::everyone, "gifts.audience_everyone"}};
inline constexpr std::array choosing_terms{
    Term<gifts::Choosing>{gifts::Choosing::poster, "sheets.choosing_poster"},
    Term<gifts::Choosing>{gifts::Choosing::need, "gifts.choosing_need"}};
inline constexpr std::array requirement_terms{
    Term<gifts::Requirement>{gifts::Requirement::carrying, "gifts.requires_carrying"},
    Term<gifts::Requirement>{gifts::Requirement::step_free, "gifts.requires_step_free"}};

/// Whether a cell is this sentence in any language, without regard to case and accents.
bool is_said_in(std::string_view cell, SentenceKey name);

template <class Choice, std::size_t n>
std::optional<Choice> find_term(const std::array<Term<Choice>, n>& terms, std::string_view cell) {
    for (const Term<Choice>& term : terms)
        if (is_said_in(cell, term.name))
            return term.choice;
    return std::nullopt;
}

template <class Choice, std::size_t n>
SentenceKey name_of(const std::array<Term<Choice>, n>& terms, Choice choice) {
    for (const Term<Choice>& term : terms)
        if (term.choice == choice)
            return term.name;
    throw Mistake("every choice has a term");
}

}
