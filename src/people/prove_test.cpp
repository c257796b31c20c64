#include "people/prove.hpp"
#include "platform/db/database_testing.hpp"
#include "platform/web/sessions.hpp"
#include "testing/outcome.hpp"

namespace plenty::people {
namespace {

constexpr const char* own = "seven geese walk past the mill";
constexpr const char* other = "nine kettles sing on the stove";

class ProvingWhoOneIs : public db::DatabaseTest {
protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped())
            return;
        attempts.emplace(clock, randomness);
        const auto prepared = prepare_joining({"Amina", own, {}}, passphrases);
        auto joined = database().write([&](db::Transaction& tx) { return join(tx, randomness, *prepared); });
        amina = joined->person;
        codes = joined->recovery_codes;
    }

    Proving proving() { return {database(), passphrases, *attempts}; }
    std::string prove(std::string_view name, std::string_view passphrase) {
        return outcome_of(prove_passphrase(proving(), name, passphrase));
    }
    std::string recover_by(std::string_view code) {
        return outcome_of(recover_with_code(proving(), "Amina", code, other));
    }
    std::vector<web::SignedInPlace> places() {
        return database().read([&](db::Reader& reader) { return web::list_sessions_of(reader, amina); });
    }
    Result<std::string> add(std::string_view device) {
        return database().write(
            [&](db::Transaction& tx) { return add_device(tx, randomness, amina, device, {}); });
    }

    crypto::Passphrases passphrases{{.memory = 8192, .passes = 1}, {}};
    std::optional<Attempts> attempts;
    PersonId amina;
    std::vector<std::string> codes;
};
PLENTY_ON_BOTH_ENGINES(ProvingWhoOneIs);

TEST_P(ProvingWhoOneIs, TakesTheRightPassphraseHoweverTheNameIsWritten) {
    EXPECT_EQ(prove_passphrase(proving(), " AMINA ", own)->person, amina);
    EXPECT_EQ(prove("Amina", other), "people.not_recognised");
    EXPECT_EQ(prove("Bo", own), "people.not_recognised");
}

TEST_P(ProvingWhoOneIs, IsRefusedAfterTenWrongTriesEvenWithTheRightPassphrase) {
    for (int i = 0; i < Attempts::most; ++i)
        ASSERT_EQ(prove(i % 2 == 0 ? "Amina" : "amina", other), "people.not_recognised");
    EXPECT_EQ(prove("Amina", own), "people.too_many_tries");
    EXPECT_EQ(prove_passphrase(proving(), "Amina", own).refusal().why, Why::too_often);
    EXPECT_EQ(prove("Bo", own), "people.not_recognised") << "others are not kept waiting";
    clock.advance(Attempts::window);
    EXPECT_EQ(prove("Amina", own), "done");
}

TEST_P(ProvingWhoOneIs, RefusesAlikeWhetherOrNotThereIsSuchAnAccount) {
    for (int i = 0; i < Attempts::most; ++i) {
        (void)prove("Amina", other);
        (void)prove("Nobody", other);
    }
    EXPECT_EQ(prove_passphrase(proving(), "Nobody", own).refusal(),
              prove_passphrase(proving(), "Amina", own).refusal());
}

TEST_P(ProvingWhoOneIs, StartsCountingAnewAfterARightTry) {
    for (int i = 0; i < Attempts::most - 1; ++i)
        (void)prove("Amina", other);
    EXPECT_EQ(prove("Amina", own), "done");
    for (int i = 0; i < Attempts::most - 1; ++i)
        (void)prove("Amina", other);
    EXPECT_EQ(prove("Amina", own), "done");
}

TEST_P(ProvingWhoOneIs, ByCodeIsPossibleWhileSomebodyGuessesThePassphrase) {
    for (int i = 0; i <= Attempts::most; ++i)
        (void)prove("Amina", other);
    EXPECT_EQ(recover_by(codes[0]), "done");
    EXPECT_EQ(prove("Amina", other), "done") << "it is their passphrase now";
}

TEST_P(ProvingWhoOneIs, ByCodeIsLimitedToo) {
    for (int i = 0; i < Attempts::most; ++i)
        ASSERT_EQ(recover_by("0000-0000-0000-0000"), "people.code_not_recognised");
    EXPECT_EQ(recover_by(codes[0]), "people.too_many_tries");
}

TEST_P(ProvingWhoOneIs, IsAskedAgainBeforeWhatCannotBeTakenBack) {
    EXPECT_EQ(outcome_of(confirm_passphrase(proving(), amina, own)), "done");
    const auto refused = confirm_passphrase(proving(), amina, other);
    EXPECT_EQ(outcome_of(refused), "people.wrong_passphrase");
    EXPECT_EQ(refused_field(refused), "passphrase");
}

TEST_P(ProvingWhoOneIs, HashesAnewWhenHashingHasBecomeDearer) {
    crypto::Passphrases dearer{{.memory = 16384, .passes = 1}, {}};
    const Proving now{database(), dearer, *attempts};
    ASSERT_EQ(outcome_of(prove_passphrase(now, "Amina", own)), "done");
    const auto credentials =
        database().read([&](db::Reader& reader) { return find_credentials(reader, "Amina"); });
    EXPECT_EQ(*dearer.check(own, *credentials->passphrase_hash), crypto::Passphrases::Check::right);
}

TEST_P(ProvingWhoOneIs, NewCodesReplaceTheOld) {
    const auto renewed = database().write([&](db::Transaction& tx) -> Result<std::vector<std::string>> {
        return renew_recovery_codes(tx, randomness, amina);
    });
    ASSERT_EQ(renewed->size(), 10u);
    EXPECT_EQ(recover_by(codes[0]), "people.code_not_recognised");
    EXPECT_EQ(recover_by(renewed->at(9)), "done");
}

TEST_P(ProvingWhoOneIs, DevicesHaveATokenAndAName) {
    const auto token = add(" Kitchen   tablet ");
    ASSERT_EQ(outcome_of(token), "done");
    ASSERT_EQ(places().size(), 1u);
    EXPECT_EQ(places()[0].device, "Kitchen tablet");
    const auto session =
        database().read([&](db::Reader& reader) { return web::find_session(reader, *token); });
    EXPECT_EQ(session->session.person, amina);
    EXPECT_EQ(refused_field(add("\u200b")), "device");
    for (std::size_t i = 1; i < most_devices; ++i)
        ASSERT_EQ(outcome_of(add("Device")), "done");
    EXPECT_EQ(outcome_of(add("One more")), "people.too_many_devices");
}

TEST_P(ProvingWhoOneIs, LanguageFollowsThePerson) {
    const std::string token = *add("Phone");
    (void)database().write([&](db::Transaction& tx) -> Outcome {
        change_language(tx, amina, *locale::Language::find("es"));
        return Done{};
    });
    database().read([&](db::Reader& reader) {
        EXPECT_EQ(web::find_session(reader, token)->session.language.tag(), "es");
        EXPECT_EQ(load_profile(reader, amina).language, "es");
        return 0;
    });
}

}
}
