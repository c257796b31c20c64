#pragma once
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// What a single cell looks like, without its header.
namespace plenty::sheet {

inline bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

enum class Shape { nothing, words, number, phone, email, moment, link };

Shape shape_of(std::string_view cell);

/// The digits of a phone number as it is compared: at most the last nine, so that it is the same with and
/// without its country code or leading zero. Nothing if it is no phone number: fewer than seven digits, more
/// than fifteen, or anything else than digits, spaces, + ( ) . - / and an extension.
std::optional<std::string> phone_digits(std::string_view cell);

/// The part of an address for mail that decides, in small letters. Nothing if it is none.
std::optional<std::string> email_address(std::string_view cell);

/// Which number comes first in 03/04/2020. With a four-digit year in front it is plain.
enum class DateOrder { month_first, day_first };

/// The order in which most of the dates of a column make sense; month_first where nothing decides.
DateOrder guess_date_order(std::span<const std::string_view> cells);

/// Reads "3/15/2020 22:49:40", "15.03.20", "2020-03-15T22:49:40.123Z", "15 March 2020", "Mar 15, 2020 10:49
/// pm" and the like, in English and Spanish, as local time. Nothing for a day that is in no calendar.
std::optional<std::chrono::local_seconds> moment_of(std::string_view cell,
                                                    DateOrder order = DateOrder::month_first);

}
