#include "people/people.hpp"
#include "platform/db/database_testing.hpp"
#include "platform/web/sessions.hpp"
#include "testing/outcome.hpp"

namespace plenty::people {
namespace {

constexpr const char* geese = "seven geese walk past the mill";
constexpr const char* kettles = "nine kettles sing on the stove";

class People : public db::DatabaseTest {
protected:
    Result<Joined> join_as(const std::string& name) {
        const auto prepared = prepare_joining({name, geese, {}}, passphrases);
        if (!prepared.ok())
            return prepared.refusal();
        return database().write([&](db::Transaction& tx) { return join(tx, randomness, *prepared); });
    }

    Result<PersonId> sign_in(const std::string& name, const std::string& passphrase) {
        const auto credentials =
            database().read([&](db::Reader& reader) { return find_credentials(reader, name); });
        return check_passphrase(credentials, passphrase, passphrases);
    }

    Result<PersonId> recover_with(const std::string& name, const std::string& code) {
        const auto hash = hash_new_passphrase(kettles, name, passphrases);
        return database().write([&](db::Transaction& tx) { return recover(tx, name, code, *hash); });
    }

    std::string start_session_of(PersonId person) {
        return *database().write([&](db::Transaction& tx) -> Result<std::string> {
            return web::start_session(tx, randomness, person, {});
        });
    }

    std::optional<web::Session> session(const std::string& token) {
        const auto found =
            database().read([&](db::Reader& reader) { return web::find_session(reader, token); });
        return found ? std::optional(found->session) : std::nullopt;
    }

    Profile profile(PersonId person) {
        return database().read([&](db::Reader& reader) { return load_profile(reader, person); });
    }

    Outcome change(const Profile& wanted) {
        return database().write([&](db::Transaction& tx) { return change_profile(tx, wanted); });
    }

    std::string name_of(PersonId person, bool for_stranger) {
        return database().read([&](db::Reader& reader) { return name_for(reader, for_stranger, person); });
    }

    crypto::Passphrases passphrases{{.memory = 8192, .passes = 1}, {}};
};
PLENTY_ON_BOTH_ENGINES(People);

TEST_P(People, JoinUnderAnyNameAndSignInWithIt) {
    const auto amina = join_as("  Amína   of the Mill ");
    ASSERT_EQ(outcome_of(amina), "done");
    EXPECT_EQ(amina->recovery_codes.size(), 10u);
    EXPECT_EQ(profile(amina->person).name, "Amína of the Mill");
    EXPECT_EQ(sign_in("amina OF the mill", geese), amina->person);
}

TEST_P(People, HaveEachNameOnceHoweverItIsWritten) {
    ASSERT_TRUE(join_as("Amína").ok());
    for (const char* name : {"Amína", "amína", "AMINA", " amina "}) {
        const auto again = join_as(name);
        EXPECT_EQ(outcome_of(again), "people.name_taken") << name;
        EXPECT_EQ(refused_field(again), "name");
    }
    EXPECT_EQ(outcome_of(join_as("Aminata")), "done");
}

TEST_P(People, AreRefusedNamesThatCannotBeSeenAndPassphrasesThatAreGuessed) {
    EXPECT_EQ(refused_field(join_as("")), "name");
    EXPECT_EQ(refused_field(join_as("\xE2\x80\x8B\xE2\x80\x8B")), "name"); // zero-width spaces
    EXPECT_EQ(refused_field(join_as("A\xFF")), "name");
    EXPECT_EQ(refused_field(join_as(std::string(61, 'n'))), "name");
    for (const char* guessed : {"", "short", "passwordpassword"})
        EXPECT_EQ(refused_field(prepare_joining({"Bo", guessed, {}}, passphrases)), "passphrase") << guessed;
}

TEST_P(People, AreNotToldWhetherTheNameOrThePassphraseWasWrong) {
    ASSERT_TRUE(join_as("Amina").ok());
    const auto wrong_passphrase = sign_in("Amina", kettles);
    const auto wrong_name = sign_in("Nobody", geese);
    const auto no_name = sign_in("\xFF", geese);
    ASSERT_EQ(outcome_of(wrong_passphrase), "people.not_recognised");
    EXPECT_EQ(wrong_name.refusal(), wrong_passphrase.refusal());
    EXPECT_EQ(no_name.refusal(), wrong_passphrase.refusal());
}

TEST_P(People, ComeBackWithARecoveryCodeOnce) {
    const auto amina = join_as("Amina");
    const std::string session_before = start_session_of(amina->person);
    EXPECT_EQ(outcome_of(recover_with("Amina", "0000-0000-0000-0000")), "people.code_not_recognised");
    EXPECT_EQ(outcome_of(recover_with("Amina", "please")), "people.code_not_recognised");
    ASSERT_TRUE(session(session_before));

    ASSERT_EQ(recover_with("amina", amina->recovery_codes[0]), amina->person);
    EXPECT_FALSE(session(session_before)) << "who had the old passphrase is out";
    EXPECT_EQ(outcome_of(sign_in("Amina", geese)), "people.not_recognised");
    EXPECT_EQ(sign_in("Amina", kettles), amina->person);

    EXPECT_EQ(outcome_of(recover_with("Amina", amina->recovery_codes[0])), "people.code_not_recognised");
    EXPECT_EQ(recover_with("Amina", amina->recovery_codes[1]), amina->person);
}

TEST_P(People, CannotUseEachOthersRecoveryCodes) {
    const auto amina = join_as("Amina");
    ASSERT_TRUE(join_as("Bo").ok());
    const auto as_bo = recover_with("Bo", amina->recovery_codes[0]);
    EXPECT_EQ(outcome_of(as_bo), "people.code_not_recognised");
    EXPECT_EQ(recover_with("Nobody", amina->recovery_codes[0]), as_bo);
    EXPECT_TRUE(recover_with("Amina", amina->recovery_codes[0]).ok()) << "a wrong try uses nothing up";
}

TEST_P(People, ChangeWhatOthersReadOfThem) {
    const PersonId amina = join_as("Amina")->person;
    const std::string token = start_session_of(amina);
    ASSERT_EQ(
        outcome_of(change({amina, "Amina Mill", "she/her", "English, Swahili", "I have a cargo bike", "es"})),
        "done");
    const Profile now = profile(amina);
    EXPECT_EQ(now.name, "Amina Mill");
    EXPECT_EQ(now.pronouns, "she/her");
    EXPECT_EQ(now.languages, "English, Swahili");
    EXPECT_EQ(now.abilities, "I have a cargo bike");
    EXPECT_EQ(now.language, "es");
    EXPECT_EQ(session(token)->language.tag(), "es") << "the pages follow at once";
    EXPECT_EQ(sign_in("amina mill", geese), amina);
    EXPECT_EQ(outcome_of(sign_in("Amina", geese)), "people.not_recognised");
}

TEST_P(People, CannotTakeSomebodysNameLater) {
    const PersonId amina = join_as("Amina")->person;
    ASSERT_TRUE(join_as("Bo").ok());
    EXPECT_EQ(outcome_of(change({amina, "BÓ", "", "", "", "en"})), "people.name_taken");
    EXPECT_EQ(profile(amina).name, "Amina");
    EXPECT_EQ(outcome_of(change({amina, "AMINA", "", "", "", "en"})), "done")
        << "one's own name is not taken";
    EXPECT_EQ(refused_field(change({amina, "Amina", std::string(41, 'x'), "", "", "en"})), "pronouns");
    EXPECT_EQ(refused_field(change({amina, "Amina", "", "", std::string(601, 'x'), "en"})), "abilities");
}

TEST_P(People, AreAFirstNameToAStranger) {
    const PersonId amina = join_as("Amina of the Mill")->person;
    EXPECT_EQ(name_of(amina, false), "Amina of the Mill");
    EXPECT_EQ(name_of(amina, true), "Amina");
    EXPECT_EQ(name_of(PersonId(42), false), "");
}

TEST_P(People, AreForgottenWhenTheyGo) {
    const auto amina = join_as("Amina");
    const std::string token = start_session_of(amina->person);
    (void)database().write([&](db::Transaction& tx) -> Outcome {
        delete_person(tx, amina->person);
        return Done{};
    });
    EXPECT_FALSE(session(token));
    EXPECT_EQ(name_of(amina->person, false), "");
    EXPECT_EQ(outcome_of(sign_in("Amina", geese)), "people.not_recognised");
    const auto somebody_else = join_as("Amina");
    ASSERT_EQ(outcome_of(somebody_else), "done");
    EXPECT_FALSE(recover_with("Amina", amina->recovery_codes[0]).ok()) << "the codes went too";
}

}
}
