#include "cli/manual.hpp"
#include "cli/verb.hpp"
#include "platform/config/option.hpp"
#include "testing/project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace plenty::cli {
namespace {

using testing::HasSubstr;

std::filesystem::path page() {
    return tests::project_root() / "docs/plenty.1";
}

TEST(TheManual, IsWhatTheTablesSay) {
    if (std::getenv("PLENTY_REBASELINE") !=
        nullptr) // NOLINT(concurrency-mt-unsafe): before there are threads
        std::ofstream(page()) << manual();
    EXPECT_EQ(tests::file_text(page()), manual()) << "write it anew with PLENTY_REBASELINE=1 ./dev test cli";
}

TEST(TheManual, IsGoodRoff) {
    const std::string command = "groff -man -Tutf8 -ww -z -Kutf8 '" + page().string() + "' 2>&1";
    FILE* const pipe = popen(command.c_str(), "r"); // NOLINT(cert-env33-c): a fixed program on a file of ours
    ASSERT_NE(pipe, nullptr);
    std::string said;
    std::array<char, 4096> some{};
    while (const std::size_t count = std::fread(some.data(), 1, some.size(), pipe))
        said.append(some.data(), count);
    EXPECT_EQ(pclose(pipe), 0);
    EXPECT_EQ(said, "");
}

TEST(TheManual, SpeaksOfEveryVerbAndOption) {
    const std::string text = manual();
    for (const Verb& verb : verbs())
        for (const Word& word : verb.words)
            EXPECT_THAT(text, HasSubstr(std::string(word.sentence.substr(0, 12)))) << verb.name;
    for (const auto& option : config::options())
        EXPECT_THAT(text, HasSubstr(option.variable()));
}

TEST(Verbs, AreNamedOnceAndExplained) {
    std::set<std::string_view> names;
    for (const Verb& verb : verbs()) {
        EXPECT_TRUE(names.insert(verb.name).second) << verb.name;
        EXPECT_THAT(std::string(verb.sentence), testing::EndsWith("."));
        std::set<std::string_view> words;
        for (const Word& word : verb.words) {
            EXPECT_TRUE(words.insert(word.name).second) << verb.name << ' ' << word.name;
            EXPECT_EQ(config::find_option(word.name), nullptr) << word.name << " is an option already";
        }
    }
}

}
}
