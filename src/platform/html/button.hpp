#pragma once
#include "platform/html/html.hpp"
#include "platform/html/icon.hpp"

#include <string>
#include <string_view>

namespace plenty::html {

/// How much a button asks to be pressed. One primary on a page, as a rule.
enum class Weight {
    primary, ///< what this page is for
    plain,   ///< what one may also do
    quiet,   ///< by the way
    danger,  ///< what cannot be taken back
};

/// What a button says and does; all words in the reader's language.
struct Button {
    std::string words = {};
    Weight weight = Weight::primary;
    MaybeIcon icon = {};
    std::string name = {}; ///< sent with the form, where one form has several buttons
    std::string value = {};
    std::string confirm = {}; ///< a question that the script asks first; the server must not rely on it
};

/// Sends the form it stands in.
Html submit_button(const Button& button);
/// Goes somewhere, and looks like a button.
Html link_button(std::string_view path, const Button& button);
/// Copies `text` when pressed and then says `done_words`; there only when the script runs.
Html copy_button(std::string_view text, std::string_view words, std::string_view done_words);
/// Prints the page; there only when the script runs.
Html print_button(std::string_view words);
/// Buttons in one row, the first at the start.
template <class... Part>
Html button_row(const Part&... part) {
    return div(cls("buttons"), part...);
}

}
