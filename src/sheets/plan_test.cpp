#include "sheets/cells.hpp"
#include "sheets/here_testing.hpp"
#include "sheets/kind_finder.hpp"
#include "sheets/plan.hpp"
#include "sheets/terms.hpp"
#include "testing/outcome.hpp"
#include "testing/project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace plenty::sheets {
namespace {

using gifts::Side;
using gifts::Urgency;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

sheet::Sheet read(std::string_view text) {
    auto sheet = sheet::read(text);
    EXPECT_TRUE(sheet.ok());
    return *std::move(sheet);
}

Plan planned(std::string_view text, const Here& here = here_on_elm_street()) {
    const auto sheet = read(text);
    auto plan = make_plan(sheet, guess_choices(sheet), here);
    EXPECT_TRUE(plan.ok()) << outcome_of(plan);
    EXPECT_TRUE(plan->adds_up());
    return *std::move(plan);
}

std::vector<std::string> kinds_of(const Entry& entry) {
    std::vector<std::string> keys;
    for (const gifts::Draft& gift : entry.gifts)
        keys.push_back(kinds::KindTree::built_in()->find(gift.kind)->key);
    return keys;
}

std::vector<std::pair<int, std::string>> troubles_of(const Plan& plan) {
    std::vector<std::pair<int, std::string>> troubles;
    for (const Trouble& trouble : plan.troubles)
        troubles.emplace_back(trouble.line, trouble.sentence.key.text());
    return troubles;
}

TEST(Cells, ListWhatTheyHold) {
    EXPECT_THAT(pieces_of("Food, pet care, clothing/laundry"),
                ElementsAre("Food", "pet care", "clothing/laundry"));
    EXPECT_THAT(pieces_of("1 on 1 check-ins (phone call, Zoom, etc); a ride"),
                ElementsAre("1 on 1 check-ins (phone call, Zoom, etc)", "a ride"));
    EXPECT_THAT(pieces_of("I broke my leg and need somebody to shop, please, on Friday"), SizeIs(1));
    EXPECT_THAT(pieces_of("No"), IsEmpty());
    EXPECT_THAT(pieces_of("bread | n/a |\n milk"), ElementsAre("bread", "milk"));
}

TEST(Cells, TellHowSoon) {
    EXPECT_EQ(urgency_of("non urgent, I can wait a day or two"), Urgency::this_week);
    EXPECT_EQ(urgency_of("ASAP!"), Urgency::today);
    EXPECT_EQ(urgency_of("Yes"), Urgency::today);
    EXPECT_EQ(urgency_of("no"), Urgency::whenever);
    EXPECT_EQ(urgency_of("esta semana"), Urgency::this_week);
    EXPECT_EQ(urgency_of("No es urgente"), Urgency::whenever);
    EXPECT_EQ(urgency_of("blue"), std::nullopt);
    EXPECT_EQ(urgency_of(""), std::nullopt);
}

TEST(Cells, TellNumbersDaysAndEndings) {
    EXPECT_EQ(number_in("about 12 bags"), 12);
    EXPECT_EQ(number_in("a few"), std::nullopt);
    EXPECT_EQ(number_in("99999999999999999999"), std::nullopt);
    EXPECT_EQ(weekdays_of("every Tuesday and viernes"), (1U << 2) | (1U << 5));
    EXPECT_EQ(weekdays_of("I only have this need one time I think."), 0);
    EXPECT_TRUE(says_over("Request Complete"));
    EXPECT_TRUE(says_over("Duplicate"));
    EXPECT_FALSE(says_over("Dispatch Needed"));
    EXPECT_FALSE(says_over("not completed"));
    EXPECT_FALSE(says_over("Delivery Assigned"));
}

TEST(Kinds, AreFoundByTheNameASheetGivesThemInEveryLanguage) {
    const auto tree = kinds::KindTree::built_in();
    for (const locale::Language written_in : locale::Language::all()) {
        const KindFinder writer(tree, written_in);
        for (const locale::Language read_in : locale::Language::all()) {
            const KindFinder reader(tree, read_in);
            for (const kinds::Kind* const root : tree->roots())
                for (const kinds::KindId kind : tree->subtree(root->id))
                    EXPECT_EQ(reader.exactly(writer.name_of(kind, written_in)), kind)
                        << writer.name_of(kind, written_in);
        }
    }
}

TEST(Columns, OfOurOwnSheetsAreKnownInEveryLanguage) {
    for (const locale::Language language : locale::Language::all()) {
        const auto header = own_header(language);
        EXPECT_THAT(std::set(header.begin(), header.end()), SizeIs(header.size()));
        EXPECT_TRUE(is_own_header(header));
        sheet::Sheet empty;
        empty.header = header;
        EXPECT_TRUE(std::ranges::equal(guess_choices(empty).columns, own_columns()));
    }
    for (const sheet::Meaning meaning : all_meanings())
        EXPECT_EQ(find_meaning(key_of(meaning)), meaning);
    EXPECT_FALSE(is_own_header({"Name", "Phone"}));
}

TEST(Plan, MakesPostsOfPlainRows) {
    const Plan plan = planned("Name,Phone,What do you need?,Quantity,Neighborhood,Needed by\n"
                              "Ana,07700 900123,bread,2 loaves,Mill Lane,20/06/2026\n"
                              "Ben,07700 900456,\"nappies, baby clothes\",,old school,\n");
    ASSERT_THAT(plan.entries, SizeIs(2));
    const Entry& ana = plan.entries[0];
    EXPECT_EQ(ana.who.name, "Ana");
    EXPECT_EQ(ana.who.contact, "07700 900123");
    ASSERT_THAT(ana.gifts, SizeIs(1));
    EXPECT_EQ(ana.gifts[0].words, "bread");
    EXPECT_EQ(ana.gifts[0].side, Side::ask);
    EXPECT_EQ(ana.gifts[0].quantity, Quantity(2));
    EXPECT_EQ(ana.gifts[0].area, mill_lane);
    EXPECT_EQ(locale::form_text(locale::local_time({}, *ana.gifts[0].when.until)), "2026-06-20T23:59");
    EXPECT_THAT(kinds_of(ana), ElementsAre("bread"));
    EXPECT_THAT(kinds_of(plan.entries[1]), ElementsAre("nappies", "baby_clothes"));
    EXPECT_EQ(plan.entries[1].gifts[0].area, old_school);
    EXPECT_EQ(plan.gift_count(), 3U);
}

TEST(Plan, KeepsWhatIsPrivateOffTheBoard) {
    const Plan plan = planned("Name,Phone,Address,Request,Intake General Notes\n"
                              "Ana,07700 900123,12 Mill Lane,soup,she hides from her husband\n");
    const Entry& ana = plan.entries.at(0);
    EXPECT_EQ(ana.gifts.at(0).words, "soup");
    EXPECT_EQ(ana.gifts.at(0).exact_place, "12 Mill Lane");
    EXPECT_EQ(ana.who.contact, "07700 900123");
}

TEST(Plan, NamesTheLinesThatCannotBeEntered) {
    const Plan plan = planned("Name,Phone,Request,Needed by,Consent,Quantity\n"
                              "Ana,1,soup,31/02/2026,yes,\n"
                              "Ben,2,soup,01/01/2020,yes,\n"
                              "Cy,3,,,yes,\n"
                              "Di,4,soup,,no,\n"
                              "Ed,5,I pay $20 for a ride,,yes,\n"
                              "Fay,6,soup,,yes,5000\n"
                              "Gil,7,soup,,yes,3\n"
                              ",,,,,\n"
                              "x,y,z,a,b,c,d\n");
    EXPECT_THAT(troubles_of(plan),
                ElementsAre(std::pair(2, "sheets.unclear_date"), std::pair(3, "gifts.until_is_past"),
                            std::pair(4, "sheets.nothing_wanted"), std::pair(5, "sheets.did_not_agree"),
                            std::pair(6, "sheets.sounds_like_trade"),
                            std::pair(7, "gifts.quantity_out_of_range"), std::pair(10, "sheet.extra_cells")));
    ASSERT_THAT(plan.entries, SizeIs(1));
    EXPECT_EQ(plan.entries[0].line, 8);
    EXPECT_TRUE(plan.troubles[4].is_trade);
    EXPECT_EQ(plan.troubles[5].column, sheet::Meaning::quantity);
}

TEST(Plan, EntersWhatSoundsLikeAPriceOnceSomebodySaysItIsNone) {
    const auto sheet = read("Name,Request,Phone\nEd,Rent is $20 short,5\n");
    Choices choices = guess_choices(sheet);
    EXPECT_THAT(make_plan(sheet, choices, here_on_elm_street())->entries, IsEmpty());
    choices.is_no_trade = true;
    EXPECT_THAT(make_plan(sheet, choices, here_on_elm_street())->entries, SizeIs(1));
}

TEST(Plan, LeavesOutWhatIsOver) {
    const auto sheet = read("Name,Request,Status\nAna,soup,Completed\nBen,soup,Open\nCy,soup,completed\n");
    Choices choices = guess_choices(sheet);
    const Plan plan = *make_plan(sheet, choices, here_on_elm_street());
    EXPECT_EQ(plan.over, 2);
    ASSERT_THAT(plan.statuses, SizeIs(2));
    EXPECT_EQ(plan.statuses[0].rows, 2);
    EXPECT_TRUE(plan.statuses[0].is_over);
    choices.over[plan.statuses[0].folded] = false;
    EXPECT_EQ(make_plan(sheet, choices, here_on_elm_street())->over, 0);
}

TEST(Plan, PlacesEachUnknownWordOnce) {
    const auto sheet =
        read("Name,Request,Neighborhood\nAna,Zorbing kit,NW\nBen,zorbing kit,NW\nCy,soup,Mill Lane\n");
    Choices choices = guess_choices(sheet);
    Plan plan = *make_plan(sheet, choices, here_on_elm_street());
    ASSERT_THAT(plan.kinds, SizeIs(2));
    EXPECT_EQ(plan.kinds[0].text, "Zorbing kit");
    EXPECT_EQ(plan.kinds[0].rows, 2);
    EXPECT_FALSE(plan.kinds[0].is_known);
    EXPECT_THAT(kinds_of(plan.entries[0]), ElementsAre("other"));
    ASSERT_THAT(plan.areas, SizeIs(1));
    EXPECT_EQ(plan.areas[0].text, "NW");

    choices.kinds[plan.kinds[0].folded] = kinds::KindTree::built_in()->find_by_key("bread")->id;
    choices.areas[plan.areas[0].folded] = old_school;
    plan = *make_plan(sheet, choices, here_on_elm_street());
    EXPECT_THAT(kinds_of(plan.entries[1]), ElementsAre("bread"));
    EXPECT_EQ(plan.entries[1].gifts[0].area, old_school);
}

TEST(Plan, AsksWhichColumnAndWhichSide) {
    const auto sheet = read("Name,Phone\nAna,07700 900123\nBen,07700 900124\n");
    Choices choices = guess_choices(sheet);
    EXPECT_EQ(outcome_of(make_plan(sheet, choices, here_on_elm_street())), "sheets.choose_wanted");
    choices.columns[0] = sheet::Meaning::wanted;
    choices.side = std::nullopt;
    EXPECT_EQ(outcome_of(make_plan(sheet, choices, here_on_elm_street())), "sheets.choose_side");
}

TEST(Plan, TakesEachRowForWhatItsDirectionSays) {
    const Plan plan = planned("Name,Offer or ask,What\nAna,ofrece,bread\nBen,Request,bread\n");
    EXPECT_EQ(plan.entries.at(0).gifts[0].side, Side::offer);
    EXPECT_EQ(plan.entries.at(1).gifts[0].side, Side::ask);
}

TEST(Alike, IsFoundInTheSheetAndOnTheBoard) {
    Here here = here_on_elm_street();
    const auto bread = here.tree->find_by_key("bread")->id;
    here.standing.push_back(
        {{"Ana", "Ring 07700 900123", "", ""}, Side::ask, bread, "Two loaves", mill_lane});
    const auto sheet = read("Name,Phone,Request,Neighborhood\n"
                            "A.,+44 7700 900123,bread,old school\n"
                            "Ben,07700 900456,soup,Mill Lane\n"
                            "Ben,,a ride to hospital,Mill Lane\n"
                            "Cy,07700 900789,soup,Mill Lane\n");
    Choices choices = guess_choices(sheet);
    Plan plan = *make_plan(sheet, choices, here);
    ASSERT_THAT(plan.alike, SizeIs(2));
    EXPECT_EQ(plan.alike[0].why, sheet::Likeness::same_phone);
    EXPECT_EQ(plan.alike[0].standing, 0U);
    EXPECT_FALSE(plan.alike[0].is_entered) << "the same gift of the same person";
    EXPECT_EQ(plan.alike[1].why, sheet::Likeness::same_name_and_place);
    EXPECT_EQ(plan.alike[1].line, 3);
    EXPECT_TRUE(plan.alike[1].is_entered) << "another gift of the same person";
    EXPECT_THAT(plan.entries, SizeIs(3));
    EXPECT_TRUE(plan.adds_up());

    choices.alike = {{2, true}, {4, false}};
    plan = *make_plan(sheet, choices, here);
    EXPECT_TRUE(plan.alike[0].is_entered);
    EXPECT_FALSE(plan.alike[1].is_entered);
    EXPECT_TRUE(plan.adds_up());
}

TEST(Choices, LeaveOutColumnsOfNoUseHere) {
    const auto sheet = read("Name,Request,Timestamp,Intake notes\nAna,soup,3/15/2020,private\n");
    const Choices choices = guess_choices(sheet);
    EXPECT_EQ(choices.columns[2], sheet::Meaning::none);
    EXPECT_EQ(choices.columns[3], sheet::Meaning::none);
    EXPECT_EQ(choices_from(text_of(choices)), choices);
}

TEST(Choices, AreKeptAsOneText) {
    const auto sheet = read("Name,Request,Status,Neighborhood\nAna,soup,Completed,NW\n");
    Choices choices = guess_choices(sheet);
    choices.side = Side::offer;
    choices.area = old_school;
    choices.areas["n w & co=1"] = mill_lane;
    choices.kinds["zörb\nkit"] = here_on_elm_street().tree->find_by_key("bread")->id;
    choices.over = {{"completed", true}, {"open", false}};
    choices.agreed = Agreed::written;
    choices.is_no_trade = choices.without_troubled_rows = true;
    choices.alike = {{3, true}, {9, false}};
    const auto again = choices_from(text_of(choices));
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, choices);
    EXPECT_EQ(choices_from("version=0"), std::nullopt);
    EXPECT_EQ(choices_from("%zz"), std::nullopt);
}

/// The options that stand behind a column of the Crown Heights table.
std::vector<std::string> options_of(const sheet::Sheet& columns, std::string_view table,
                                    std::string_view column) {
    for (const sheet::Row& row : columns.rows)
        if (row.cells[0] == table && row.cells[1] == column) {
            std::vector<std::string> options;
            for (std::string_view rest = row.cells[2]; !rest.empty();) {
                const auto end = rest.find(" | ");
                options.emplace_back(rest.substr(0, end));
                rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 3);
            }
            return options;
        }
    return {};
}

sheet::Sheet sheet_with_columns(const sheet::Sheet& columns, std::string_view table,
                                const std::vector<std::vector<std::pair<std::string, std::string>>>& rows) {
    std::vector<std::string> header;
    for (const sheet::Row& row : columns.rows)
        if (row.cells[0] == table)
            header.push_back(row.cells[1]);
    std::vector<sheet::Row> cells;
    for (const auto& row : rows) {
        sheet::Row line{0, std::vector<std::string>(header.size())};
        for (const auto& [column, cell] : row)
            line.cells.at(static_cast<std::size_t>(std::ranges::find(header, column) - header.begin())) =
                cell;
        cells.push_back(std::move(line));
    }
    return read(sheet::write(header, cells));
}

TEST(RealSheets, TheRequestsOfCrownHeightsBecomeAsks) {
    const auto path = tests::shared_file("crownheights-airtable-columns.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto columns = read(tests::file_text(path));
    const std::string support = "What type(s) of support are you seeking?";
    std::vector<std::vector<std::pair<std::string, std::string>>> rows;
    for (const std::string& option : options_of(columns, "Requests", support))
        rows.push_back({{support, option},
                        {"First Name", "P" + std::to_string(rows.size())},
                        {"Phone", "718-555-01" + std::to_string(10 + rows.size())},
                        {"Cross Street #1", "Union"},
                        {"Cross Street #2", "Rogers"},
                        {"Neighborhood Area (See Map)", "NE"},
                        {"Languages", "Haitian Kreyol"},
                        {"Status", rows.size() == 1 ? "Request Complete" : "Dispatch Needed"},
                        {"Time Sensitivity", "ASAP"},
                        {"Intake General Notes", "private"}});
    ASSERT_THAT(rows, SizeIs(7));
    const auto sheet = sheet_with_columns(columns, "Requests", rows);
    const Plan plan = *make_plan(sheet, guess_choices(sheet), here_on_elm_street());
    EXPECT_TRUE(plan.adds_up());
    EXPECT_EQ(plan.over, 1);
    EXPECT_THAT(troubles_of(plan), IsEmpty());
    ASSERT_THAT(plan.entries, SizeIs(6));
    EXPECT_EQ(plan.entries[0].gifts[0].exact_place, "Union, Rogers");
    EXPECT_EQ(plan.entries[0].gifts[0].urgency, Urgency::today);
    EXPECT_EQ(plan.entries[0].who.languages, "Haitian Kreyol");
    EXPECT_THAT(kinds_of(plan.entries[0]), ElementsAre("shopping"));
    for (const Entry& entry : plan.entries)
        EXPECT_EQ(entry.gifts[0].words.find("private"), std::string::npos);
    EXPECT_THAT(plan.areas, SizeIs(1));
}

TEST(RealSheets, TheVolunteersOfCrownHeightsBecomeOffers) {
    const auto path = tests::shared_file("crownheights-airtable-columns.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto columns = read(tests::file_text(path));
    const auto sheet =
        sheet_with_columns(columns, "Volunteers",
                           {{{"volunter_name", "Zed"},
                             {"volunteer_phone", "718-555-0199"},
                             {"volunteer_ways_to_help", "Bike delivery, Child care, I have a printer!"}},
                            {{"volunter_name", "Yan"},
                             {"volunteer_email", "yan@example.org"},
                             {"volunteer_ways_to_help", "On foot delivery"}}});
    const Plan plan = *make_plan(sheet, guess_choices(sheet), here_on_elm_street());
    ASSERT_THAT(plan.entries, SizeIs(2));
    EXPECT_EQ(plan.entries[0].gifts[0].side, Side::offer);
    EXPECT_THAT(plan.entries[0].gifts, SizeIs(3));
    EXPECT_EQ(plan.entries[1].who.contact, "yan@example.org");
}

TEST(RealSheets, TheSubmissionsOfLansingAreOver) {
    const auto path = tests::shared_file("rubyforgood-submission-responses-template.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    Choices choices = guess_choices(sheet);
    EXPECT_EQ(make_plan(sheet, choices, here_on_elm_street())->over, 1);
    choices.over["completed"] = false;
    const Plan plan = *make_plan(sheet, choices, here_on_elm_street());
    ASSERT_THAT(plan.entries, SizeIs(1));
    EXPECT_THAT(kinds_of(plan.entries[0]), SizeIs(3));
    EXPECT_EQ(plan.entries[0].gifts[0].words, "Food");
    EXPECT_EQ(plan.entries[0].gifts[0].urgency, Urgency::this_week);
    EXPECT_EQ(plan.entries[0].who.name, "MyFakeName");
}

TEST(RealSheets, TheFormOfLansingMakesAHeader) {
    const auto path = tests::shared_file("rubyforgood-lansing-form-questions.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto questions = read(tests::file_text(path));
    std::vector<std::string> header;
    sheet::Row answers;
    for (const sheet::Row& row : questions.rows) {
        if (row.cells[0] != "offer_form" || row.cells[4] == "info-text")
            continue;
        header.push_back(row.cells[1].empty() ? "Anything" : row.cells[1]);
        const std::string& options = row.cells[7];
        answers.cells.push_back(row.cells[1].starts_with("If you would like to make") ? "Housing, Food"
                                : row.cells[1] == "Name"                              ? "Kim"
                                : options.empty()                                     ? ""
                                                  : options.substr(0, options.find(';')));
    }
    const auto sheet = read(sheet::write(header, {answers}));
    const Plan plan = *make_plan(sheet, guess_choices(sheet), here_on_elm_street());
    EXPECT_TRUE(plan.adds_up());
    ASSERT_THAT(plan.entries, SizeIs(1));
    EXPECT_EQ(plan.entries[0].gifts[0].side, Side::offer);
    EXPECT_GE(plan.entries[0].gifts.size(), 2U);
}

TEST(RealSheets, TheAffectedOfSahanaNeedTheirWordsPointedOut) {
    const auto path = tests::shared_file("sahana-ccc-affected-person-template.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    Choices choices = guess_choices(sheet);
    EXPECT_EQ(outcome_of(make_plan(sheet, choices, here_on_elm_street())), "sheets.choose_wanted");
    choices.columns[static_cast<std::size_t>(std::ranges::find(sheet.header, "Comments") -
                                             sheet.header.begin())] = sheet::Meaning::wanted;
    choices.side = Side::ask;
    const Plan plan = *make_plan(sheet, choices, here_on_elm_street());
    ASSERT_THAT(plan.entries, SizeIs(1));
    EXPECT_EQ(plan.entries[0].who.name, "Vulnerable Person");
    EXPECT_EQ(plan.entries[0].who.contact, "1234\nvulnerable@example.com");
    EXPECT_EQ(plan.entries[0].gifts[0].exact_place, "1 Vulnerable Close");
    EXPECT_THAT(kinds_of(plan.entries[0]), ElementsAre("shopping"));
}

TEST(RealSheets, TheBadlySeparatedListLosesNoRow) {
    const auto path = tests::shared_file("mutualaidwiki-uk-groups-dirty.txt");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    Choices choices = guess_choices(sheet);
    choices.columns = {sheet::Meaning::wanted, sheet::Meaning::none, sheet::Meaning::area,
                       sheet::Meaning::none, sheet::Meaning::none};
    choices.side = Side::offer;
    const auto plan = make_plan(sheet, choices, here_on_elm_street());
    ASSERT_TRUE(plan.ok()) << outcome_of(plan);
    EXPECT_TRUE(plan->adds_up());
    EXPECT_GT(plan->entries.size() + plan->left_out_alike(), 4000U);
}

}
}
