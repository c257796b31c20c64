#pragma once
#include "gifts/gifts.hpp"
#include "platform/http/message.hpp"
#include "platform/sheet/columns.hpp"
#include "platform/sheet/sheet.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plenty::sheets {

/// What a column of this meaning is called.
SentenceKey name_of(sheet::Meaning meaning);
/// The word for a meaning in forms, commands and programs; stays the same.
std::string_view key_of(sheet::Meaning meaning);
std::optional<sheet::Meaning> find_meaning(std::string_view key);
/// All meanings that can be chosen, in the order in which a person looks for them.
std::span<const sheet::Meaning> all_meanings();

/// How the people of a sheet agreed that what it says of them is kept here.
enum class Agreed : std::uint8_t { spoken, written };

/// What somebody decides about a sheet: guessed first, then mended by hand. The words of a sheet stand in it
/// folded (text/fold.hpp).
struct Choices {
    std::vector<sheet::Meaning> columns;  ///< one for each column
    std::optional<gifts::Side> side = {}; ///< of every row that does not say so itself
    std::optional<AreaId> area = {};      ///< where a row is that names no area known here
    std::map<std::string, AreaId> areas = {};
    std::map<std::string, kinds::KindId> kinds = {};
    std::map<std::string, bool> over = {}; ///< by status: whether rows with it are left out
    std::optional<Agreed> agreed = {};     ///< everybody of whom their row does not say
    bool is_no_trade = false;              ///< "what sounds like a price is none"
    bool without_troubled_rows = false;    ///< go on without the rows that cannot be entered
    std::map<int, bool> alike = {};        ///< by line: whether a possible duplicate is entered all the same

    friend bool operator==(const Choices&, const Choices&) = default;
};

/// What the sheet itself suggests. `area` is left open.
Choices guess_choices(const sheet::Sheet& sheet);

/// The first step of the form: what the columns mean. Passes over what makes no sense.
void read_columns(Choices& choices, const http::Fields& form);
/// The second: everything else, apart from the words for kinds.
void read_decisions(Choices& choices, const http::Fields& form);

/// All of it as one text, and back: to be kept between two steps. A text of another version is the guess.
std::string text_of(const Choices& choices);
std::optional<Choices> choices_from(std::string_view text);

}
