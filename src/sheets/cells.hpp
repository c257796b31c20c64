#pragma once
#include "gifts/gifts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What single cells of a group's sheet say, in English and Spanish. Pure; usable from any thread.
namespace plenty::sheets {

/// The things a cell lists: "Food, pet care; a ride". A sentence with commas stays whole, and what says that
/// there is nothing ("No", "n/a") is nothing.
std::vector<std::string> pieces_of(std::string_view cell);

/// The first whole number in a cell: 2 in "2 bags".
std::optional<std::int64_t> number_in(std::string_view cell);

/// "ASAP", "non urgent, I can wait a day or two", "esta semana"; nothing if it does not tell.
std::optional<gifts::Urgency> urgency_of(std::string_view cell);

/// The days of the week that are named in it; bit 0 is Sunday.
std::uint8_t weekdays_of(std::string_view cell);

/// Whether it says no, or that there is nothing.
bool says_no(std::string_view cell);

/// Whether it says that somebody agreed on paper, by e-mail or in a form.
bool says_written(std::string_view consent);

/// Whether a status says that a row is over: "Completed", "Duplicate", "hecho".
bool says_over(std::string_view status);

}
