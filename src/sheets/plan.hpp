#pragma once
#include "communities/communities.hpp"
#include "platform/locale/time_zone.hpp"
#include "platform/sheet/likeness.hpp"
#include "sheets/choices.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What will be entered of a sheet. Pure: no database, no clock; usable from any thread.
namespace plenty::sheets {

inline constexpr std::size_t most_gifts_in_a_row = 20;
inline constexpr std::size_t most_gifts = 5'000; ///< in one import

/// Somebody of whom a row tells.
struct Who {
    std::string name;
    std::string contact; ///< phone, e-mail, how to reach them: a line each
    std::string address;
    std::string languages;

    friend bool operator==(const Who&, const Who&) = default;
};

/// A post that stands here already, as far as the viewer may see it.
struct Standing {
    Who who;
    gifts::Side side;
    kinds::KindId kind;
    std::string words;
    AreaId area;
};

/// What a sheet meets in a community; taken from one snapshot.
struct Here {
    std::shared_ptr<const kinds::KindTree> tree;
    std::vector<communities::NamedArea> areas; ///< at least one
    locale::Language language;
    locale::TimeZone zone;
    Instant now;
    std::vector<Standing> standing;
};

/// A row that will be entered: one person, with everything they ask for or offer.
struct Entry {
    int line = 0;
    Who who;
    std::optional<Agreed> agreed;    ///< as their row says, else as was said of the sheet
    std::vector<gifts::Draft> gifts; ///< checked; at least one
};

/// A row that cannot be entered, and why not.
struct Trouble {
    int line = 0;
    Sentence sentence;
    std::optional<sheet::Meaning> column = {}; ///< where the trouble is, if in one
    bool is_trade = false;                     ///< it can, once somebody says that it asks nothing in return
};

/// In what two are alike.
SentenceKey sentence_of(sheet::Likeness why);

/// A row that may say the same as another, or as a post that stands here.
struct Alike {
    Entry entry;
    sheet::Likeness why;
    std::optional<int> line;             ///< of the row before it that is alike
    std::optional<std::size_t> standing; ///< or the post: an index into Here::standing
    bool is_entered = false;             ///< as chosen, else: not if it is the same gift
};

/// A word of the sheet, and what it is taken for.
template <class Thing>
struct Placed {
    std::string text;   ///< as it is written the first time
    std::string folded; ///< as Choices knows it
    int rows = 0;
    Thing thing;
    bool is_known = false; ///< or chosen by hand; else it goes where everything else goes
};

struct Status {
    std::string text;
    std::string folded;
    int rows = 0;
    bool is_over = false;
};

struct Plan {
    std::vector<Entry> entries;    ///< by line; with those alike that are entered
    std::vector<Trouble> troubles; ///< by line; also of the rows that could not be read
    std::vector<Alike> alike;
    std::vector<Placed<kinds::KindId>> kinds; ///< the unknown first, then the most frequent
    std::vector<Placed<AreaId>> areas;        ///< only what is no area here
    std::vector<Status> statuses;
    int over = 0;  ///< rows that are left out for their status
    int blank = 0; ///< rows that say nothing
    int rows = 0;  ///< of the sheet, with those that could not be read

    std::size_t gift_count() const;
    std::size_t left_out_alike() const;
    /// rows = entries + troubles + those alike that are left out + over + blank.
    bool adds_up() const;
};

/// Refuses `sheets.choose_wanted` where no column says what is asked for or offered, `sheets.choose_side`
/// where none says which of both and nobody has, and `sheets.too_many_gifts`.
Result<Plan> make_plan(const sheet::Sheet& sheet, const Choices& choices, const Here& here);

/// What somebody's contact words are compared by.
sheet::Likeable likeable(const Who& who, std::string_view place, std::string words);

}
