#include "sheets/sheets_testing.hpp"

#include <algorithm>

namespace plenty::sheets {
namespace {

using gifts::Side;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

constexpr std::string_view three_asks = "Name,Phone,Address,Request,Neighborhood\n"
                                        "Rosa,07700 900123,12 CanaryPlace,bread,Mill Lane\n"
                                        "Rosa,07700 900123,12 CanaryPlace,soup,Mill Lane\n"
                                        "Ben,ben@example.org,,nappies,Old School\n";

class Imports : public SheetsTest {};
PLENTY_ON_BOTH_ENGINES(Imports);

TEST_P(Imports, EnterPeopleWithWhatTheyAskFor) {
    const auto imported = enter(three_asks);
    ASSERT_EQ(outcome_of(imported), "done");
    EXPECT_EQ(imported->posts, 3U);
    EXPECT_EQ(imported->neighbours, 2U);
    EXPECT_EQ(imported->left_out, 0U);
    EXPECT_THAT(board(elm_street), UnorderedElementsAre("bread", "soup", "nappies"));
    const auto people = neighbours_of(amina, elm_street);
    ASSERT_THAT(people, SizeIs(2));
    EXPECT_EQ(people[1].name, "Rosa");
    EXPECT_EQ(people[1].contact, "07700 900123");
    EXPECT_EQ(people[1].keeper, amina);
    EXPECT_EQ(people[1].consent, neighbours::Consent::spoken);
    EXPECT_EQ(people[0].area, old_school);
}

TEST_P(Imports, EnterEverythingOrNothing) {
    const auto sheet = sheet_of("Name,Phone,Request,Needed by\nRosa,1,bread,\nBen,2,soup,yesterday\n");
    Choices choices = agreed(sheet);
    EXPECT_EQ(outcome_of(enter(amina, elm_street, sheet, choices)), "sheets.troubled_rows");
    EXPECT_THAT(board(elm_street), IsEmpty());
    EXPECT_THAT(neighbours_of(amina, elm_street), IsEmpty());
    choices.without_troubled_rows = true;
    const auto imported = enter(amina, elm_street, sheet, choices);
    ASSERT_EQ(outcome_of(imported), "done");
    EXPECT_EQ(imported->posts, 1U);
    EXPECT_EQ(imported->left_out, 1U);
}

TEST_P(Imports, AskHowPeopleAgreed) {
    const auto sheet = sheet_of(three_asks);
    const auto refused = enter(amina, elm_street, sheet, guess_choices(sheet));
    EXPECT_EQ(outcome_of(refused), "sheets.agreed_first");
    EXPECT_EQ(refused_field(refused), "agreed");
    EXPECT_EQ(outcome_of(enter("Name,Phone,Request,Consent\nRosa,1,bread,signed form\nBen,2,soup,yes\n")),
              "done");
    const auto people = neighbours_of(amina, elm_street);
    ASSERT_THAT(people, SizeIs(2));
    EXPECT_EQ(people[0].consent, neighbours::Consent::spoken);
    EXPECT_EQ(people[1].consent, neighbours::Consent::written);
}

TEST_P(Imports, AreForThoseWhoLookAfterTheCommunity) {
    const auto sheet = sheet_of(three_asks);
    EXPECT_FALSE(enter(bo, elm_street, sheet, agreed(sheet)).ok());
    EXPECT_FALSE(enter(chipo, elm_street, sheet, agreed(sheet)).ok());
    EXPECT_THAT(board(elm_street), IsEmpty());
    const SheetId import = enter(three_asks)->id;
    EXPECT_FALSE(undo(bo, import).ok());
    EXPECT_FALSE(undo(chipo, import).ok());
    EXPECT_FALSE(take_along(bo, elm_street).ok());
    EXPECT_FALSE(take_along(chipo, elm_street).ok());
    EXPECT_THAT(board(elm_street), SizeIs(3));
}

TEST_P(Imports, KnowWhoeverIsHereAlready) {
    ASSERT_EQ(outcome_of(enter(three_asks)), "done");
    const auto again = enter("Name,Phone,Request\nROSA,+44 7700 900123,a ride to hospital\n");
    ASSERT_EQ(outcome_of(again), "done");
    EXPECT_EQ(again->neighbours, 0U);
    EXPECT_EQ(again->posts, 1U);
    EXPECT_THAT(neighbours_of(amina, elm_street), SizeIs(2));
}

TEST_P(Imports, LeaveOutWhatIsHereAlready) {
    ASSERT_EQ(outcome_of(enter(three_asks)), "done");
    EXPECT_EQ(outcome_of(enter(three_asks)), "sheets.nothing_to_enter");
    EXPECT_THAT(board(elm_street), SizeIs(3));
}

TEST_P(Imports, OfOneSheetHappenOnce) {
    const SheetId waiting = write([&](db::Transaction& tx) {
                                return keep_sheet(tx, desk(), amina, elm_street, "asks.csv", three_asks);
                            }).value();
    const auto sheet = sheet_of(three_asks);
    Choices choices = agreed(sheet);
    choices.alike = {{2, true}, {3, true}, {4, true}};
    const auto import = [&] {
        return outcome_of(write([&](db::Transaction& tx) {
            return import_sheet(tx, desk(), amina, {elm_street, sheet, choices, manner, "asks.csv", waiting});
        }));
    };
    EXPECT_EQ(import(), "done");
    EXPECT_EQ(import(), "sheets.imported_already");
    EXPECT_THAT(board(elm_street), SizeIs(3));
    EXPECT_THAT(read([&](db::Reader& reader) { return list_waiting(reader, amina, elm_street); }), IsEmpty());
}

TEST_P(Imports, AreUndoneWhole) {
    const SheetId import = enter(three_asks)->id;
    const auto left = undo(amina, import);
    ASSERT_EQ(outcome_of(left), "done");
    EXPECT_THAT(left->posts, IsEmpty());
    EXPECT_THAT(left->neighbours, IsEmpty());
    EXPECT_THAT(board(elm_street), IsEmpty());
    EXPECT_THAT(neighbours_of(amina, elm_street), IsEmpty());
    EXPECT_EQ(outcome_of(undo(amina, import)), "sheets.undone_already");
    EXPECT_EQ(outcome_of(enter(three_asks)), "done") << "and go in again";
}

TEST_P(Imports, LeaveWhatSomebodyHasTouchedWhenUndone) {
    const SheetId import = enter("Name,Phone,Request\n"
                                 "Ana,07700 900101,bread\nBen,07700 900102,soup\nCy,07700 900103,nappies\n"
                                 "Di,07700 900104,blankets\nEd,07700 900105,shoes\nFay,07700 900106,milk\n")
                               ->id;
    const auto view = read([&](db::Reader& reader) {
        return look_at_import(reader, desk(), *vault, amina, elm_street, import);
    });
    ASSERT_TRUE(view.ok());
    const auto post_of = [&](std::string_view words) {
        return *std::ranges::find(view->posts, words, &EnteredPost::words);
    };
    const auto act = [&](auto action) {
        EXPECT_EQ(outcome_of(write([&](db::Transaction& tx) -> Outcome { return action(tx); })), "done");
    };
    act([&](db::Transaction& tx) -> Outcome {
        TRY(handovers::reply_to_post(tx, *vault, randomness, bo, post_of("bread").id,
                                     {Quantity(1), "I can"}));
        return Done{};
    });
    act([&](db::Transaction& tx) {
        return gifts::pause_post(tx, post_of("soup").author, post_of("soup").id);
    });
    act([&](db::Transaction& tx) {
        return gifts::withdraw_post(tx, post_of("nappies").author, post_of("nappies").id);
    });
    act([&](db::Transaction& tx) -> Outcome {
        TRY(neighbours::give_key(tx, sealing, amina, post_of("blankets").author));
        return Done{};
    });
    clock.advance(std::chrono::hours(1));
    act([&](db::Transaction& tx) {
        return gifts::confirm_post(tx, post_of("shoes").author, post_of("shoes").id);
    });

    const auto left = undo(amina, import);
    ASSERT_EQ(outcome_of(left), "done");
    std::vector<std::pair<std::string, Touched>> stayed;
    for (const EnteredPost& post : left->posts)
        stayed.emplace_back(post.words, post.touched);
    EXPECT_THAT(stayed,
                UnorderedElementsAre(std::pair("bread", Touched::answered),
                                     std::pair("soup", Touched::paused), std::pair("nappies", Touched::ended),
                                     std::pair("blankets", Touched::neighbour_changed),
                                     std::pair("shoes", Touched::confirmed)));
    std::vector<std::string> names;
    for (const auto& each : neighbours_of(amina, elm_street))
        names.push_back(each.name);
    EXPECT_THAT(names, Not(testing::Contains("Fay")));
    EXPECT_THAT(names, UnorderedElementsAre("Ana", "Ben", "Cy", "Di", "Ed"));
}

class Waits : public SheetsTest {
protected:
    SheetId keep(std::string_view bytes = three_asks) {
        return write([&](db::Transaction& tx) {
                   return keep_sheet(tx, desk(), amina, elm_street, "asks.csv", bytes);
               })
            .value();
    }
    Result<KeptSheet> open(PersonId viewer, SheetId sheet) {
        return read(
            [&](db::Reader& reader) { return open_sheet(reader, desk(), viewer, elm_street, sheet); });
    }
};
PLENTY_ON_BOTH_ENGINES(Waits);

TEST_P(Waits, KeepASheetAndWhatWasDecided) {
    std::string long_sheet = "Name,Request\n";
    for (int i = 0; i < 3000; ++i)
        long_sheet += "P" + std::to_string(i) + ",bread for a whole street\n";
    const SheetId sheet = keep(long_sheet);
    Choices choices = guess_choices(sheet_of(long_sheet));
    choices.side = Side::offer;
    for (int line = 2; line < 3000; ++line)
        choices.alike[line] = true;
    EXPECT_EQ(outcome_of(write([&](db::Transaction& tx) {
                  return keep_choices(tx, desk(), amina, elm_street, sheet, choices);
              })),
              "done");
    const auto kept = open(amina, sheet);
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(kept->bytes, long_sheet);
    EXPECT_EQ(kept->choices, choices);
    EXPECT_EQ(kept->filename, "asks.csv");
}

TEST_P(Waits, ShowASheetToWhoeverSentItOnly) {
    const SheetId sheet = keep();
    ASSERT_EQ(outcome_of(write(
                  [&](db::Transaction& tx) { return communities::take_stewardship(tx, bo, elm_street); })),
              "done");
    EXPECT_TRUE(open(amina, sheet).ok());
    EXPECT_EQ(outcome_of(open(bo, sheet)), "sheets.gone");
    EXPECT_FALSE(open(chipo, sheet).ok());
    EXPECT_EQ(outcome_of(write([&](db::Transaction& tx) { return forget_sheet(tx, bo, elm_street, sheet); })),
              "sheets.gone");
}

TEST_P(Waits, EndAfterADay) {
    const SheetId sheet = keep();
    const SheetId import = enter(three_asks)->id;
    clock.advance(std::chrono::hours(25));
    EXPECT_EQ(outcome_of(open(amina, sheet)), "sheets.gone");
    change([](db::Transaction& tx) { forget_old_sheets(tx); });
    clock.advance(-std::chrono::hours(25));
    EXPECT_EQ(outcome_of(open(amina, sheet)), "sheets.gone") << "it is not only hidden";
    clock.advance(std::chrono::days(15));
    change([](db::Transaction& tx) { forget_old_sheets(tx); });
    EXPECT_EQ(outcome_of(undo(amina, import)), "sheets.no_import");
    EXPECT_THAT(board(elm_street), SizeIs(3));
}

TEST_P(Waits, AreForgottenWhenSomebodyAsksOrLeaves) {
    const SheetId first = keep();
    const SheetId second = keep();
    EXPECT_EQ(
        outcome_of(write([&](db::Transaction& tx) { return forget_sheet(tx, amina, elm_street, first); })),
        "done");
    EXPECT_EQ(outcome_of(open(amina, first)), "sheets.gone");
    EXPECT_TRUE(open(amina, second).ok());
    change([&](db::Transaction& tx) { forget_sheets_of(tx, amina, elm_street); });
    EXPECT_EQ(outcome_of(open(amina, second)), "sheets.gone");
}

TEST_P(Waits, AreAtMostFive) {
    const SheetId oldest = keep();
    for (int i = 0; i < 5; ++i) {
        clock.advance(std::chrono::minutes(1));
        keep();
    }
    EXPECT_EQ(outcome_of(open(amina, oldest)), "sheets.gone");
    EXPECT_THAT(read([&](db::Reader& reader) { return list_waiting(reader, amina, elm_street); }), SizeIs(5));
}

TEST_P(Imports, AreListedAndLookedAtAgain) {
    const SheetId import = enter(three_asks)->id;
    const auto imports = read([&](db::Reader& reader) { return list_imports(reader, elm_street); });
    ASSERT_THAT(imports, SizeIs(1));
    EXPECT_EQ(imports[0].id, import);
    EXPECT_TRUE(read([&](db::Reader& reader) { return find_import(reader, elm_street, import); }));
    EXPECT_FALSE(read([&](db::Reader& reader) { return find_import(reader, harbour, import); }));
}

class Exports : public SheetsTest {
protected:
    gifts::Draft draft(std::string words) const {
        gifts::Draft draft;
        draft.kind = kinds::KindTree::built_in()->find_by_key("bread")->id;
        draft.words = std::move(words);
        draft.area = mill_lane;
        draft.exact_place = "7 CanaryDoor";
        return draft;
    }
    PostId post(PersonId by, const gifts::Draft& wish) {
        return write([&](db::Transaction& tx) { return gifts::post_gift(tx, posting, by, elm_street, wish); })
            .value();
    }
};
PLENTY_ON_BOTH_ENGINES(Exports);

TEST_P(Exports, TellHowToReachNeighboursAndNothingPrivateOfMembers) {
    ASSERT_EQ(outcome_of(enter(three_asks)), "done");
    post(bo, draft("=HYPERLINK(\"http://evil\") bread"));
    const std::string sheet = take_along(amina, elm_street).value();
    EXPECT_THAT(sheet, HasSubstr("07700 900123"));
    EXPECT_THAT(sheet, HasSubstr("12 CanaryPlace"));
    EXPECT_THAT(sheet, HasSubstr("Bo"));
    EXPECT_THAT(sheet, Not(HasSubstr("CanaryDoor")));
    EXPECT_THAT(sheet, HasSubstr("\"'=HYPERLINK"));
    EXPECT_TRUE(sheet.starts_with("\xEF\xBB\xBF"
                                  "\"Ask or offer\",Kind,"));
}

TEST_P(Exports, LeaveOutWhatIsOverAndWhatIsPromised) {
    gifts::Draft two = draft("two loaves");
    two.quantity = Quantity(2);
    const PostId promised = post(bo, two);
    const PostId over = post(bo, draft("over"));
    ASSERT_EQ(outcome_of(write([&](db::Transaction& tx) -> Outcome {
                  expect(gifts::take_units(tx, promised, Quantity(1)), "there are two");
                  return gifts::withdraw_post(tx, bo, over);
              })),
              "done");
    const auto sheet = sheet_of(take_along(amina, elm_street).value());
    ASSERT_THAT(sheet.rows, SizeIs(1));
    EXPECT_EQ(sheet.rows[0].cells[3], "1");
}

TEST_P(Exports, OfNothingAreAHeader) {
    EXPECT_EQ(
        take_along(amina, elm_street).value(),
        "\xEF\xBB\xBF"
        "\"Ask or offer\",Kind,\"What is asked for or offered\",\"How many\",\"How soon\",From,Until,\"Every "
        "week on\",Area,\"Goes how far (km)\",\"What it needs\",Languages,\"Who may see it\",\"If several "
        "reply\",Name,\"How to reach them\",\"Address (private)\"\r\n");
}

}
}
