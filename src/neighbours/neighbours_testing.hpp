#pragma once
#include "communities/village_testing.hpp"
#include "neighbours/store.hpp"
#include "vault/disk_testing.hpp"

#include <string>
#include <utility>

namespace plenty::neighbours {

/// Neighbours without account in the village of communities/village_testing.hpp: Amina looks after Elm
/// Street, Bo is a member there, Chipo is not.
class NeighboursTest : public communities::VillageTest {
protected:
    void SetUp() override {
        VillageTest::SetUp();
        if (!IsSkipped())
            vault = vault::Vault::open(disk->folder(), master, randomness, clock, 64);
    }

    static constexpr const char* rosas_phone = "Ring 07700 900123 before noon";

    NewNeighbour rosa() const {
        return {.name = "Rosa by the mill",
                .contact = rosas_phone,
                .languages = "Spanish",
                .area = mill_lane,
                .consent = Consent::spoken};
    }
    NewIntake rosas_intake() const {
        return {.side = gifts::Side::ask,
                .words = "Bread for three, please",
                .contact = "0 7700 90 01 23",
                .name = "Rosa",
                .area = mill_lane};
    }
    gifts::Draft bread() const {
        gifts::Draft draft;
        draft.kind = kinds::KindTree::built_in()->find_by_key("bread")->id;
        draft.words = "Bread for three";
        draft.area = mill_lane;
        return draft;
    }

    Result<PersonId> enter(PersonId viewer, const NewNeighbour& typed) {
        return write(
            [&](db::Transaction& tx) { return enter_neighbour(tx, sealing(), viewer, elm_street, typed); });
    }
    Received receive(const NewIntake& typed) {
        return write([&](db::Transaction& tx) {
                   return receive_intake(tx, sealing(), elm_street, typed, locale::Language(),
                                         draw_key(randomness));
               })
            .value();
    }
    Result<Key> key_for(PersonId viewer, PersonId neighbour) {
        return write([&](db::Transaction& tx) { return give_key(tx, sealing(), viewer, neighbour); });
    }
    Result<Neighbour> look_at(PersonId viewer, PersonId neighbour) {
        return read([&](db::Reader& reader) { return find_neighbour(reader, sealing(), viewer, neighbour); });
    }
    Result<PersonId> by_link(std::string_view token) {
        return read([&](db::Reader& reader) { return find_by_link(reader, token); });
    }
    Result<PersonId> by_code(std::string_view name, std::string_view code) {
        return read([&](db::Reader& reader) { return find_by_code(reader, sealing(), name, code); });
    }
    std::string session_of(PersonId person) {
        return *write([&](db::Transaction& tx) -> Result<std::string> {
            return web::start_session(tx, randomness, person, locale::Language());
        });
    }
    std::string open(PersonId neighbour) {
        return *write(
            [&](db::Transaction& tx) { return open_session(tx, randomness, neighbour, locale::Language()); });
    }
    std::optional<web::Session> session(std::string_view token) {
        const auto found = read([&](db::Reader& reader) { return web::find_session(reader, token); });
        return found ? std::optional(found->session) : std::nullopt;
    }
    std::vector<Intake> waiting(PersonId viewer) {
        return read([&](db::Reader& reader) { return list_intakes(reader, viewer, elm_street); }).value();
    }
    Result<PostId> board(PersonId viewer, IntakeId intake) {
        return write(
            [&](db::Transaction& tx) { return board_intake(tx, posting(), viewer, intake, bread()); });
    }
    template <class Act>
    std::string outcome(Act act) {
        return outcome_of(write([&](db::Transaction& tx) { return act(tx); }));
    }

    Sealing sealing() { return {randomness, neighbours_key}; }
    gifts::Posting posting() { return {randomness, place_key}; }

    std::shared_ptr<vault::TestDisk> disk = std::make_shared<vault::TestDisk>();
    crypto::MasterKey master{crypto::SecretKey::random(randomness)};
    crypto::SecretKey place_key = crypto::SecretKey::random(randomness);
    crypto::SecretKey neighbours_key = crypto::SecretKey::random(randomness);
    std::unique_ptr<vault::Vault> vault;
};

}
