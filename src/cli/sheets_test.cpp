#include "cli/command_testing.hpp"
#include "communities/village_testing.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/master_key.hpp"
#include "testing/project.hpp"
#include "vault/vault.hpp"

#include <boost/json/array.hpp>

#include <fstream>

namespace plenty::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view two_asks = "Name,Phone,What do you need?\n"
                                      "Ana,07700 900101,Bread for two\n"
                                      "Ben,07700 900102,A ride to the clinic\n";

/// Commands about sheets in the village of communities/village_testing.hpp, on either database.
class SheetCommands : public communities::VillageTest {
protected:
    void SetUp() override {
        VillageTest::SetUp();
        if (IsSkipped())
            return;
        fs::create_directory(data());
        (void)crypto::MasterKey::ensure(data().string() + ".key", data(), randomness);
    }

    fs::path data() const { return fs::path(directory_.path()) / "data"; }

    std::string file(const std::string& name, std::string_view bytes) const {
        const fs::path path = fs::path(directory_.path()) / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }

    Ran run(std::vector<std::string> words, const std::string& language = "en") {
        words.insert(words.end(), {"--data", data().string(), "--database", url()});
        std::ostringstream out;
        std::ostringstream problems;
        const ExitCode code = cli::run({std::move(words), {"LANG=" + language}, out, problems});
        return {code, out.str(), problems.str()};
    }
    /// Amina brings a file to Elm Street.
    Ran bring(const std::string& path, const std::vector<std::string>& more) {
        std::vector<std::string> words{"import", path, "--community", "elm-street", "--as", "Amina"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    Ran undo(const std::string& id, const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"import", "--undo", id, "--community", "elm-street", "--as", "Amina"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    std::string take_along(const std::string& community) {
        const Ran ran = run({"export", "--community", community});
        EXPECT_EQ(ran.code, ExitCode::done) << ran.problems;
        return ran.out;
    }
    std::vector<std::string> board() {
        std::vector<std::string> words;
        const auto document =
            run({"board", "--community", "elm-street", "--as", "Amina", "--json"}).document();
        for (const auto& post : document.at("posts").as_array())
            words.emplace_back(post.at("words").as_string());
        std::ranges::sort(words);
        return words;
    }
    static std::string key(const Ran& ran) {
        EXPECT_EQ(ran.code, ExitCode::refused) << ran.out << ran.problems;
        return std::string(ran.document().at("key").as_string());
    }

private:
    db::TemporaryDirectory directory_;
};
PLENTY_ON_BOTH_ENGINES(SheetCommands);

TEST_P(SheetCommands, BringASheetInAndTakeItBack) {
    const auto path = file("asks.csv", two_asks);
    const Ran ran = bring(path, {"--agreed", "written", "--json"});
    ASSERT_EQ(ran.code, ExitCode::done) << ran.problems;
    const auto document = ran.document();
    const auto& import = document.at("import").as_object();
    EXPECT_EQ(import.at("posts").as_int64(), 2);
    EXPECT_EQ(import.at("neighbours").as_int64(), 2);
    EXPECT_THAT(board(), ElementsAre("A ride to the clinic", "Bread for two"));

    const std::string id(import.at("id").as_string());
    const Ran before = undo(id, {"--dry-run"});
    EXPECT_THAT(before.out, HasSubstr("Nothing was changed."));
    EXPECT_EQ(board().size(), 2U);
    const Ran after = undo(id);
    EXPECT_EQ(after.code, ExitCode::done) << after.problems;
    EXPECT_THAT(after.out, HasSubstr("is gone"));
    EXPECT_TRUE(board().empty());
    EXPECT_EQ(key(undo(id, {"--json"})), "sheets.undone_already");
}

TEST_P(SheetCommands, TellTheIdWithWhichASheetIsTakenBack) {
    const Ran ran = bring(file("asks.csv", two_asks), {"--agreed", "spoken"});
    ASSERT_EQ(ran.code, ExitCode::done) << ran.problems;
    const std::string mark = "plenty import --undo ";
    const auto begin = ran.out.find(mark);
    ASSERT_NE(begin, std::string::npos) << ran.out;
    const auto id =
        ran.out.substr(begin + mark.size(), ran.out.find(' ', begin + mark.size()) - (begin + mark.size()));
    EXPECT_EQ(undo(id).code, ExitCode::done);
    EXPECT_TRUE(board().empty());
}

TEST_P(SheetCommands, TellEverythingInADryRunAndChangeNothing) {
    const auto path = file("asks.csv", two_asks);
    const Ran dry = bring(path, {"--agreed", "spoken", "--dry-run"});
    EXPECT_EQ(dry.code, ExitCode::done) << dry.problems;
    for (const char* const told :
         {"Read as UTF-8, with commas between the cells.", "   3  What do you need?=wanted  (What is asked",
          "   2  Phone=phone  (Phone)", "Rows that do not say so themselves ask.", "it is in Mill Lane.",
          "2 asks and offers will be entered.", "Nothing was changed."})
        EXPECT_THAT(dry.out, HasSubstr(told));
    EXPECT_THAT(dry.out, Not(HasSubstr("--undo")));
    EXPECT_TRUE(board().empty());

    const Ran undecided = bring(path, {"--dry-run", "--json"});
    EXPECT_EQ(key(undecided), "sheets.agreed_first") << "as the import would be";
    EXPECT_EQ(undecided.document().at("plan").at("entries").as_array().size(), 2U) << "and yet all is told";
    EXPECT_THAT(bring(path, {}).problems, HasSubstr("(--agreed spoken|written)"));
    EXPECT_TRUE(board().empty());
}

TEST_P(SheetCommands, NameRowsThatCannotBeEnteredAndEnterNone) {
    const auto path = file("asks.csv", "Name,What do you need?,Needed by\n"
                                       "Ana,Bread for two,\n"
                                       "Ben,,\n"
                                       "Cem,A ladder,the day after never\n"
                                       "Dee,Bread for $5,\n");
    const Ran lines = bring(path, {"--agreed", "spoken"});
    EXPECT_EQ(lines.code, ExitCode::refused);
    EXPECT_THAT(lines.out, HasSubstr("  Line 3: "));
    EXPECT_THAT(lines.out, HasSubstr("  Line 4: We do not understand “the day after never” as a date."));
    EXPECT_THAT(lines.problems, HasSubstr("plenty: 3 rows cannot be entered."));
    EXPECT_THAT(lines.problems, HasSubstr("--without-troubled-rows"));
    EXPECT_TRUE(board().empty());

    const Ran json = bring(path, {"--agreed", "spoken", "--json"});
    EXPECT_EQ(key(json), "sheets.troubled_rows");
    const auto document = json.document();
    std::vector<std::int64_t> at;
    for (const auto& trouble : document.at("plan").at("troubles").as_array())
        at.push_back(trouble.at("line").as_int64());
    EXPECT_THAT(at, ElementsAre(3, 4, 5));

    EXPECT_EQ(bring(path, {"--agreed", "spoken", "--without-troubled-rows", "--nothing-in-return"}).code,
              ExitCode::done);
    EXPECT_THAT(board(), ElementsAre("Bread for $5", "Bread for two"));
}

TEST_P(SheetCommands, NamePossibleDoublesByTheirLines) {
    const auto path = file("asks.csv", std::string(two_asks) + "Ana,07700 900101,Bread for two\n");
    const Ran once = bring(path, {"--agreed", "spoken", "--dry-run"});
    EXPECT_THAT(once.out, HasSubstr("  Lines 4 and 2: The same phone. It stays out."));
    ASSERT_EQ(bring(path, {"--agreed", "spoken"}).code, ExitCode::done);
    const Ran again = bring(path, {"--agreed", "spoken"});
    EXPECT_EQ(again.code, ExitCode::refused) << "all of it is here";
    EXPECT_THAT(again.out, HasSubstr("Line 2 and what stands here already, “Bread for two”"));
    EXPECT_EQ(board().size(), 2U);
    EXPECT_EQ(bring(path, {"--agreed", "spoken", "--with-doubles"}).code, ExitCode::done);
    EXPECT_EQ(board().size(), 5U);
}

TEST_P(SheetCommands, TakeAlongWhatComesInAgainTheSame) {
    ASSERT_EQ(run({"post", "offer", "--community", "elm-street", "--as", "Bo", "--kind", "bread", "--words",
                   "Two loaves, \"still warm\"", "--quantity", "2", "--urgency", "today"})
                  .code,
              ExitCode::done);
    ASSERT_EQ(bring(file("asks.csv", two_asks), {"--agreed", "spoken"}).code, ExitCode::done);
    const std::string sheet = take_along("elm-street");
    EXPECT_EQ(std::ranges::count(sheet, '\n'), 4) << "a header and three posts";
    EXPECT_THAT(sheet, HasSubstr("07700 900101"));

    const auto path = file("elm-street.csv", sheet);
    const Ran there = run({"import", path, "--community", "harbour", "--as", "Chipo", "--agreed", "written",
                           "--nothing-in-return", "--with-doubles"});
    ASSERT_EQ(there.code, ExitCode::done) << there.problems;
    EXPECT_EQ(take_along("harbour"), sheet);
    const auto document = run({"export", "--community", "harbour", "--as", "Chipo", "--json"}).document();
    EXPECT_EQ(document.at("sheet").as_string(), sheet);
}

TEST_P(SheetCommands, SayInASentenceWhatIsNoSheet) {
    const auto refused = [&](const std::string& path) {
        const Ran ran = bring(path, {"--agreed", "spoken", "--json"});
        EXPECT_EQ(ran.out, "") << path;
        EXPECT_FALSE(ran.document().contains("plan")) << path;
        return key(ran);
    };
    EXPECT_EQ(refused(data().string() + "/none.csv"), "cli.no_file");
    EXPECT_EQ(refused(data().string()), "cli.no_file");
    EXPECT_EQ(refused(file("empty.csv", "")), "sheet.empty");
    EXPECT_EQ(refused(file("noise.csv", std::string("\x7F\x45\x4C\x46\x02\x01\x01\0\0\0\0\xFE\xED", 13))),
              "sheet.not_text");
    EXPECT_EQ(refused(file("asks.xlsx", std::string_view("PK\x03\x04\x14\0 and so on", 17))),
              "sheet.workbook");
    EXPECT_EQ(refused(file("large.csv", std::string((10U << 20) + 1, 'x'))), "sheet.too_large");
    EXPECT_TRUE(board().empty());
}

TEST_P(SheetCommands, ReadWhatAnotherProgramWrote) {
    std::string wide = "\xFF\xFE";
    for (const char letter : std::string("Name\tWhat do you need?\nAna\tBread for two\n"))
        wide += std::string{letter, '\0'};
    const Ran ran = bring(file("asks.txt", wide), {"--agreed", "spoken", "--dry-run"});
    EXPECT_EQ(ran.code, ExitCode::done) << ran.problems;
    EXPECT_THAT(ran.out, HasSubstr("Read as UTF-16LE, with tabs between the cells."));
}

TEST_P(SheetCommands, TellATerminalNothingToObey) {
    const auto path = file("asks.csv", "Name,\"What do you\nneed?\",Area\nAna,Soup,\x1B[2JMars\n"
                                       "Ben,Soup\x1B]0;title\x07,Mars\n");
    const Ran ran = bring(path, {"--agreed", "spoken", "--dry-run"});
    EXPECT_THAT(ran.out, Not(HasSubstr("\x1B")));
    EXPECT_THAT(ran.out, HasSubstr("   2  What do you need?=wanted"));
    EXPECT_THAT(ran.out, HasSubstr("  [2JMars (in one row): Mill Lane"));
}

TEST_P(SheetCommands, TakeWhatAColumnMeansFromWhoeverKnows) {
    const auto path = file("odd.csv", "who,=x,\nAna,Bread for two,Old School\n");
    const Ran ran = bring(path, {"--column", "who=name", "--column", "=x=wanted", "--column", "3=area",
                                 "--side", "offer", "--agreed", "spoken", "--json"});
    ASSERT_EQ(ran.code, ExitCode::done) << ran.problems;
    const auto document = ran.document();
    const auto& entry = document.at("plan").at("entries").as_array().front();
    EXPECT_EQ(entry.at("name").as_string(), "Ana");
    const auto& gift = entry.at("gifts").as_array().front();
    EXPECT_EQ(gift.at("side").as_string(), "offer");
    EXPECT_EQ(gift.at("area").as_string(), "Old School");
    const Ran unknown = bring(path, {"--json"});
    EXPECT_EQ(key(unknown), "sheets.choose_wanted");
    EXPECT_EQ(unknown.document().at("columns").as_array().size(), 3U);
    EXPECT_TRUE(unknown.document().at("plan").is_null());
    EXPECT_THAT(bring(path, {}).out, HasSubstr("   2  =x=none  (Leave it out)"));
    EXPECT_EQ(key(bring(path, {"--column", "whom=name", "--json"})), "cli.no_such_column");
    EXPECT_EQ(key(bring(path, {"--column", "who", "--json"})), "cli.no_such_meaning");
    EXPECT_EQ(key(bring(path, {"--area", "Atlantis", "--json"})), "cli.no_such_area");
}

TEST_P(SheetCommands, AreForThoseWhoLookAfterTheCommunity) {
    const auto path = file("asks.csv", two_asks);
    const auto as = [&](const std::string& name, const std::string& community) {
        return key(
            run({"import", path, "--community", community, "--as", name, "--agreed", "spoken", "--json"}));
    };
    const auto pages_say = read([&](db::Reader& reader) {
        return communities::may_look_after(reader, bo, elm_street).refusal().sentence.key;
    });
    EXPECT_EQ(as("Bo", "elm-street"), pages_say.text());
    EXPECT_EQ(as("Chipo", "elm-street"), "communities.not_found");
    EXPECT_EQ(as("Nobody Atall", "elm-street"), "cli.nobody_of_that_name");
    EXPECT_EQ(as("Amina", "atlantis"), "communities.not_found");
    EXPECT_EQ(key(run({"export", "--community", "elm-street", "--as", "Bo", "--json"})), pages_say.text());
    EXPECT_TRUE(board().empty());
}

TEST_P(SheetCommands, WorkBesideAServerButForTakingBack) {
    const auto master = crypto::MasterKey::load(data().string() + ".key", data());
    auto held = vault::Vault::open(data() / "vault", master, randomness, clock);
    const Ran ran = bring(file("asks.csv", two_asks), {"--agreed", "spoken", "--json"});
    ASSERT_EQ(ran.code, ExitCode::done) << ran.problems;
    EXPECT_THAT(take_along("elm-street"), HasSubstr("Bread for two"));
    const auto document = ran.document();
    const std::string id(document.at("import").at("id").as_string());
    EXPECT_EQ(key(undo(id, {"--json"})), "cli.undo_on_the_page");
    EXPECT_EQ(board().size(), 2U);
    held.reset();
    EXPECT_EQ(undo(id).code, ExitCode::done);
    EXPECT_TRUE(board().empty());
}

TEST_P(SheetCommands, WantAFileOrWhatItHasEntered) {
    EXPECT_EQ(run({"import", "--community", "elm-street", "--as", "Amina"}).code, ExitCode::usage);
    EXPECT_EQ(bring("asks.csv", {"--undo", "1"}).code, ExitCode::usage);
    EXPECT_EQ(key(undo("nothing", {"--json"})), "sheets.no_import");
}

TEST_P(SheetCommands, LookAtTheSheetsThatGroupsReallyHave) {
    for (const char* const name :
         {"rubyforgood-submission-responses-template.csv", "sahana-ccc-affected-person-template.csv",
          "crownheights-airtable-columns.csv", "rubyforgood-lansing-form-questions.csv",
          "mutualaidwiki-uk-groups-dirty.txt"}) {
        const auto path = tests::shared_file(name);
        if (!fs::exists(path))
            GTEST_SKIP() << path << " is not here";
        const Ran ran = bring(path, {"--dry-run", "--agreed", "spoken", "--side", "ask"});
        EXPECT_LE(ran.code, ExitCode::refused) << name << ran.problems;
        EXPECT_TRUE(board().empty()) << name;
    }
}

}
}
