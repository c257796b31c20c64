#pragma once
#include "communities/communities.hpp"

/// What a community may say of itself. Pure.
namespace plenty::communities {

inline constexpr std::size_t longest_name = 60;
inline constexpr std::size_t longest_purpose = 600;
inline constexpr std::size_t longest_agreements = 5000;
inline constexpr std::size_t longest_question = 200;
inline constexpr std::size_t most_questions = 8;

/// As forms and the API name it: "open", "ask", "invite".
std::string_view key_of(JoinPolicy policy);

/// The charter with its texts cleaned and its empty questions left out. Refusals name the field.
Result<Charter> checked(const Charter& typed);

/// The field with the answer to a question, counted from 0.
std::string answer_field(std::size_t number);

/// The name of an area, cleaned.
Result<std::string> checked_area_name(std::string_view typed);

}
