#include "cli/command_testing.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace plenty::cli {
namespace {

using testing::HasSubstr;

class PlanCommand : public CommandTest {
protected:
    std::string region() const { return beside("region").string(); }
    std::string plan() const { return beside("region/plan").string(); }

    void generate() {
        const Ran ran = run({"generate-region", region(), "--offers", "400", "--asks", "400", "--seed", "3"});
        ASSERT_EQ(ran.code, ExitCode::done) << ran.problems;
    }
    /// Writes a line to the end of a file.
    static void add(const std::string& file, const std::string& line) {
        std::ofstream(file, std::ios::app) << line << '\n';
    }
};

TEST_F(PlanCommand, plans_a_region_and_verifies_it_again) {
    generate();
    const Ran ran = run({"plan", region()});
    ASSERT_EQ(ran.code, ExitCode::done) << ran.problems;
    EXPECT_THAT(ran.out, HasSubstr("Proved: no plan is fairer, wastes less or travels less."));
    EXPECT_THAT(ran.out, HasSubstr("100 % #"));
    for (const char* const name : {"plan.csv", "unmet.csv", "shortage.csv", "report.json"})
        EXPECT_GT(std::filesystem::file_size(std::filesystem::path(plan()) / name), 20U) << name;
    EXPECT_EQ(run({"plan", "--verify", region(), plan()}).code, ExitCode::done);
    add(plan() + "/plan.csv", "o1,a1,1");
    const Ran again = run({"plan", "--verify", region(), plan()});
    EXPECT_EQ(again.code, ExitCode::refused);
    EXPECT_NE(again.problems, "");
}

TEST_F(PlanCommand, answers_programs_with_one_document) {
    generate();
    const auto out = beside("elsewhere").string();
    const auto report = run({"plan", region(), "--out", out, "--json"}).document();
    EXPECT_EQ(report.at("tiers_finished").to_number<int>(), 5);
    EXPECT_TRUE(report.at("certificate").at("is_optimal").as_bool());
    EXPECT_EQ(report.at("sizes").at("asks").to_number<int>(), 400);
    EXPECT_TRUE(std::filesystem::exists(out + "/report.json"));
    EXPECT_FALSE(std::filesystem::exists(plan()));
}

TEST_F(PlanCommand, names_every_row_that_makes_no_sense_and_plans_nothing) {
    generate();
    add(region() + "/offers.csv", "o401,p1,nothing,1,51,7,1,1,");
    add(region() + "/offers.csv", "o402,p1,k1,0,51,7,1,1,");
    const Ran ran = run({"plan", region()});
    EXPECT_EQ(ran.code, ExitCode::usage);
    EXPECT_THAT(ran.out, HasSubstr("offers.csv:402: "));
    EXPECT_THAT(ran.out, HasSubstr("offers.csv:403: "));
    EXPECT_THAT(ran.problems, HasSubstr("2 rows make no sense"));
    EXPECT_FALSE(std::filesystem::exists(plan()));
    const auto document = run({"plan", region(), "--json"}).document();
    EXPECT_EQ(document.at("exit_code").to_number<int>(), 2);
    EXPECT_EQ(document.at("bad_rows").as_array().size(), 2U);
}

TEST_F(PlanCommand, says_what_is_not_there) {
    const Ran ran = run({"plan", region()});
    EXPECT_EQ(ran.code, ExitCode::refused);
    EXPECT_THAT(ran.problems, HasSubstr("kinds.csv cannot be read"));
    generate();
    EXPECT_EQ(run({"plan", "--verify", region()}).code, ExitCode::refused);
    EXPECT_EQ(run({"generate-region", region(), "--offers", "many"}).code, ExitCode::refused);
}

}
}
