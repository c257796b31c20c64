#pragma once
#include "sheets/sheets.hpp"

/// Sheets that wait, and what imports have entered.
namespace plenty::sheets {

inline constexpr std::chrono::hours sheets_wait{24};
inline constexpr std::chrono::days imports_stay{14};
inline constexpr std::size_t most_waiting = 5; ///< of one person in one community

/// The name of a file as it is kept; empty if it is none.
std::string kept_name(std::string_view filename);

struct Waiting {
    SheetId id;
    std::string filename;
    Instant kept_at;
};
struct StoredImport {
    SheetId id;
    std::string filename;
    int left_out;
    Instant imported_at;
    std::optional<Instant> undone_at;
};

Result<Waiting> find_waiting(const db::Reader& reader, PersonId viewer, CommunityId community, SheetId sheet);
std::vector<Waiting> list_waiting(const db::Reader& reader, PersonId viewer, CommunityId community);
Outcome forget_sheet(db::Transaction& tx, PersonId viewer, CommunityId community, SheetId sheet);

struct KeptSheet {
    std::string filename;
    std::string bytes;
    std::optional<Choices> choices; ///< what was decided so far
};
/// For whoever sent it; not found for everybody else.
Result<KeptSheet> open_sheet(const db::Reader& reader, const Desk& desk, PersonId viewer,
                             CommunityId community, SheetId sheet);
Outcome keep_choices(db::Transaction& tx, const Desk& desk, PersonId viewer, CommunityId community,
                     SheetId sheet, const Choices& choices);

std::optional<StoredImport> find_import(const db::Reader& reader, CommunityId community, SheetId import);
/// The latest first, at most twenty.
std::vector<StoredImport> list_imports(const db::Reader& reader, CommunityId community);

}
