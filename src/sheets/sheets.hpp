#pragma once
#include "neighbours/neighbours.hpp"
#include "sheets/plan.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenty {

/// A sheet that waits, and afterwards its import: the number is the same.
struct SheetSent;
using SheetId = Id<SheetSent>;

}

/// A community's sheets: in, as groups really have them, and out, such that they come in again the same. The
/// façade for other features.
///
///     const auto sheet = read_sheet(bytes);                            // guesses encoding and separator
///     Choices choices = guess_choices(*sheet);                         // ask, correct
///     const auto here = look_around(reader, desk, viewer, community, manner);
///     const auto plan = make_plan(*sheet, choices, *here);             // what would be entered, and what
///     not import_sheet(tx, desk, viewer, {community, *sheet, choices, manner});
///
/// Every action runs in the caller's transaction, takes the viewer, and is for those who look after the
/// community. Rows become neighbours without account and their posts.
namespace plenty::sheets {

/// What this feature needs besides the database. All of it outlives whoever uses it.
struct Desk {
    const gifts::Posting& posting;
    const neighbours::Sealing& sealing;
    const crypto::SecretKey& key;         ///< under which sheets wait, and what was entered is recognised
    std::uint64_t most_bytes = 10U << 20; ///< of a file
};

/// In which language sheets are written and first understood, and by which clock on the wall.
struct Manner {
    locale::Language language;
    locale::TimeZone zone;
};

inline constexpr std::size_t most_rows = 5'000;

/// Refuses as sheet::read() does, for more than most_rows rows, too.
Result<sheet::Sheet> read_sheet(std::string_view bytes, std::uint64_t most_bytes = 10U << 20);

/// What a sheet meets in this community.
Result<Here> look_around(const db::Reader& reader, const Desk& desk, PersonId viewer, CommunityId community,
                         const Manner& manner);

/// What a sheet is and will become. Its parts outlive it.
struct Look {
    const sheet::Sheet& sheet;
    const Choices& choices;
    const Here& here;
    const Plan* plan; ///< none, as long as make_plan() refuses
};
/// The same for a program: the SheetLook of the API.
boost::json::object document_of(const Look& look, locale::Language language);

/// Keeps a sheet, sealed, for whoever sent it; the oldest goes if more than five wait.
Result<SheetId> keep_sheet(db::Transaction& tx, const Desk& desk, PersonId viewer, CommunityId community,
                           std::string_view filename, std::string_view bytes);

struct Import {
    CommunityId community;
    const sheet::Sheet& sheet;
    const Choices& choices;
    const Manner& manner;
    std::string filename = {};
    SheetId id = {}; ///< of the sheet, if one waited; it is forgotten then
};
struct Imported {
    SheetId id;
    std::size_t neighbours = 0; ///< who were not known here before
    std::size_t posts = 0;
    std::size_t left_out = 0; ///< rows
};
/// Enters the rows of a sheet: all of them, or none. Refuses as make_plan(); `sheets.troubled_rows` where
/// some rows cannot be entered and nobody has said to go on without them; `sheets.agreed_first` (field
/// "agreed") where it is not said how somebody agreed; `sheets.nothing_to_enter`; `sheets.imported_already`.
Result<Imported> import_sheet(db::Transaction& tx, const Desk& desk, PersonId viewer, const Import& import);

/// What became of something that was entered: nothing, or what somebody did with it since.
enum class Touched : std::uint8_t { no, changed, answered, ended, confirmed, paused, neighbour_changed };
SentenceKey sentence_of(Touched touched);

struct EnteredPost {
    PostId id;
    PersonId author;
    std::string words;
    Touched touched = Touched::no;
};
struct EnteredNeighbour {
    PersonId person;
    std::string name;
    Touched touched = Touched::no;
};
/// An import, and what is still here of it.
struct ImportView {
    SheetId id;
    std::string filename;
    int left_out = 0;
    Instant imported_at;
    std::optional<Instant> undone_at;
    std::vector<EnteredPost> posts;
    std::vector<EnteredNeighbour> neighbours;
};
/// The vault knows whether somebody has answered.
Result<ImportView> look_at_import(const db::Reader& reader, const Desk& desk, const vault::Vault& vault,
                                  PersonId viewer, CommunityId community, SheetId import);
/// The same for a program: the SheetImport of the API.
boost::json::object document_of(const ImportView& import, locale::Language language);
/// Removes what an import entered and nobody has touched since; what is left is what stays. Once.
Result<ImportView> undo_import(db::Transaction& tx, const Desk& desk, vault::Vault& vault, PersonId viewer,
                               CommunityId community, SheetId import);

/// The open posts of a community as a sheet in our own columns: those of neighbours without account with how
/// to reach them, those of members with what every member sees. Never where a member is exactly, or how to
/// reach them. The same posts give the same bytes.
Result<std::string> export_sheet(const db::Reader& reader, const Desk& desk, PersonId viewer,
                                 CommunityId community, const Manner& manner);

/// Sheets wait for a day, imports can be undone for two weeks. A job, hourly.
void forget_old_sheets(db::Transaction& tx);
/// Somebody leaves a community: their sheets wait there no more.
void forget_sheets_of(db::Transaction& tx, PersonId person, CommunityId community);

}
