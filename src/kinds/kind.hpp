#pragma once
#include "base/id.hpp"
#include "base/sentence.hpp"
#include "platform/locale/language.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a gift is. Kinds stand in a tree: food, and below it bread.
namespace plenty::kinds {

struct Kind;
/// Small numbers for the kinds that come with Plenty, which are never given to another kind; random
/// ones for those that a community has added.
using KindId = Id<Kind>;

/// The numbers are stored; new ones go to the end.
enum class Nature : std::uint8_t { thing, service, skill, space, transport, loan, step };
inline constexpr std::uint8_t nature_count = 7;

/// What a quantity of a kind counts. The numbers are stored; new ones go to the end.
enum class Unit : std::uint8_t {
    piece,
    bag,
    bed,
    bottle,
    box,
    can,
    day,
    hour,
    kilo,
    litre,
    loaf,
    meal,
    night,
    pack,
    pair,
    portion,
    ride,
    seat,
    set,
    visit,
};
inline constexpr std::uint8_t unit_count = 20;

/// "{count} loaves": a sentence with plural forms.
SentenceKey unit_sentence(Unit unit);
/// "loaf", as forms, sheets and the API name a unit.
std::string_view unit_key(Unit unit);
std::optional<Unit> find_unit(std::string_view key);

/// "A thing that stays with whoever gets it".
SentenceKey nature_sentence(Nature nature);
/// "thing", as forms, sheets and the API name it.
std::string_view nature_key(Nature nature);
std::optional<Nature> find_nature(std::string_view key);

struct Kind {
    KindId id;
    std::optional<KindId> parent; ///< nothing for the roots
    std::string key;              ///< "bread"; empty for one that a community has added
    std::string icon;             ///< a Lucide name
    Unit unit = Unit::piece;
    Nature nature = Nature::thing;
    bool is_perishable = false;
    bool is_necessity = false; ///< unless the community decides otherwise: see Necessities
    bool is_retired = false;   ///< not to be chosen any more; posts of it keep their name
    /// What it is called, in each language by Language::index(): its name, then its synonyms.
    std::vector<std::vector<std::string>> names;
};

}
