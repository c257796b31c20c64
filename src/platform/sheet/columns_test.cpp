#include "platform/sheet/columns.hpp"
#include "testing/project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plenty::sheet {
namespace {

using testing::ElementsAre;
using enum Meaning;
using Cells = std::vector<std::string>;

std::vector<Meaning> meanings(const Cells& header, const std::vector<Row>& rows = {}) {
    std::vector<Meaning> out;
    for (const Guess& guess : guess_columns(header, rows))
        out.push_back(guess.meaning);
    return out;
}

/// The columns that a schema sheet lists for one table or form.
Cells listed_columns(const Sheet& sheet, std::string_view table) {
    Cells columns;
    for (const Row& row : sheet.rows)
        if (row.cells[0] == table && (row.cells.size() < 5 || row.cells[4] != "info-text"))
            columns.push_back(row.cells[1]);
    return columns;
}

/// What a header was taken for, by its name.
Meaning meaning_of(const Cells& header, std::string_view name, const std::vector<Row>& rows = {}) {
    const auto guessed = meanings(header, rows);
    for (std::size_t i = 0; i < header.size(); ++i)
        if (header[i] == name)
            return guessed[i];
    ADD_FAILURE() << "no column " << name;
    return none;
}

TEST(Columns, AreKnownByTheirHeadersInTwoLanguages) {
    EXPECT_THAT(meanings({"Name", "Phone number", "E-mail", "What do you need?", "Notes"}),
                ElementsAre(name, phone, email, wanted, notes));
    EXPECT_THAT(meanings({"Nombre", "Teléfono", "Correo electrónico", "¿Qué necesitas?", "Dirección",
                          "Barrio", "Idiomas"}),
                ElementsAre(name, phone, email, wanted, address, area, languages));
    EXPECT_THAT(meanings({"firstName", "last_name", "mobilePhone", "zip", "qty", "needed by"}),
                ElementsAre(first_name, last_name, phone, postcode, quantity, needed_by));
    EXPECT_THAT(meanings({"Widget", ""}), ElementsAre(none, none));
}

TEST(Columns, AreKnownByTheirCells) {
    const std::vector<Row> rows{{2, {"07700 900123", "a@example.org", "soup", "3/15/2020"}},
                                {3, {"07700 900124", "b@example.org", "bread", "3/16/2020"}},
                                {4, {"07700 900125", "", "tea", "3/17/2020"}}};
    EXPECT_THAT(meanings({"", "", "", ""}, rows), ElementsAre(phone, email, none, written_at));
    EXPECT_THAT(meanings({"How to reach", "Phone", "Need", "When"}, rows),
                ElementsAre(phone, email, wanted, written_at));
}

TEST(Columns, AreSureOnlyOfWhatIsPlain) {
    const auto guesses = guess_columns({"Phone", "Type"}, {});
    EXPECT_GE(guesses[0].confidence, 90);
    EXPECT_LT(guesses[1].confidence, 65);
}

TEST(Columns, GiveEachMeaningToOneColumn) {
    EXPECT_THAT(meanings({"Phone", "Phone (2)", "Notes", "Comments", "Cross street #1", "Cross street #2"}),
                ElementsAre(phone, none, notes, notes, cross_street, cross_street));
}

TEST(Columns, LeaveThirdPersonsAlone) {
    EXPECT_THAT(meanings({"Emergency Contact Name", "Emergency Contact Phone", "Phone"}),
                ElementsAre(none, none, phone));
}

TEST(Direction, IsToldByTheHeader) {
    EXPECT_EQ(guess_direction({"Name", "What do you need?"}), Direction::ask);
    EXPECT_EQ(guess_direction({"volunteer_name", "volunteer_ways_to_help"}), Direction::offer);
    EXPECT_EQ(guess_direction({"¿Qué ofreces?"}), Direction::offer);
    EXPECT_EQ(guess_direction({"Name", "Phone"}), std::nullopt);
    EXPECT_EQ(direction_of("Ofrezco"), Direction::offer);
    EXPECT_EQ(direction_of("REQUEST"), Direction::ask);
    EXPECT_EQ(direction_of("food"), std::nullopt);
}

TEST(RealHeaders, RequestsOfCrownHeights) {
    const auto path = tests::shared_file("crownheights-airtable-columns.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    const auto header = listed_columns(*sheet, "Requests");
    const std::vector<std::pair<std::string_view, Meaning>> expected{
        {"Phone", phone},
        {"Time", written_at},
        {"Text or Voice?", contact_by},
        {"Message", notes},
        {"Cross Street #1", cross_street},
        {"Cross Street #2", cross_street},
        {"Email Address", email},
        {"Neighborhood Area (See Map)", area},
        {"Languages", languages},
        {"What type(s) of support are you seeking?", wanted},
        {"Intake volunteer", organiser},
        {"Time Sensitivity", urgency},
        {"Intake General Notes", notes},
        {"Code", code},
        {"Status", status},
        {"External Id", none},
        {"Delivery slackId", none},
        {"Last Modified", none},
        {"Meta", none},
        {"Last Processed", none},
        {"First Name", first_name},
        {"Trigger Backfill", none},
        {"Household Size", household},
        {"Receipts", none},
        {"Start Editing Here!", none},
        {"Date Changed to Delivery Needed", none}};
    for (const auto& [column, meaning] : expected)
        EXPECT_EQ(meaning_of(header, column), meaning) << column;
    EXPECT_EQ(guess_direction(header), Direction::ask);
}

TEST(RealHeaders, VolunteersOfCrownHeights) {
    const auto path = tests::shared_file("crownheights-airtable-columns.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    const auto header = listed_columns(*sheet, "Volunteers");
    const std::vector<std::pair<std::string_view, Meaning>> expected{
        {"volunteer_email", email},           {"volunteer_phone", phone},
        {"volunteer_street_1", cross_street}, {"volunteer_street_2", cross_street},
        {"volunteer_languages", languages},   {"volunteer_ways_to_help", wanted},
        {"volunteer_extra_info", notes},      {"volunteer_slack_id", none},
        {"volunteer_quadrant", area},         {"volunter_name", name},
        {"Created Time", written_at},         {"volunteer_trained", none},
        {"volunteer_howfind", none}};
    for (const auto& [column, meaning] : expected)
        EXPECT_EQ(meaning_of(header, column), meaning) << column;
    EXPECT_EQ(guess_direction(header), Direction::offer);
}

TEST(RealHeaders, FormsOfLansing) {
    const auto path = tests::shared_file("rubyforgood-lansing-form-questions.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    const auto asks = listed_columns(*sheet, "ask_form");
    const auto offers = listed_columns(*sheet, "offer_form");
    EXPECT_EQ(guess_direction(asks), Direction::ask);
    EXPECT_EQ(guess_direction(offers), Direction::offer);
    for (const auto& [column, meaning] : std::vector<std::pair<std::string_view, Meaning>>{
             {"Timestamp", written_at},
             {"Name", name},
             {"Address", address},
             {"Email", email},
             {"Telephone", phone},
             {"Number of people in the household", household},
             {"Is your need recurring?", recurring},
             {"What do you need? Check all that apply:", wanted},
             {"Is a member in your household over the age of 50?", none}})
        EXPECT_EQ(meaning_of(asks, column), meaning) << column;
    std::size_t urgencies = 0;
    for (const auto meaning : meanings(asks))
        urgencies += meaning == urgency ? 1 : 0;
    EXPECT_EQ(urgencies, 1U);
}

TEST(RealHeaders, SubmissionsOfLansing) {
    const auto path = tests::shared_file("rubyforgood-submission-responses-template.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    EXPECT_THAT(meanings(sheet->header, sheet->rows),
                ElementsAre(code, organiser, status, name, written_at, address, email, phone, none, household,
                            none, wanted, urgency, notes, recurring, notes));
    EXPECT_EQ(guess_direction(sheet->header), Direction::ask);
}

TEST(RealHeaders, PersonsOfSahana) {
    const auto path = tests::shared_file("sahana-ccc-affected-person-template.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    const auto guessed = meanings(sheet->header, sheet->rows);
    EXPECT_THAT(
        std::vector(guessed.begin(), guessed.begin() + 10),
        ElementsAre(written_at, notes, first_name, last_name, email, phone, none, none, address, postcode));
    EXPECT_THAT(std::vector(guessed.end() - 5, guessed.end()), testing::Each(none));
}

TEST(RealHeaders, GroupsBadlySeparated) {
    const auto path = tests::shared_file("mutualaidwiki-uk-groups-dirty.txt");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    EXPECT_THAT(meanings(sheet->header, sheet->rows), ElementsAre(name, none, area, none, none));
}

}
}
