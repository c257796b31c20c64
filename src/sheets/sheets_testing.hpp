#pragma once
#include "communities/village_testing.hpp"
#include "sheets/store.hpp"
#include "vault/disk_testing.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace plenty::sheets {

/// Sheets in the village of communities/village_testing.hpp: Amina looks after Elm Street, Bo is a member
/// there, Chipo has the Harbour to himself, where the areas have the same names.
class SheetsTest : public communities::VillageTest {
protected:
    void SetUp() override {
        VillageTest::SetUp();
        if (!IsSkipped())
            vault = vault::Vault::open(disk->folder(), master, randomness, clock, 64);
    }

    Desk desk() { return {posting, sealing, sheet_key, 64U << 10}; }

    static sheet::Sheet sheet_of(std::string_view text) { return read_sheet(text).value(); }
    static Choices agreed(const sheet::Sheet& sheet) {
        Choices choices = guess_choices(sheet);
        choices.agreed = Agreed::spoken;
        return choices;
    }

    Result<Imported> enter(PersonId viewer, CommunityId community, const sheet::Sheet& sheet,
                           const Choices& choices) {
        return write([&](db::Transaction& tx) {
            return import_sheet(tx, desk(), viewer, {community, sheet, choices, manner, "asks.csv"});
        });
    }
    Result<Imported> enter(std::string_view text) {
        const auto sheet = sheet_of(text);
        return enter(amina, elm_street, sheet, agreed(sheet));
    }
    Result<ImportView> undo(PersonId viewer, SheetId import) {
        return write(
            [&](db::Transaction& tx) { return undo_import(tx, desk(), *vault, viewer, elm_street, import); });
    }
    Result<std::string> take_along(PersonId viewer, CommunityId community) {
        return read(
            [&](db::Reader& reader) { return export_sheet(reader, desk(), viewer, community, manner); });
    }
    std::vector<neighbours::Neighbour> neighbours_of(PersonId viewer, CommunityId community) {
        return read([&](db::Reader& reader) {
                   return neighbours::list_neighbours(reader, sealing, viewer, community);
               })
            .value();
    }
    std::vector<std::string> board(CommunityId community) {
        std::vector<std::string> words;
        const auto page = read([&](db::Reader& reader) {
            return gifts::look_at_board(reader, {.community = community, .as_member = true, .most = 500});
        });
        for (const gifts::Card& card : page.cards)
            words.push_back(card.words);
        return words;
    }

    std::shared_ptr<vault::TestDisk> disk = std::make_shared<vault::TestDisk>();
    crypto::MasterKey master{crypto::SecretKey::random(randomness)};
    crypto::SecretKey place_key = crypto::SecretKey::random(randomness);
    crypto::SecretKey neighbours_key = crypto::SecretKey::random(randomness);
    crypto::SecretKey sheet_key = crypto::SecretKey::random(randomness);
    gifts::Posting posting{randomness, place_key};
    neighbours::Sealing sealing{randomness, neighbours_key};
    Manner manner;
    std::unique_ptr<vault::Vault> vault;
};

}
