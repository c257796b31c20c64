#include "platform/db/database_testing.hpp"
#include "testing/project.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace plenty::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;

struct Column {
    std::string table;
    std::string name;

    std::string text() const { return table + "." + name; }
};

/// columns.txt: what each column says, and which tables somebody has thought about twice.
struct Review {
    std::map<std::string, std::string, std::less<>> says;
    std::set<std::string> reviewed;
};

Review read_review(const std::string& text) {
    Review review;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string first, second, reason;
        words >> first >> second >> reason;
        if (first.empty() || first.starts_with('#'))
            continue;
        if (first != "reviewed")
            review.says[first] = second;
        else if (!reason.empty())
            review.reviewed.insert(second);
    }
    return review;
}

bool sounds_like_a_score(const std::string& column) {
    static const std::regex score("(^|_)(counts?|totals?|sums?|tally|score|points|rank|rating|stars?|karma|"
                                  "badges?|level|times|given|received|taken|"
                                  "helped|gifts|thanks|streak|balance|credits?|debts?)($|_)");
    return std::regex_search(column, score);
}

/// What is wrong with a schema under a review, a sentence each.
std::vector<std::string> complaints(const std::vector<Column>& schema, const Review& review) {
    static const std::set<std::string> known{"person", "post",  "amount", "itself",
                                             "other",  "words", "secret", "moment"};
    std::vector<std::string> all;
    std::map<std::string, std::map<std::string, int>> tables;
    std::set<std::string> there;
    for (const Column& column : schema) {
        there.insert(column.text());
        const auto says = review.says.find(column.text());
        if (says == review.says.end() || !known.contains(says->second))
            all.push_back(column.text() +
                          " is not in src/app/columns.txt: what does it let anybody count or list?");
        else
            ++tables[column.table][says->second];
        if (sounds_like_a_score(column.name))
            all.push_back(column.text() + " sounds like a score");
        if (says != review.says.end() && says->second != "person" && says->second != "post" &&
            (column.name.ends_with("person_id") || column.name.ends_with("post_id")))
            all.push_back(column.text() + " names somebody or a post, and the review says it does not");
    }
    for (auto& [table, says] : tables) {
        if (review.reviewed.contains(table))
            continue;
        if (says["person"] + says["post"] > 1)
            all.push_back(table + " names two, and so tells who met whom");
        if (says["person"] > 0 && says["amount"] > 0)
            all.push_back(table + " counts something about a person");
    }
    for (const auto& [column, _] : review.says)
        if (!there.contains(column))
            all.push_back(column + " is in src/app/columns.txt and in no table");
    return all;
}

constexpr db::Query<0> list_columns{
    {"columns",
     "SELECT tables.name, columns.name FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS "
     "columns "
     "WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'",
     "SELECT CAST(table_name AS text), CAST(column_name AS text) FROM information_schema.columns "
     "WHERE table_schema = current_schema()"}};
constexpr db::Query<0> list_views{{"views",
                                   "SELECT name FROM sqlite_master WHERE type IN ('view', 'trigger')",
                                   "SELECT CAST(table_name AS text) FROM information_schema.views "
                                   "WHERE table_schema = current_schema()"}};

class NothingIsTallied : public db::DatabaseTest {
protected:
    std::vector<Column> schema() {
        return database().read([](db::Reader& reader) { return reader.list<Column>(list_columns); });
    }
    static Review review() {
        return read_review(tests::file_text(tests::project_root() / "src/app/columns.txt"));
    }
};
PLENTY_ON_BOTH_ENGINES(NothingIsTallied);

TEST_P(NothingIsTallied, InAnyTable) {
    EXPECT_THAT(complaints(schema(), review()), IsEmpty());
}

TEST_P(NothingIsTallied, InAViewOrATrigger) {
    EXPECT_THAT(database().read([](db::Reader& reader) { return reader.list<std::string>(list_views); }),
                IsEmpty());
}

TEST_P(NothingIsTallied, UntilSomebodyHasLookedAtANewTable) {
    auto wider = schema();
    wider.push_back({"thanks", "from_person_id"});
    EXPECT_THAT(complaints(wider, review()), ElementsAre(HasSubstr("thanks.from_person_id is not in")));
    auto careless = review();
    careless.says["thanks.from_person_id"] = "person";
    careless.says["thanks.to_person_id"] = "person";
    wider.push_back({"thanks", "to_person_id"});
    EXPECT_THAT(complaints(wider, careless), ElementsAre("thanks names two, and so tells who met whom"));
    careless.says["thanks.to_person_id"] = "other";
    EXPECT_THAT(complaints(wider, careless), ElementsAre(HasSubstr("the review says it does not")));
}

TEST_P(NothingIsTallied, ByAnotherName) {
    auto wider = schema();
    auto careless = review();
    for (const char* name : {"handovers_count", "times_helped", "score"}) {
        wider.push_back({"people", name});
        careless.says["people." + std::string(name)] = "amount";
    }
    EXPECT_THAT(
        complaints(wider, careless),
        IsSupersetOf({"people.handovers_count sounds like a score", "people.times_helped sounds like a score",
                      "people.score sounds like a score", "people counts something about a person"}));
    wider.push_back({"meetings", "person_id"});
    wider.push_back({"meetings", "post_id"});
    careless.says["meetings.person_id"] = "person";
    careless.says["meetings.post_id"] = "post";
    EXPECT_THAT(complaints(wider, careless), Contains("meetings names two, and so tells who met whom"))
        << "a post names who posted it";
    careless.reviewed.insert("meetings");
    EXPECT_THAT(complaints(wider, careless), testing::Not(Contains(HasSubstr("meetings names two"))));
}

TEST_P(NothingIsTallied, InATableThatIsNoMore) {
    auto old = review();
    old.says["gone.person_id"] = "person";
    EXPECT_THAT(complaints(schema(), old),
                ElementsAre("gone.person_id is in src/app/columns.txt and in no table"));
}

}
}
