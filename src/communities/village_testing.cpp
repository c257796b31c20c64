#include "communities/village_testing.hpp"

namespace plenty::communities {
namespace {

/// What everybody in the village signs in with; as cheap to hash as it gets.
constexpr const char* village_passphrase = "seven geese walk past the mill";
constexpr crypto::HashingCost cheap{.memory = 8192, .passes = 1};

}

PersonId VillageTest::newcomer(const std::string& name) {
    crypto::Passphrases passphrases(cheap, {});
    const auto prepared = people::prepare_joining({name, village_passphrase, {}}, passphrases);
    const auto joined =
        write([&](db::Transaction& tx) { return people::join(tx, randomness, prepared.value()); });
    return joined.value().person;
}

Profile VillageTest::found(PersonId founder, const std::string& name, JoinPolicy policy) {
    const Founding wish{.name = name,
                        .purpose = "Neighbours of " + name,
                        .agreements = "We are kind to each other.",
                        .areas = {"Mill Lane", "Old School"},
                        .latitude = 51.5,
                        .longitude = -0.1,
                        .join_policy = policy};
    return write([&](db::Transaction& tx) { return found_community(tx, randomness, founder, wish); }).value();
}

void VillageTest::SetUp() {
    DatabaseTest::SetUp();
    if (IsSkipped())
        return;
    amina = newcomer("Amina");
    bo = newcomer("Bo");
    chipo = newcomer("Chipo");
    elm_street = found(amina, "Elm Street").id;
    harbour = found(chipo, "Harbour").id;
    const auto joined = write([&](db::Transaction& tx) { return join_community(tx, bo, elm_street); });
    ASSERT_TRUE(joined.ok());
    const auto areas = read([&](db::Reader& reader) { return list_areas(reader, elm_street); });
    mill_lane = areas.at(0).id;
    old_school = areas.at(1).id;
    pier = read([&](db::Reader& reader) { return list_areas(reader, harbour); }).at(0).id;
}

}
