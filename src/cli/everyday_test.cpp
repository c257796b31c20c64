#include "cli/command_testing.hpp"

#include <boost/json/array.hpp>

namespace plenty::cli {
namespace {

using testing::HasSubstr;

class EverydayCommands : public VillageCommandTest {
protected:
    Ran ask(const std::vector<std::string>& more, const std::string& as = "Bo Lindqvist") {
        std::vector<std::string> words{"post", "ask", "--community", "millbrook", "--as", as, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    boost::json::array board(std::vector<std::string> more) {
        std::vector<std::string> words{"board", "--community", "millbrook", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words).document().at("posts").as_array();
    }
    std::string key(const Ran& ran) { return std::string(ran.document().at("key").as_string()); }
};

TEST_F(EverydayCommands, PostReadAndWithdraw) {
    const Ran posted = ask({"--kind", "nappies", "--words", "Size three, for a week away", "--quantity", "2"},
                           "bo lindqvist");
    ASSERT_EQ(posted.code, ExitCode::done) << posted.problems;
    const std::string id(posted.document().at("id").as_string());

    const auto found = board({"--as", "Amina Reyes", "--words", "week away"});
    ASSERT_EQ(found.size(), 1U);
    const auto& post = found.front().as_object();
    EXPECT_EQ(post.at("id").as_string(), id);
    EXPECT_EQ(post.at("kind").as_string(), "nappies");
    EXPECT_EQ(post.at("remaining").as_int64(), 2);
    EXPECT_TRUE(post.at("necessity").as_bool());
    EXPECT_TRUE(board({"--words", "week away"}).empty()) << "a stranger sees only what is public";

    EXPECT_EQ(key(run({"withdraw", id, "--as", "Amina Reyes", "--json"})), "gifts.not_your_post");
    EXPECT_EQ(run({"withdraw", id, "--as", "Bo Lindqvist"}).code, ExitCode::done);
    EXPECT_EQ(run({"withdraw", id, "--as", "Bo Lindqvist"}).code, ExitCode::refused);
    EXPECT_TRUE(board({"--as", "Amina Reyes", "--words", "week away"}).empty());
}

TEST_F(EverydayCommands, AreRefusedAsOnThePages) {
    EXPECT_EQ(key(ask({"--kind", "bread", "--words", "A loaf"}, "Nobody Atall")), "cli.nobody_of_that_name");
    EXPECT_EQ(key(ask({"--kind", "bread", "--words", ""})), "text.empty");
    EXPECT_EQ(key(ask({"--kind", "bread", "--words", "A loaf for $5"})), "gifts.sounds_like_trade");
    EXPECT_EQ(ask({"--kind", "bread", "--words", "A loaf for $5", "--nothing-in-return"}).code,
              ExitCode::done);
    EXPECT_EQ(key(ask({"--kind", "brea", "--words", "A loaf"})), "cli.which_kind");
    EXPECT_EQ(key(ask({"--kind", "", "--words", "A loaf"})), "cli.no_such_kind");
    EXPECT_EQ(ask({"--kind", "Bread", "--words", "A loaf"}).code, ExitCode::done) << "by its name";
    EXPECT_EQ(key(ask({"--kind", "bread", "--words", "A loaf", "--quantity", "1e3"})), "gifts.not_a_number");
    EXPECT_EQ(key(ask({"--kind", "bread", "--words", "A loaf", "--until", "9999-99-99"})),
              "gifts.not_a_date");
    EXPECT_EQ(key(ask({"--kind", "bread", "--words", "A loaf", "--area", "Atlantis"})), "cli.no_such_area");
    EXPECT_EQ(key(run({"withdraw", "one two", "--as", "Bo Lindqvist", "--json"})), "cli.no_id");
    EXPECT_EQ(key(run({"board", "--community", "atlantis", "--json"})), "communities.not_found");
    EXPECT_EQ(key(run({"board", "--community", "millbrook", "--as", "Nobody Atall", "--json"})),
              "cli.nobody_of_that_name");
}

TEST_F(EverydayCommands, ShowTheBoardToSomebodyWhoReads) {
    const Ran ran = run({"board", "--community", "millbrook", "--as", "Amina Reyes"}, {"LANG=en"});
    EXPECT_THAT(ran.out, HasSubstr("offer: Cooked meal (4 portions)"));
    EXPECT_THAT(ran.out, HasSubstr("--after"));
    EXPECT_THAT(run({"board", "--community", "millbrook", "--as", "Amina Reyes"}, {"LANG=es"}).out,
                HasSubstr("oferta: "));
    EXPECT_EQ(board({"--as", "Amina Reyes", "--side", "ask", "--kind", "nappies"}).size(), 1U);
}

TEST_F(EverydayCommands, PrintAllThatIsKeptOfAnAccountAndNoMore) {
    const auto document = run({"what-we-have", "Amina Reyes", "--json"}).document();
    const auto& account = document.at("account").as_array().front().as_object();
    EXPECT_EQ(account.at("name").as_string(), "Amina Reyes");
    EXPECT_EQ(account.at("joined").as_string().size(), std::string_view("2026-11").size()) << "no day";
    for (const auto& [section, things] : document)
        EXPECT_THAT(std::string(section),
                    testing::AnyOf("account", "signed_in", "asks", "offers", "communities"));
    EXPECT_THAT(run({"what-we-have", "Amina Reyes"}).out, HasSubstr("cargo bike"));
    EXPECT_EQ(key(run({"what-we-have", "Nobody Atall", "--json"})), "cli.nobody_of_that_name");
}

TEST_F(EverydayCommands, FillOnlyAnEmptyNode) {
    const Ran again = run({"demo", "--json"});
    EXPECT_EQ(again.code, ExitCode::refused);
    EXPECT_EQ(key(again), "cli.not_empty");
}

}
}
