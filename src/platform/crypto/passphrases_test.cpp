#include "platform/crypto/codes.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/passphrase_rules.hpp"
#include "platform/crypto/passphrases.hpp"
#include "platform/crypto/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <regex>
#include <set>
#include <thread>
#include <vector>

namespace plenty::crypto {
namespace {

using Check = Passphrases::Check;
using namespace std::chrono_literals;

constexpr HashingCost quick{8'192, 1};
constexpr std::string_view good = "my grandmother sold plums by the harbour";

SentenceKey why_not(std::string_view passphrase, std::vector<std::string> names = {}) {
    const auto outcome = acceptable_passphrase(passphrase, names);
    return outcome ? SentenceKey("test.accepted") : outcome.refusal().sentence.key;
}

TEST(Passphrases, KnowTheirOwnAndNoOther) {
    Passphrases passphrases(quick, {});
    const std::string stored = *passphrases.hash(good);
    EXPECT_EQ(*passphrases.check(good, stored), Check::right);
    EXPECT_EQ(*passphrases.check("My grandmother sold plums by the harbour", stored), Check::wrong);
    EXPECT_EQ(*passphrases.check("", stored), Check::wrong);
    EXPECT_NE(stored, *passphrases.hash(good)) << "each has its own salt";
}

TEST(Passphrases, AreTheSameFromEveryKeyboard) {
    Passphrases passphrases(quick, {});
    const std::string stored = *passphrases.hash("cafe\u0301 con leche y pan");
    EXPECT_EQ(*passphrases.check("caf\u00e9 con leche y pan", stored), Check::right);
    EXPECT_EQ(*passphrases.check("\uff43af\u00e9 con leche y pan", stored), Check::right);
}

TEST(Passphrases, AskForANewHashWhenTheCostHasChanged) {
    const std::string stored = *Passphrases(quick, {}).hash(good);
    Passphrases dearer({16'384, 2}, {});
    EXPECT_EQ(*dearer.check(good, stored), Check::right_but_outdated);
    EXPECT_EQ(*dearer.check("something else entirely", stored), Check::wrong);
}

TEST(Passphrases, NobodyHasNone) {
    Passphrases passphrases(quick, {});
    EXPECT_EQ(*passphrases.check(good, std::nullopt), Check::wrong);
    EXPECT_EQ(*passphrases.check("", std::nullopt), Check::wrong);
    EXPECT_EQ(*passphrases.check("\xff", *passphrases.hash("")), Check::wrong)
        << "what is no text is not the empty one";
}

/// What this thread has worked so far, however busy the machine is with others.
double seconds_worked() {
    timespec worked{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &worked);
    return static_cast<double>(worked.tv_sec) + static_cast<double>(worked.tv_nsec) / 1e9;
}

TEST(Passphrases, WorkAsHardForNobodyAsForSomebody) {
    Passphrases passphrases({std::size_t(16) << 20, 2}, {});
    const std::string stored = *passphrases.hash(good);
    const auto least_work = [&](std::optional<std::string_view> of, std::string_view guess) {
        double least = 1e9;
        for (int i = 0; i < 7; ++i) {
            const double start = seconds_worked();
            EXPECT_EQ(*passphrases.check(guess, of), Check::wrong);
            least = std::min(least, seconds_worked() - start);
        }
        return least;
    };
    const double somebody = least_work(stored, "a wrong guess");
    EXPECT_GT(least_work(std::nullopt, "a wrong guess") / somebody, 0.4); // 0.01 when nothing is hashed
    EXPECT_GT(least_work(stored, "\xff not text") / somebody, 0.4);
}

TEST(Passphrases, AreHashedWithArgon2idAt64MiB) {
    const std::string stored = *Passphrases().hash(good);
    EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=65536,t=3,p=1$")) << stored;
}

TEST(Passphrases, RefuseWhatIsNoText) {
    Passphrases passphrases(quick, {});
    EXPECT_EQ(passphrases.hash("\xc3\x28").refusal().why, Why::invalid);
    EXPECT_EQ(passphrases.hash(std::string(100'000, 'a')).refusal().why, Why::invalid);
}

TEST(Passphrases, TreatADamagedRowAsAFault) {
    Passphrases passphrases(quick, {});
    for (const char* stored : {"", "nonsense", "$argon2id$v=19$m=", "$2b$12$abcdefghijklmnopqrstuv"})
        EXPECT_THROW((void)passphrases.check(good, stored), Fault) << stored;
}

TEST(Passphrases, SayWhenMemoryRunsOut) {
    Passphrases passphrases({std::size_t(1) << 50, 1}, {});
    EXPECT_THROW((void)passphrases.hash(good), std::bad_alloc);
}

TEST(Gate, LetsTwoIn50WaitAndTurnsTheRestAway) {
    Gate gate(2, 50);
    std::atomic<int> inside = 0, most = 0, passed = 0, turned_away = 0;
    std::atomic<bool> open = false;
    std::vector<std::thread> threads;
    const auto visit = [&] {
        const bool let_in = gate.pass([&] {
            most = std::max<int>(most, ++inside);
            while (!open)
                std::this_thread::sleep_for(1ms);
            --inside;
        });
        ++(let_in ? passed : turned_away);
    };
    for (int i = 0; i < 60; ++i)
        threads.emplace_back(visit);
    while (turned_away < 8)
        std::this_thread::sleep_for(1ms);
    EXPECT_EQ(inside, 2);
    open = true;
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(passed, 52);
    EXPECT_EQ(turned_away, 8);
    EXPECT_EQ(most, 2);
    EXPECT_TRUE(gate.pass([] {}));
}

TEST(Gate, IsLeftEvenWhenTheWorkThrows) {
    Gate gate(1, 0);
    EXPECT_THROW(gate.pass([] { throw Fault("gone"); }), Fault);
    EXPECT_TRUE(gate.pass([] {}));
}

TEST(Passphrases, RefuseWhenTooManyWait) {
    Passphrases passphrases(quick, {0, 0});
    EXPECT_EQ(passphrases.hash(good).refusal().why, Why::too_often);
    EXPECT_EQ(passphrases.check(good, std::nullopt).refusal().why, Why::too_often);
}

TEST(PassphraseRules, AcceptWhatAPersonWouldRemember) {
    for (const char* each :
         {"my grandmother sold plums by the harbour", "kjw3-99d_lpqz.77xm", "viejo burro cojo cruza el vado",
          "Привет из нашего двора, соседи", "花咲く丘の上で猫が三匹ひるねする朝", "§%&/()=?`*'_:;<>",
          "Tu puedes traer pan y yo llevo la sopa caliente", "zk 19ab 20:x wq 201 vd 20"})
        EXPECT_EQ(why_not(each), SentenceKey("test.accepted")) << each;
}

TEST(PassphraseRules, CountCharactersNotBytes) {
    EXPECT_EQ(why_not("ñandú, ciervo"), SentenceKey("passphrases.too_short"));
    EXPECT_EQ(why_not("14 characters!"), SentenceKey("passphrases.too_short"));
    EXPECT_EQ(why_not("花咲く丘の上で猫がひる寝する"), SentenceKey("passphrases.too_short"));
    EXPECT_TRUE(acceptable_passphrase("plum harbour", {}, 8));
    std::string longest;
    for (int i = 0; i < 128; ++i)
        longest += static_cast<char>('a' + i * 7 % 26), longest += static_cast<char>('0' + i % 10);
    EXPECT_EQ(why_not(longest), SentenceKey("test.accepted"));
    EXPECT_EQ(why_not(longest + "x"), SentenceKey("passphrases.too_long"));
    EXPECT_EQ(why_not(std::string(1'000'000, 'x')), SentenceKey("passphrases.too_long"));
    EXPECT_EQ(why_not("fifteen or more \xff\xfe"), SentenceKey("passphrases.not_text"));
}

TEST(PassphraseRules, RefuseRunsRepeatsAndCommonWords) {
    for (const char* each : {"aaaaaaaaaaaaaaaaaaa",  "qwertyuiopasdfghjkl",
                             "1234567890123456",     "abcdefghijklmnopq",
                             "passwordpassword",     "Password12345678",
                             "P@ssw0rdP@ssw0rd!",    "iloveyou iloveyou",
                             "xk2xk2xk2xk2xk2xk2",   "correct horse battery staple",
                             "qazwsxedcrfvtgb1",     "Contraseña123456",
                             "te quiero mucho 2024", "p a s s w o r d 1 2 3",
                             "!!!!!!!!!!!!!!!!!!",   "thequickbrownfoxjumpsoverthelazydog",
                             "liverpool19921992",    "Jennifer Jennifer 7",
                             "adminadminadmin1",     "el pueblo unido jamas sera vencido",
                             "                    ", "1q2w3e4r5t6y7u8i9o0p"})
        EXPECT_EQ(why_not(each), SentenceKey("passphrases.too_common")) << each;
}

TEST(PassphraseRules, RefuseTheNamesAGuesserHereWouldTry) {
    EXPECT_EQ(why_not("Plumwharf Stovesgate 2024", {"Plumwharf", "Stovesgate"}),
              SentenceKey("passphrases.too_common"));
    EXPECT_EQ(why_not("Plumwharf Stovesgate 2024"), SentenceKey("test.accepted"));
    EXPECT_EQ(why_not("Ñandubay Árbol 123", {"Nandubay Arbol"}), SentenceKey("passphrases.too_common"));
    EXPECT_EQ(why_not("zw4k-pfx9-tqmd-v", {"", " ", "-"}), SentenceKey("test.accepted"));
}

TEST(PassphraseRules, NameTheField) {
    EXPECT_EQ(acceptable_passphrase("short").refusal().field, "passphrase");
    EXPECT_EQ(acceptable_passphrase("short").refusal().sentence.count, 15);
}

TEST(PassphraseRules, RefuseThousandsThatAreMadeOfCommonWords) {
    std::size_t refused = 0;
    for (const auto word : commonly_chosen()) {
        for (const std::string ending : {"1234567890123", "qwertyuiopas!", "!!!!!!!!!!!!!!"})
            refused += why_not(std::string(word) + ending) == SentenceKey("passphrases.too_common");
    }
    EXPECT_EQ(refused, commonly_chosen().size() * 3);
    EXPECT_GE(refused, 3'000u);
}

TEST(PassphraseRules, StayQuickOnTheLongest) {
    std::string text;
    for (int i = 0; i < 64; ++i)
        text += "abcd";
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(why_not(text), SentenceKey("passphrases.too_common"));
    EXPECT_LT(std::chrono::steady_clock::now() - start, 500ms);
}

TEST(Words, AreManyPlainAndAllDifferent) {
    for (const auto language : {"en", "es", "es-MX", "cy"}) {
        const auto words = plain_words(language);
        EXPECT_EQ(words.size(), 1296u);
        EXPECT_EQ(std::set(words.begin(), words.end()).size(), words.size());
        for (const auto word : words)
            EXPECT_TRUE(std::regex_match(word.begin(), word.end(), std::regex("[a-z]{4,7}"))) << word;
    }
    EXPECT_NE(plain_words("es").data(), plain_words("en").data());
}

TEST(SuggestedPassphrase, IsSixWordsAndAcceptable) {
    SystemRandomness randomness;
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const std::string text = suggested_passphrase(i % 2 == 0 ? "en" : "es", randomness);
        EXPECT_EQ(std::ranges::count(text, ' '), 5);
        EXPECT_EQ(why_not(text), SentenceKey("test.accepted")) << text;
        seen.insert(text);
    }
    EXPECT_EQ(seen.size(), 200u);
}

TEST(RecoveryCodes, AreTenAndKnownHoweverTheyAreTyped) {
    SystemRandomness randomness;
    const auto codes = recovery_codes(randomness);
    EXPECT_EQ(std::set(codes.begin(), codes.end()).size(), 10u);
    for (const auto& code : codes) {
        EXPECT_TRUE(std::regex_match(code, std::regex("([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}")))
            << code;
        std::string shouted = code;
        std::ranges::transform(shouted, shouted.begin(),
                               [](char each) { return static_cast<char>(std::toupper(each)); });
        std::ranges::replace(shouted, '-', ' ');
        std::ranges::replace(shouted, '0', 'O');
        std::ranges::replace(shouted, '1', 'I');
        EXPECT_EQ(recovery_code_hash(shouted), recovery_code_hash(code));
        EXPECT_TRUE(recovery_code_hash(code));
    }
    EXPECT_NE(recovery_code_hash(codes[0]), recovery_code_hash(codes[1]));
    EXPECT_EQ(recovery_code_hash("l000-0000-0000-0000"), recovery_code_hash("1000-0000-0000-0000"));
}

TEST(RecoveryCodes, AreNothingElse) {
    for (const char* typed : {"", "abcd", "abcd-efgh-jkmn-pqr", "abcd-efgh-jkmn-pqrs-t",
                              "abcd-efgh-jkmn-pqru", "abcd_efgh_jkmn_pqrs"})
        EXPECT_EQ(recovery_code_hash(typed), std::nullopt) << typed;
    EXPECT_EQ(recovery_code_hash(std::string(1'000'000, ' ')), std::nullopt);
}

TEST(NeighbourCode, IsSixLettersNobodyMistakes) {
    SystemRandomness randomness;
    for (int i = 0; i < 100; ++i) {
        const std::string code = neighbour_code(randomness);
        EXPECT_TRUE(std::regex_match(code, std::regex("[BCDFGHJKMNPQRTVWXYZ]{6}"))) << code;
        EXPECT_EQ(parse_neighbour_code(code), code);
    }
    EXPECT_EQ(parse_neighbour_code(" bcd-fgh "), "BCDFGH");
    for (const char* typed : {"", "BCDFG", "BCDFGHJ", "BCDFGA", "BCDFG1", "BCDFG{", "BCDFG\xc3"})
        EXPECT_EQ(parse_neighbour_code(typed), std::nullopt) << typed;
}

}
}
