#include "platform/html/form.hpp"
#include "platform/html/picking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plenty::html {
namespace {

using testing::HasSubstr;
using testing::Not;

const Field title{
    .name = "title", .label = "What?", .hint = "A few words.", .value = "Bread", .error = "Too long."};
const std::vector<Choice> kinds{{.value = "bread", .label = "Bread", .group = "Food"},
                                {.value = "ride", .label = "A ride"},
                                {.value = "soup", .label = "Soup", .group = "Food"}};

TEST(Fields, TieLabelHintAndErrorToTheControl) {
    const std::string markup = field(title).markup();
    EXPECT_THAT(markup, HasSubstr("<label for=\"title\">What?</label>"));
    EXPECT_THAT(markup, HasSubstr("<p class=\"hint\" id=\"title-hint\">A few words.</p>"));
    EXPECT_THAT(markup, HasSubstr("id=\"title-error\""));
    EXPECT_THAT(markup, HasSubstr("id=\"title\" name=\"title\""));
    EXPECT_THAT(markup, HasSubstr("aria-describedby=\"title-hint title-error\""));
    EXPECT_THAT(markup, HasSubstr("aria-invalid=\"true\""));
}

TEST(Fields, SayNothingOfWhatIsNotThere) {
    const std::string markup = field({.name = "title", .label = "What?"}).markup();
    for (const char* piece :
         {"aria-describedby", "aria-invalid", "required", "value", "maxlength", "hint", "error"})
        EXPECT_THAT(markup, Not(HasSubstr(piece)));
}

TEST(Fields, GiveBackWhatWasTyped) {
    EXPECT_THAT(field(title).markup(), HasSubstr("value=\"Bread\""));
    EXPECT_THAT(number_field({.name = "n", .label = "How many", .value = "two"}).markup(),
                HasSubstr("value=\"two\""));
    EXPECT_THAT(date_field({.name = "d", .label = "When", .value = "2026-11-22"}).markup(),
                HasSubstr("value=\"2026-11-22\""));
    EXPECT_THAT(text_area({.name = "w", .label = "Words", .value = "\n<a>"}).markup(),
                HasSubstr(">\n\n&lt;a&gt;</textarea>"));
}

TEST(Fields, ProposeWithoutInsisting) {
    const std::string markup =
        all(suggested_field({.name = "kind", .label = "Kind", .value = "Bre\"ad"}, "kinds"),
            suggestions("kinds", {"Bread", "<i>"}))
            .markup();
    EXPECT_THAT(markup, HasSubstr("list=\"kinds\" value=\"Bre&quot;ad\""));
    EXPECT_THAT(markup, HasSubstr("<datalist id=\"kinds\"><option value=\"Bread\">"));
    EXPECT_THAT(markup, Not(HasSubstr("<i>")));
}

TEST(Fields, TakeAFile) {
    const std::string markup =
        file_field({.name = "file", .label = "Your sheet", .value = "x"}, ".csv").markup();
    EXPECT_THAT(markup, HasSubstr("<label for=\"file\">"));
    EXPECT_THAT(markup, HasSubstr("type=\"file\" accept=\".csv\""));
    EXPECT_THAT(markup, Not(HasSubstr("value")));
}

TEST(Fields, NeverGiveBackASecret) {
    for (const Typing typing : {Typing::passphrase, Typing::new_passphrase, Typing::code})
        EXPECT_THAT(field({.name = "p", .label = "Passphrase", .value = "open sesame"}, typing).markup(),
                    Not(HasSubstr("sesame")));
}

TEST(Fields, AskTwiceOnOnePageUnderTwoIds) {
    const std::string markup =
        field({.name = "words", .label = "Reply", .error = "Say something.", .id = "words-7"}).markup();
    EXPECT_THAT(markup, HasSubstr("<label for=\"words-7\">"));
    EXPECT_THAT(markup, HasSubstr("id=\"words-7\" name=\"words\""));
    EXPECT_THAT(markup, HasSubstr("aria-describedby=\"words-7-error\""));
}

TEST(Choices, KeepTheChosenOne) {
    EXPECT_THAT(select_field({.name = "k", .label = "Kind", .value = "soup"}, kinds).markup(),
                HasSubstr("<option value=\"soup\" selected>Soup</option>"));
    EXPECT_THAT(radio_group({.name = "k", .label = "Kind", .value = "ride"}, kinds).markup(),
                HasSubstr("value=\"ride\" checked"));
    const std::string several =
        check_group({.name = "k", .label = "Kinds"}, kinds, {"bread", "soup"}).markup();
    EXPECT_THAT(several, HasSubstr("value=\"bread\" checked"));
    EXPECT_THAT(several, HasSubstr("value=\"soup\" checked"));
    EXPECT_THAT(several, Not(HasSubstr("value=\"ride\" checked")));
}

TEST(Choices, StandInTheirGroups) {
    EXPECT_THAT(
        select_field({.name = "k", .label = "Kind"}, kinds).markup(),
        HasSubstr("<optgroup label=\"Food\"><option value=\"bread\">Bread</option>"
                  "<option value=\"soup\">Soup</option></optgroup><option value=\"ride\">A ride</option>"));
}

TEST(Choices, CarryTheQuestionAndItsError) {
    const std::string markup =
        radio_group({.name = "k", .label = "Kind", .error = "Choose one.", .required = true}, kinds).markup();
    EXPECT_THAT(markup, HasSubstr("<fieldset"));
    EXPECT_THAT(markup, HasSubstr("aria-describedby=\"k-error\""));
    EXPECT_THAT(markup, HasSubstr("<legend>Kind</legend>"));
    EXPECT_THAT(markup, HasSubstr("id=\"k\" name=\"k\" value=\"bread\"")); // where an error summary leads
    EXPECT_THAT(markup, HasSubstr("<label for=\"k-1\">"));
}

TEST(Checkbox, IsTickedWhereItWas) {
    EXPECT_THAT(checkbox({.name = "c", .label = "Carry", .value = "yes"}).markup(), HasSubstr(" checked"));
    EXPECT_THAT(checkbox({.name = "c", .label = "Carry"}).markup(), Not(HasSubstr(" checked")));
}

TEST(ErrorSummary, LeadsToTheFields) {
    EXPECT_TRUE(error_summary("Please look again", {}).empty());
    const std::string markup = error_summary("Please look again", {{"title", "Too <long>."}}).markup();
    EXPECT_THAT(markup, HasSubstr("<a href=\"#title\">Too &lt;long&gt;.</a>"));
    EXPECT_THAT(markup, HasSubstr("role=\"alert\" tabindex=\"-1\""));
}

TEST(Forms, CarryTheirGuard) {
    const Html guard = hidden_field("token", "t0ken");
    EXPECT_THAT(post_form({.action = "/asks", .guard = guard, .keeps_draft = true}, field(title)).markup(),
                HasSubstr("<form class=\"form\" method=\"post\" action=\"/asks\" data-draft>"
                          "<input type=\"hidden\" name=\"token\" value=\"t0ken\">"));
    EXPECT_THAT(post_form({.action = "/import", .guard = guard, .has_files = true}).markup(),
                HasSubstr("enctype=\"multipart/form-data\""));
    EXPECT_THAT(post_button({.action = "/done", .guard = guard}, {.words = "Done"}).markup(),
                HasSubstr("t0ken"));
    EXPECT_THAT(get_form("/board").markup(), HasSubstr("method=\"get\""));
}

TEST(FormsDeathTest, DoNotComeWithoutTheirGuard) {
    EXPECT_DEATH(post_form({.action = "/asks"}), "");
    EXPECT_DEATH(post_button({.action = "/asks"}, {.words = "Done"}), "");
}

}
}
