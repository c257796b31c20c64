#pragma once
#include "base/result.hpp"
#include "platform/html/button.hpp"
#include "platform/html/html.hpp"
#include "platform/html/icon.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Forms: questions with their label, hint and error tied together for every reader, and the forms around
/// them.
///
///     post_form({.action = "/asks", .guard = visit.form_fields(), .keeps_draft = true},
///               error_summary(say("form.please_look_again"), mistakes),
///               field({.name = "title", .label = say("asks.title"), .value = form.get("title")}),
///               text_area({.name = "words", .label = say("asks.words"), .longest = 500}),
///               submit_button({.words = say("asks.post")}));
///
/// Every text is in the reader's language already. What a person typed is given back by handing it in as
/// `value`.
namespace plenty::html {

/// One question.
struct Field {
    std::string name = {};
    std::string label = {};
    std::string hint = {};                ///< one quiet sentence below the label
    std::string value = {};               ///< what was typed before
    std::string error = {};               ///< what must be mended; marks the field, and is read out with it
    std::string aside = {};               ///< a quiet word beside the label, such as "optional"
    std::string id = {};                  ///< unique on the page; the name where empty
    std::string autocomplete = {};        ///< as in HTML: "name", "street-address", "off"…
    bool required = false;                ///< the browser asks too; the server must ask in any case
    std::optional<unsigned> longest = {}; ///< in letters; the script counts along
};

/// What is typed, so that a phone shows the right keys.
enum class Typing {
    text,
    email,
    telephone,
    address,
    search,
    passphrase,
    new_passphrase,
    code,
    whole_number,
    number
};

/// A line of text. A passphrase or code is never given back, whatever `value` says.
Html field(const Field& question, Typing typing = Typing::text);
Html text_area(const Field& question, unsigned rows = 4);
/// A number, typed as text so that "two" can be given back and answered kindly.
Html number_field(const Field& question);

/// Dates and times as browsers write them: "2026-11-22", "18:30", "2026-11-22T18:30". Empty bounds leave it
/// open.
struct Bounds {
    std::string first = {};
    std::string last = {};
};
Html date_field(const Field& question, const Bounds& bounds = {});
Html time_field(const Field& question, const Bounds& bounds = {});
Html date_time_field(const Field& question, const Bounds& bounds = {});

/// One answer among several.
struct Choice {
    std::string value = {};
    std::string label = {};
    std::string hint = {};  ///< radio_group and check_group only
    MaybeIcon icon = {};    ///< radio_group and check_group only
    std::string group = {}; ///< select_field only: choices with the same group stand together
};

/// One of many, folded away. `value` is the chosen one.
Html select_field(const Field& question, const std::vector<Choice>& choices);
/// One of a few, all to be seen. `value` is the chosen one.
Html radio_group(const Field& question, const std::vector<Choice>& choices);
/// Any number of them; each is sent under the same name.
Html check_group(const Field& question, const std::vector<Choice>& choices,
                 const std::vector<std::string>& chosen);
/// Yes or no: sent as name=yes when ticked, which it is where `value` is not empty.
Html checkbox(const Field& question);
Html hidden_field(std::string_view name, std::string_view value);

/// A line of text for a place, and a button that fills in "latitude, longitude" from the phone, to `decimals`
/// (two are about a kilometre). The button is there only when the script runs.
struct PlaceButton {
    std::string words = {};
    std::string refused_words = {}; ///< said when the phone will not tell
    unsigned decimals = 2;
};
Html place_field(const Field& question, const PlaceButton& locate);

/// Fields side by side where there is room: a quantity and its unit.
template <class... Part>
Html field_row(const Part&... part) {
    return div(cls("field-row"), part...);
}

/// Questions that belong together under one heading.
template <class... Part>
Html field_group(std::string_view words, const Part&... part) {
    return fieldset(cls("group"), legend(words), part...);
}

/// A field whose answer cannot be taken: its id and why.
struct FieldError {
    std::string id;
    std::string words;
};
/// What must be mended, as links to the fields; takes the focus when the page opens. Nothing if there is
/// none.
Html error_summary(std::string_view title, const std::vector<FieldError>& errors);

/// A form that changes something.
struct PostForm {
    std::string action = {};
    Html guard = {}; ///< the hidden fields that show it is ours: Visit::form_fields(). Must not be empty.
    std::string id = {};
    bool has_files = false;
    bool keeps_draft = false; ///< the script keeps what is typed until it is sent; never for anything private
};

template <class... Part>
Html post_form(const PostForm& options, const Part&... part) {
    expect(!options.guard.empty(), "a form that changes something carries its guard");
    return form(cls("form"), method("post"), action(options.action), attr_if_any("id", options.id),
                attr_if_any("enctype", options.has_files ? "multipart/form-data" : ""),
                attr("data-draft", options.keeps_draft), options.guard, part...);
}

/// A form that only looks: search and filters.
template <class... Part>
Html get_form(std::string_view path, const Part&... part) {
    return form(cls("form"), method("get"), action(path), part...);
}

/// One line to look for words, with its button. The label is for the ear.
Html search_bar(std::string_view path, const Field& question, std::string_view button_words,
                const Html& hidden_fields = {});

/// One button that changes something, on its own: a form with nothing else to see.
Html post_button(const PostForm& options, const Button& words, const Html& hidden_fields = {});

}
