#include "cli/command_testing.hpp"

#include <fstream>

namespace plenty::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class TheCommandLine : public CommandTest {};

TEST_F(TheCommandLine, ExplainsItself) {
    const Ran all = run_anywhere({"--help"});
    EXPECT_EQ(all.code, ExitCode::done);
    for (const char* const word : {"serve", "demo", "doctor", "migrate", "board", "post", "withdraw",
                                   "what-we-have", "import", "export", "Exit codes:", "3  The world failed"})
        EXPECT_THAT(all.out, HasSubstr(word));
    const Ran one = run_anywhere({"post", "--help"});
    EXPECT_EQ(one.code, ExitCode::done);
    EXPECT_THAT(one.out, HasSubstr("--urgency"));
    EXPECT_THAT(one.out, HasSubstr("Exit codes:"));
    EXPECT_THAT(one.out, testing::Not(HasSubstr("--drain-time"))) << "that is for whoever serves";
    EXPECT_THAT(run_anywhere({"--version"}).out, StartsWith("plenty "));
}

TEST_F(TheCommandLine, RefusesWhatMakesNoSense) {
    const std::vector<std::vector<std::string>> wrong{
        {},
        {"serv"},
        {"serve", "--lisen", "127.0.0.1:0"},
        {"serve", "--listen", "nowhere"},
        {"serve", "--workers", "many"},
        {"serve", "--workers", "1", "--workers", "2"},
        {"serve", "surplus"},
        {"board"},
        {"board", "--community", "elm", "--side", "both"},
        {"post", "gift", "--community", "elm", "--as", "Bo", "--kind", "bread", "--words", "x"},
        {"post", "ask", "--community", "elm", "--as", "Bo", "--words", "x"},
        {"withdraw", "--as", "Bo"},
        {"migrate", "--config", "/nowhere/plenty.toml"},
    };
    for (const auto& words : wrong) {
        const Ran lines = run_anywhere(words);
        EXPECT_EQ(lines.code, ExitCode::usage) << testing::PrintToString(words);
        EXPECT_EQ(lines.out, "");
        EXPECT_THAT(lines.problems, StartsWith("plenty: "));
        auto as_json = words;
        as_json.emplace_back("--json");
        const auto document = run_anywhere(as_json).document();
        EXPECT_EQ(document.at("exit_code").as_int64(), 2) << testing::PrintToString(words);
        EXPECT_FALSE(document.at("problem").as_string().empty());
    }
}

TEST_F(TheCommandLine, TakesOptionsFromTheEnvironmentAndAFile) {
    EXPECT_EQ(run_anywhere({"migrate"}, {"PLENTY_DATA=" + data().string()}).code, ExitCode::done);
    std::ofstream(beside("plenty.toml")) << "data = \"" << data().string() << "\"\n";
    EXPECT_EQ(run_anywhere({"board", "--community", "elm", "--config", beside("plenty.toml").string()}).code,
              ExitCode::refused)
        << "the database is there, the community is not";
    EXPECT_EQ(run_anywhere({"migrate"}, {"PLENTY_LOGLEVEL=info"}).code, ExitCode::usage);
}

TEST_F(TheCommandLine, SpeaksTheLanguageOfTheTerminal) {
    ASSERT_EQ(run({"migrate"}).code, ExitCode::done);
    const auto said = [&](const char* language) {
        return run({"board", "--community", "elm"}, {"LANG=en_GB.UTF-8", std::string("LC_ALL=") + language})
            .problems;
    };
    EXPECT_NE(said("es_ES.UTF-8"), said("en_GB.UTF-8"));
    EXPECT_EQ(said("es"), said("es_AR@latin"));
    EXPECT_EQ(said("C"), said("en_GB.UTF-8"));
    EXPECT_EQ(said(""), said("en_GB.UTF-8"));
}

TEST_F(TheCommandLine, NeedsADatabaseAndSaysSo) {
    const std::vector<std::vector<std::string>> needing{
        {"board", "--community", "elm"},
        {"post", "ask", "--community", "elm", "--as", "Bo", "--kind", "bread", "--words", "x"},
        {"withdraw", "0000000000000", "--as", "Bo"},
        {"what-we-have", "Bo"},
    };
    for (const auto& words : needing) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, ExitCode::failed) << words.front();
        EXPECT_THAT(ran.problems, HasSubstr("there is no database at "));
    }
    EXPECT_FALSE(exists(data())) << "and makes none";
}

TEST_F(TheCommandLine, SaysWhatIsTheMatterWithTheDatabase) {
    ASSERT_EQ(run({"migrate"}).code, ExitCode::done);
    std::ofstream(data() / "plenty.db") << "Dear neighbours, this is a letter and no database.";
    for (const char* const verb : {"migrate", "demo"}) {
        const Ran ran = run({verb});
        EXPECT_EQ(ran.code, ExitCode::failed) << verb;
        EXPECT_THAT(ran.problems, HasSubstr("not a database"));
    }
}

TEST_F(TheCommandLine, MigratesOnce) {
    const auto first = run({"migrate", "--json"}).document();
    EXPECT_FALSE(first.at("applied").as_array().empty());
    const auto second = run({"migrate", "--json"}).document();
    EXPECT_TRUE(second.at("applied").as_array().empty());
    EXPECT_EQ(first.at("schema").as_string(), second.at("schema").as_string());
    EXPECT_THAT(run({"migrate"}).out, HasSubstr(std::string(first.at("schema").as_string())));
}

TEST_F(TheCommandLine, ToldOfADirectoryThatCannotBeMade) {
    const Ran ran = run_anywhere({"migrate", "--data", "/proc/plenty"});
    EXPECT_EQ(ran.code, ExitCode::failed);
    EXPECT_THAT(ran.problems, HasSubstr("the data directory /proc/plenty cannot be used"));
    std::ofstream(beside("file")) << "x";
    EXPECT_THAT(run_anywhere({"demo", "--data", beside("file").string()}).problems,
                HasSubstr("Not a directory"));
}

}
}
