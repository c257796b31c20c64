#include "regions/fields.hpp"
#include "regions/records.hpp"
#include "regions/regions.hpp"
#include "testing/outcome.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace plenty::regions {
namespace {

using testing::ElementsAre;

std::vector<std::vector<std::string>> records_of(const std::string& text, std::size_t most = 100) {
    std::istringstream in(text);
    Records records(in, most);
    std::vector<std::vector<std::string>> all;
    while (const Record* record = records.next()) {
        const bool is_bad = record->is_too_long || record->is_unclosed;
        all.push_back(is_bad ? std::vector<std::string>{"bad"}
                             : std::vector<std::string>(record->fields.begin(), record->fields.end()));
    }
    return all;
}

TEST(Records, follow_quotation_and_either_end_of_line) {
    EXPECT_THAT(records_of("\xEF\xBB\xBFone,two\r\n\r\n\"a,\"\"b\nc\",\n,d"),
                ElementsAre(ElementsAre("one", "two"), ElementsAre("a,\"b\nc", ""), ElementsAre("", "d")));
    EXPECT_THAT(records_of(""), ElementsAre());
}

TEST(Records, pass_over_what_is_too_long_and_tell_of_what_never_ends) {
    EXPECT_THAT(records_of("123456,7\n1,2\n", 5), ElementsAre(ElementsAre("bad"), ElementsAre("1", "2")));
    EXPECT_THAT(records_of("1\n\"2\n3"), ElementsAre(ElementsAre("1"), ElementsAre("bad")));
}

TEST(Records, come_in_pieces) {
    std::string text;
    for (int i = 0; i < 50'000; ++i)
        text += std::to_string(i) + ",\"x\"\r\n";
    const auto all = records_of(text);
    ASSERT_EQ(all.size(), 50'000U);
    for (std::size_t i = 0; i < all.size(); ++i)
        ASSERT_THAT(all[i], ElementsAre(std::to_string(i), "x"));
}

TEST(Decimals, are_exact_both_ways) {
    for (const std::int64_t value : {0L, 1L, -1L, 1'500L, -900'000'000L, 123'456'789L})
        EXPECT_EQ(parse_decimal(decimal(value, 7), 7), value);
    EXPECT_EQ(parse_decimal("1.5", 3), 1'500);
    EXPECT_EQ(decimal(1'500, 3), "1.5");
    for (const char* text :
         {"", "-", ".5", "5.", "1.2345", "1e3", "+1", " 1", "1 ", "0x1", "99999999999999999999"})
        EXPECT_EQ(parse_decimal(text, 3), std::nullopt) << text;
}

/// A directory with the tables of a region in which two lines of asks and one of offers can be had wrong.
class RegionFiles : public testing::Test {
protected:
    void SetUp() override {
        write("kinds.csv", "parent,kind\nfood,bread\n,food\n");
        write("offers.csv", "offer,person,kind,quantity,lat,lon,reach_km,slots,best_before_days\n"
                            "o1,Ana,bread,3,51,7,0.5,7,2\n");
        write("asks.csv",
              "ask,person,kind,quantity,lat,lon,mobility_km,slots,necessity,urgency,waiting_days\n"
              "a1,Ben,food,2,51.001,7,2,1,1,3,9\n"
              "a2,Cem,bread,4,51.002,7,2,2,0,0,0\n");
    }
    void TearDown() override { std::filesystem::remove_all(directory_); }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(directory_ / name) << text;
    }
    const std::filesystem::path& directory() const { return directory_; }

private:
    static std::filesystem::path make() {
        std::string name = (std::filesystem::temp_directory_path() / "region-XXXXXX").string();
        return mkdtemp(name.data());
    }
    std::filesystem::path directory_ = make();
};

TEST_F(RegionFiles, are_read_in_any_order_of_columns_and_kinds) {
    const auto read = read_region(directory());
    ASSERT_TRUE(read.ok());
    EXPECT_TRUE(read->bad.empty());
    const auto& [problem, names] = read->region;
    EXPECT_THAT(names.kinds, ElementsAre("bread", "food"));
    EXPECT_EQ(problem.parents[0], allocation::KindNo(1));
    EXPECT_EQ(problem.parents[1], std::nullopt);
    ASSERT_EQ(problem.offers.size(), 1U);
    EXPECT_EQ(problem.offers[0].reach, allocation::Metres(500));
    EXPECT_EQ(problem.offers[0].best_before, allocation::Days(2));
    EXPECT_EQ(problem.asks[0].place.latitude, 510'010'000);
    EXPECT_EQ(problem.asks[1].need, allocation::Need::wish);
    EXPECT_THAT(names.persons, ElementsAre("Ana", "Ben", "Cem"));
}

TEST_F(RegionFiles, list_every_bad_row_with_its_line) {
    write("asks.csv", "ask,person,kind,quantity,lat,lon,mobility_km,slots,necessity,urgency,waiting_days\n"
                      "a1,Ben,food,0,51.001,7,2,1,1,3,9\n"
                      "a2,Cem,stone,4,51.002,7,2,2,0,0,0\n"
                      "a3,Cem,bread,4,91,7,2,2,0,0,0\n"
                      "a4,Cem,bread,4,51,7,2,2\n"
                      "a5,,bread,4,51,7,2,2,0,0,0\n"
                      "a6,Cem,bread,4,51,7,2,-1,0,0,0\n"
                      "a7,Cem,bread,4,51,7,2,2,2,0,0\n"
                      "a8,Cem,bread,4,51,7,2,2,1,0,0\n"
                      "a8,Cem,bread,4,51,7,2,2,1,0,0\n");
    const auto read = read_region(directory());
    ASSERT_TRUE(read.ok());
    std::vector<std::size_t> lines;
    for (const BadRow& bad : read->bad) {
        EXPECT_EQ(bad.file, "asks.csv");
        lines.push_back(bad.line);
    }
    EXPECT_THAT(lines, ElementsAre(2, 3, 4, 5, 6, 7, 8, 10));
}

TEST_F(RegionFiles, may_not_have_kinds_in_a_circle_or_below_nothing) {
    write("kinds.csv", "kind,parent\nfood,bread\n\nbread,food\ncake,sugar\n");
    const auto read = read_region(directory());
    ASSERT_TRUE(read.ok());
    ASSERT_GE(read->bad.size(), 3U);
    EXPECT_EQ(read->bad[0].line, 5U);
    EXPECT_EQ(read->bad[0].why.key, SentenceKey("regions.unknown_kind"));
    EXPECT_EQ(read->bad[1].why.key, SentenceKey("regions.kind_in_circle"));
    EXPECT_EQ(read->bad[1].line, 2U);
}

TEST_F(RegionFiles, are_needed_but_for_pairs_of_persons) {
    std::filesystem::remove(directory() / "asks.csv");
    EXPECT_EQ(outcome_of(read_region(directory())), "regions.no_file");
}

TEST_F(RegionFiles, keep_who_keeps_distance_and_company) {
    write("distance.csv", "person,person\nAna,Ben\n");
    write("company.csv", "person,giver\nCem,Ana\n");
    const auto read = read_region(directory());
    ASSERT_TRUE(read.ok() && read->bad.empty());
    ASSERT_EQ(read->region.problem.distance.size(), 1U);
    EXPECT_EQ(read->region.problem.distance[0].other, allocation::PersonNo(1));
    ASSERT_EQ(read->region.problem.company.size(), 1U);
    EXPECT_EQ(read->region.problem.company[0].giver, allocation::PersonNo(0));
}

TEST_F(RegionFiles, are_the_same_after_writing_and_reading) {
    const Region region = named(allocation::synthetic_region({.offers = 300, .asks = 300}));
    write_region(directory(), region);
    const auto read = read_region(directory());
    ASSERT_TRUE(read.ok() && read->bad.empty());
    const auto& again = read->region;
    ASSERT_EQ(again.names.offers, region.names.offers);
    for (std::size_t i = 0; i < 300; ++i) {
        EXPECT_EQ(again.problem.offers[i].place, region.problem.offers[i].place);
        EXPECT_EQ(again.problem.offers[i].slots, region.problem.offers[i].slots);
        EXPECT_EQ(again.problem.asks[i].mobility, region.problem.asks[i].mobility);
        EXPECT_EQ(again.problem.asks[i].kind, region.problem.asks[i].kind);
    }
    EXPECT_EQ(again.problem.company.size(), region.problem.company.size());
}

TEST_F(RegionFiles, keep_a_plan_that_can_be_verified_and_one_that_cannot) {
    const Region region = named(allocation::synthetic_region({.offers = 300, .asks = 300}));
    allocation::Plan plan = allocation::solve(region.problem).value();
    write_plan(directory(), region, plan);
    const auto again = read_plan(directory(), region);
    ASSERT_TRUE(again.ok() && again->bad.empty());
    EXPECT_EQ(again->plan.pairings, plan.pairings);
    EXPECT_EQ(outcome_of(allocation::verify(region.problem, again->plan)), "done");
    plan.pairings.pop_back();
    write_plan(directory(), region, plan);
    EXPECT_NE(outcome_of(allocation::verify(region.problem, read_plan(directory(), region)->plan)), "done");
}

TEST(Summary, counts_a_person_once_for_each_class) {
    allocation::Problem problem;
    problem.parents = {std::nullopt, allocation::KindNo(0), std::nullopt};
    const auto ask = [&](std::uint32_t person, std::uint32_t kind, std::int64_t quantity) {
        problem.asks.push_back({allocation::PersonNo(person), allocation::KindNo(kind), Quantity(quantity)});
    };
    ask(1, 0, 1);
    ask(1, 1, 3);
    ask(1, 2, 1);
    ask(2, 0, 2);
    allocation::Plan plan;
    plan.pairings = {{allocation::OfferNo(0), allocation::AskNo(1), Quantity(2)},
                     {allocation::OfferNo(0), allocation::AskNo(3), Quantity(2)}};
    const Summary summary = summary_of(problem, plan, allocation::Need::necessity);
    EXPECT_EQ(summary.people, 3);
    EXPECT_EQ(summary.units_asked, 7);
    EXPECT_EQ(summary.units_met, 4);
    EXPECT_THAT(summary.people_by_share, ElementsAre(1, 0, 0, 1, 0, 1));
}

}
}
