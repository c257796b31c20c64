#include "platform/sheet/formula.hpp"
#include "platform/sheet/sheet.hpp"
#include "testing/project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace plenty::sheet {
namespace {

using testing::ElementsAre;
using Cells = std::vector<std::string>;
using namespace std::string_literals;

std::vector<Cells> cells_of(const Sheet& sheet) {
    std::vector<Cells> all{sheet.header};
    for (const Row& row : sheet.rows)
        all.push_back(row.cells);
    return all;
}

std::vector<Cells> cells_of(std::string_view bytes) {
    const auto sheet = read(bytes);
    EXPECT_TRUE(sheet.ok()) << sheet.refusal().sentence.key.text();
    return cells_of(*sheet);
}

std::vector<std::pair<int, std::string_view>> errors_of(const Sheet& sheet) {
    std::vector<std::pair<int, std::string_view>> errors;
    for (const RowError& error : sheet.errors)
        errors.emplace_back(error.line, error.sentence.key.text());
    return errors;
}

SentenceKey refusal_of(std::string_view bytes, const Limits& limits = {}) {
    const auto sheet = read(bytes, limits);
    return sheet.ok() ? SentenceKey("test.none") : sheet.refusal().sentence.key;
}

TEST(Read, TakesQuotesLineBreaksAndDoubledQuotes) {
    EXPECT_THAT(cells_of("name,words\r\n\"Bo, the cook\",\"two\r\nlines\"\r\nAmina,\"says \"\"hi\"\"\"\r\n"),
                ElementsAre(Cells{"name", "words"}, Cells{"Bo, the cook", "two\r\nlines"},
                            Cells{"Amina", "says \"hi\""}));
}

TEST(Read, GuessesTheSeparator) {
    EXPECT_EQ(read("a;b,c;d\n1;2;3\n4,5;6;7\n")->separator, Separator::semicolon);
    EXPECT_EQ(read("a\tb\n1,5\t2\n")->separator, Separator::tab);
    EXPECT_EQ(read("a|b\n1, 2, 3|4\n")->separator, Separator::pipe);
    EXPECT_EQ(read("name* place*\nCall, then come* Ripon, North*\n")->separator, Separator::star);
    EXPECT_EQ(read("only\none\n")->separator, Separator::comma);
    EXPECT_EQ(read("sep=;\na,b;c\n1,2;3\n")->separator, Separator::semicolon);
}

TEST(Read, KeepsListsInsideQuotesWhole) {
    const auto sheet = read("name,options\nx,\"a;b;c;d\"\ny,\"e;f;g;h\"\n");
    EXPECT_THAT(cells_of(*sheet),
                ElementsAre(Cells{"name", "options"}, Cells{"x", "a;b;c;d"}, Cells{"y", "e;f;g;h"}));
    EXPECT_THAT(cells_of("name,options\nx,a;b;c;d\ny,e;f;g;h\n"),
                ElementsAre(Cells{"name", "options"}, Cells{"x", "a;b;c;d"}, Cells{"y", "e;f;g;h"}));
}

TEST(Read, GuessesTheEncoding) {
    const std::vector<Cells> expected{{"Niño", "Qué"}, {"Pañales", "leche €"}};
    EXPECT_EQ(cells_of("Niño,Qué\nPañales,leche €\n"), expected);
    EXPECT_EQ(cells_of("\xEF\xBB\xBFNiño,Qué\nPañales,leche €\n"), expected);
    EXPECT_EQ(cells_of("Ni\xF1o,Qu\xE9\nPa\xF1"
                       "ales,leche \x80\n"),
              expected);

    std::string wide = "\xFF\xFE";
    for (const char16_t unit : std::u16string(u"Niño,Qué\nPañales,leche €\n")) {
        wide += static_cast<char>(unit & 0xFF);
        wide += static_cast<char>(unit >> 8);
    }
    EXPECT_EQ(cells_of(wide), expected);
    EXPECT_EQ(cells_of(wide.substr(2)), expected) << "also without its mark";
}

TEST(Read, TakesAClearlyRussianSheetForRussian) {
    // "имя,что нужно" and three rows in windows-1251.
    const auto sheet = read(
        "\xE8\xEC\xFF,\xF7\xF2\xEE \xED\xF3\xE6\xED\xEE\n"
        "\xC0\xED\xED\xE0,\xED\xF3\xE6\xED\xFB \xEF\xF0\xEE\xE4\xF3\xEA\xF2\xFB \xE4\xEB\xFF "
        "\xF1\xE5\xEC\xFC\xE8\n"
        "\xCE\xEB\xFC\xE3\xE0,\xEF\xEE\xEC\xEE\xF9\xFC \xF1 \xEB\xE5\xEA\xE0\xF0\xF1\xF2\xE2\xE0\xEC\xE8\n"
        "\xCF\xB8\xF2\xF0,\xEC\xEE\xE3\xF3 \xEF\xF0\xE8\xE2\xE5\xE7\xF2\xE8 \xED\xE0 "
        "\xEC\xE0\xF8\xE8\xED\xE5\n");
    EXPECT_EQ(sheet->encoding, "windows-1251");
    EXPECT_EQ(sheet->header.front(), "имя");
}

TEST(Read, EvensOutRaggedRows) {
    const auto sheet = read("a,b,c\n1\n2,3,,,\n\n,,\n4,5,6,7\n8,9,10\n");
    EXPECT_THAT(cells_of(*sheet), ElementsAre(Cells{"a", "b", "c"}, Cells{"1", "", ""}, Cells{"2", "3", ""},
                                              Cells{"8", "9", "10"}));
    EXPECT_THAT(errors_of(*sheet), ElementsAre(std::pair(6, "sheet.extra_cells")));
    EXPECT_EQ(sheet->rows.back().line, 7);
}

TEST(Read, TidiesTheHeader) {
    EXPECT_THAT(cells_of("Name , Name,,  What do  you need? \nx,y,z,\n").front(),
                ElementsAre("Name", "Name (2)", "", "What do you need?"));
    EXPECT_THAT(cells_of("\"Need \r\n more\",b,,\n1,2,,\n").front(), ElementsAre("Need more", "b"));
}

TEST(Read, PassesOverTitles) {
    const auto sheet = read("Requests of April,,\n,,\nname,phone,need\nBo,,soup\n");
    EXPECT_THAT(sheet->header, ElementsAre("name", "phone", "need"));
    EXPECT_EQ(sheet->rows.front().line, 4);
}

TEST(Read, SeesThatThereIsNoHeader) {
    EXPECT_THAT(cells_of("Bo,07700 900123,soup\nAmina,07700 900456,bread\n"),
                ElementsAre(Cells{"", "", ""}, Cells{"Bo", "07700 900123", "soup"},
                            Cells{"Amina", "07700 900456", "bread"}));
}

TEST(Read, GivesUpOnlyTheRowOfAnOpenQuote) {
    const auto sheet = read("a,b\n\"5 inch,x\n" + std::string(70'000, 'y') + "\nz,1\n");
    EXPECT_THAT(errors_of(*sheet),
                ElementsAre(std::pair(2, "sheet.open_quote"), std::pair(3, "sheet.long_cell")));
    EXPECT_THAT(sheet->rows, ElementsAre(Row{4, {"z", "1"}}));
    EXPECT_THAT(cells_of("a,b\npipe 5\" long,x\n"),
                ElementsAre(Cells{"a", "b"}, Cells{"pipe 5\" long", "x"}));
}

TEST(Read, CountsLinesThroughQuotedLineBreaks) {
    const auto sheet = read("a,b\n\"1\n2\r\n3\",x\ny,\"z\n\"\nlast,1\n");
    EXPECT_EQ(sheet->rows[1].line, 5);
    EXPECT_EQ(sheet->rows[2].line, 7);
}

TEST(Read, RefusesWhatIsNoSheet) {
    EXPECT_EQ(refusal_of(""), SentenceKey("sheet.empty"));
    EXPECT_EQ(refusal_of("\n , \n\t\n"), SentenceKey("sheet.empty"));
    EXPECT_EQ(refusal_of("PK\x03\x04\x14\0 and so on"s), SentenceKey("sheet.workbook"));
    EXPECT_EQ(refusal_of("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), SentenceKey("sheet.workbook"));
    EXPECT_EQ(refusal_of("a,b\0c"s), SentenceKey("sheet.not_text"));
    EXPECT_EQ(refusal_of("\xEF\xBB\xBF"
                         "a\0b"s),
              SentenceKey("sheet.not_text"));
}

TEST(Read, KeepsItsLimits) {
    const Limits few{.bytes = 300, .rows = 3, .columns = 3, .cell = 5, .errors = 2};
    EXPECT_EQ(refusal_of("a,b\n1,2\n1,2\n1,2\n", few), SentenceKey("test.none"));
    EXPECT_EQ(refusal_of("a,b\n1,2\n1,2\n1,2\n1,2\n", few), SentenceKey("sheet.too_many_rows"));
    EXPECT_EQ(refusal_of("a,b\n1,2\n1,2,3,4\n", few), SentenceKey("sheet.too_many_columns"));
    EXPECT_EQ(refusal_of("a,b\n123456,2\n123456,2\n123456,2\n", few), SentenceKey("sheet.too_many_errors"));
    EXPECT_EQ(refusal_of(std::string(301, 'a'), few), SentenceKey("sheet.too_large"));
    EXPECT_EQ(read("a\n12345\n", few)->errors.size(), 0U);
    EXPECT_THAT(errors_of(*read("a\n12345\n123456\n", few)), ElementsAre(std::pair(3, "sheet.long_cell")));
}

TEST(Read, NamesTheLineInItsRefusals) {
    const auto sheet = read("a,b\n1,2\n1,2,3,4\n", {.columns = 3});
    EXPECT_EQ(sheet.refusal().sentence,
              (Sentence{"sheet.too_many_columns", {{"limit", "3"}, {"line", "3"}}}));
}

TEST(Write, FillsALimitToTheLastLetter) {
    const std::string longest = "=" + std::string(Limits().cell - 1, 'x');
    EXPECT_EQ(read(write({"a"}, {{1, {longest}}}))->rows.at(0).cells.at(0), longest);
}

TEST(Write, DisarmsFormulas) {
    for (const std::string cell :
         {"=1+1", "+44 20 7946", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"}) {
        const auto text = write({"a"}, {{1, {cell}}});
        const auto written = text.substr(text.find('\n') + 1);
        EXPECT_TRUE(written.starts_with("'") || written.starts_with("\"'")) << cell;
        EXPECT_EQ(without_guard(with_guard(cell)), cell);
    }
    for (const std::string cell : {"", "'", "'tis", "a=b", "5-3", "''"})
        EXPECT_EQ(with_guard(cell), cell);
    for (const std::string cell : {"'=1", "''+x", "' -y"})
        EXPECT_EQ(without_guard(with_guard(cell)), cell);
}

/// Text with the letters that are dangerous in sheets, and some that have several bytes.
rc::Gen<std::string> any_cell() {
    const auto piece = rc::gen::elementOf(std::vector<std::string>{"a", "Z",  " ", ",",  ";",  "\t", "|",
                                                                   "*", "\"", "'", "\n", "\r", "=",  "+",
                                                                   "-", "@",  "ñ", "€",  "名", "＝", "5"});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string cell;
                            for (const auto& one : pieces)
                                cell += one;
                            return cell;
                        });
}

RC_GTEST_PROP(Write, IsReadBackTheSame, (bool tabs)) {
    const Cells header{"one", "two", "three"};
    const auto count = *rc::gen::inRange(1, 8);
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back({0, {"x" + *any_cell(), *any_cell(), *any_cell()}});
    const auto sheet = read(write(header, rows, tabs ? Separator::tab : Separator::comma));
    RC_ASSERT(sheet.ok());
    RC_ASSERT(sheet->errors.empty());
    RC_ASSERT(sheet->header == header);
    RC_ASSERT(std::ranges::equal(sheet->rows, rows, {}, &Row::cells, &Row::cells));
}

TEST(RealSheets, TheFormOfLansingIsRead) {
    const auto path = tests::shared_file("rubyforgood-lansing-form-questions.csv");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    EXPECT_EQ(sheet->header.size(), 9U);
    EXPECT_EQ(sheet->rows.size(), 26U);
    EXPECT_EQ(sheet->errors.size(), 0U);
}

TEST(RealSheets, TheBadlySeparatedListIsRead) {
    const auto path = tests::shared_file("mutualaidwiki-uk-groups-dirty.txt");
    PLENTY_SKIP_UNLESS_EXISTS(path);
    const auto sheet = read(tests::file_text(path));
    EXPECT_EQ(sheet->separator, Separator::star);
    EXPECT_THAT(sheet->header, ElementsAre("name", "link", "location_name", "lat", "lng"));
    EXPECT_GT(sheet->rows.size(), 4000U);
    EXPECT_LT(sheet->errors.size(), 40U);
    EXPECT_THAT(sheet->rows.front().cells, ElementsAre("Call to Arms", "www.facebook.com",
                                                       "Ripon, North Yorkshire", "54.1361346", "-1.5237756"));
}

TEST(RealSheets, WhatIsReadIsWrittenAndReadTheSame) {
    for (const char* name :
         {"mutualaidwiki-groups-2020-05.csv", "sahana-ifrc-eic-items.csv", "reach4help-markers-2020-04.csv",
          "rubyforgood-submission-responses-template.csv", "givefood-foodbanks-sample.csv"}) {
        const auto path = tests::shared_file(name);
        PLENTY_SKIP_UNLESS_EXISTS(path);
        const auto sheet = read(tests::file_text(path));
        ASSERT_TRUE(sheet.ok()) << name;
        EXPECT_EQ(sheet->errors.size(), 0U) << name;
        EXPECT_EQ(cells_of(*read(write(sheet->header, sheet->rows))), cells_of(*sheet)) << name;
    }
}

}
}
