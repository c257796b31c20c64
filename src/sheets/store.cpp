#include "sheets/store.hpp"

#include "platform/crypto/sealing.hpp"
#include "platform/text/clean.hpp"
#include "sheets/queries.hpp"

#include <algorithm>

namespace plenty::sheets {
namespace {

enum class Part : std::uint8_t { sheet, choices };

const Refusal gone{Why::not_found, {"sheets.gone"}};

std::string context_of(SheetId sheet, Part part, std::size_t position) {
    return "sheet " + sheet.text() + " " + std::to_string(static_cast<int>(part)) + " " +
           std::to_string(position);
}

/// In pieces, because only so much can be sealed at once.
Outcome put(db::Transaction& tx, const Desk& desk, CommunityId community, SheetId sheet, Part part,
            std::string_view bytes) {
    tx.run(sql::delete_pieces, sheet, part);
    for (std::size_t position = 0; position * crypto::longest_sealed_text < bytes.size(); ++position) {
        const auto piece = bytes.substr(position * crypto::longest_sealed_text, crypto::longest_sealed_text);
        const std::string sealed =
            TRY(crypto::seal(desk.key, piece, context_of(sheet, part, position), desk.posting.randomness));
        tx.run(sql::insert_piece, sheet, part, position, community, db::BytesView{sealed});
    }
    return Done{};
}

std::string take(const db::Reader& reader, const Desk& desk, SheetId sheet, Part part) {
    std::string bytes;
    std::size_t position = 0;
    for (const db::Bytes& sealed : reader.list<db::Bytes>(sql::list_pieces, sheet, part)) {
        const auto piece = crypto::open(desk.key, sealed.bytes, context_of(sheet, part, position++));
        if (!piece)
            throw Fault("a sheet that waits does not open");
        bytes += *piece;
    }
    return bytes;
}

}

std::string kept_name(std::string_view filename) {
    const auto name = text::clean_optional_line(filename, {"file", 200});
    return name.ok() ? *name : std::string();
}

Result<SheetId> keep_sheet(db::Transaction& tx, const Desk& desk, PersonId viewer, CommunityId community,
                           std::string_view filename, std::string_view bytes) {
    TRY(communities::may_look_after(tx, viewer, community));
    const auto waiting = list_waiting(tx, viewer, community);
    for (std::size_t i = most_waiting - 1; i < waiting.size(); ++i)
        tx.run(sql::delete_sheet, waiting[i].id);
    const auto id = desk.posting.randomness.id<SheetId>();
    tx.run(sql::insert_sheet, id, community, viewer, kept_name(filename), tx.now());
    TRY(put(tx, desk, community, id, Part::sheet, bytes));
    return id;
}

Result<Waiting> find_waiting(const db::Reader& reader, PersonId viewer, CommunityId community,
                             SheetId sheet) {
    TRY(communities::may_look_after(reader, viewer, community));
    auto found = reader.find<Waiting>(sql::find_sheet, sheet, community, viewer, reader.now() - sheets_wait);
    if (!found)
        return gone;
    return *std::move(found);
}

std::vector<Waiting> list_waiting(const db::Reader& reader, PersonId viewer, CommunityId community) {
    return reader.list<Waiting>(sql::list_sheets, community, viewer, reader.now() - sheets_wait);
}

Outcome forget_sheet(db::Transaction& tx, PersonId viewer, CommunityId community, SheetId sheet) {
    TRY(find_waiting(tx, viewer, community, sheet));
    tx.run(sql::delete_sheet, sheet);
    return Done{};
}

Result<KeptSheet> open_sheet(const db::Reader& reader, const Desk& desk, PersonId viewer,
                             CommunityId community, SheetId sheet) {
    const Waiting found = TRY(find_waiting(reader, viewer, community, sheet));
    return KeptSheet{found.filename, take(reader, desk, sheet, Part::sheet),
                     choices_from(take(reader, desk, sheet, Part::choices))};
}

Outcome keep_choices(db::Transaction& tx, const Desk& desk, PersonId viewer, CommunityId community,
                     SheetId sheet, const Choices& choices) {
    TRY(find_waiting(tx, viewer, community, sheet));
    return put(tx, desk, community, sheet, Part::choices, text_of(choices));
}

std::optional<StoredImport> find_import(const db::Reader& reader, CommunityId community, SheetId import) {
    return reader.find<StoredImport>(sql::find_import, import, community);
}

std::vector<StoredImport> list_imports(const db::Reader& reader, CommunityId community) {
    return reader.list<StoredImport>(sql::list_imports, community);
}

void forget_old_sheets(db::Transaction& tx) {
    tx.run(sql::delete_old_sheets, tx.now() - sheets_wait);
    tx.run(sql::delete_old_imports, tx.now() - imports_stay);
}

void forget_sheets_of(db::Transaction& tx, PersonId person, CommunityId community) {
    tx.run(sql::delete_sheets_of, community, person);
}

}
