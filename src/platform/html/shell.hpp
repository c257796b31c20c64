#pragma once
#include "platform/html/components.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plenty::html {

enum class Direction { left_to_right, right_to_left };

/// A place that is always one press away.
struct NavItem {
    std::string label = {};
    std::string path = {};
    Icon icon = "house";
    bool current = false;
    std::string waiting = {}; ///< a small word in a bubble, such as "3"; empty for none
};

/// What the page before asked this one to open with.
struct Flash {
    NoticeKind kind = NoticeKind::success;
    std::string words = {};
};

/// Everything around the body of a page. All words are in the reader's language already.
struct Shell {
    std::string title = {};       ///< of this page; comes first in the browser's tab
    std::string site = {};        ///< whose page it is: the word beside the mark
    std::string description = {}; ///< one sentence for those who find it elsewhere; may be empty
    std::string lang = "en";      ///< BCP 47
    Direction direction = Direction::left_to_right;
    Html body = {};

    std::vector<NavItem> places = {};  ///< at most five: along the bottom of a phone, along the top elsewhere
    std::vector<NavItem> account = {}; ///< at the end of the header: one's own things, or the way in
    std::vector<Link> footer = {};
    std::string footer_words = {};
    std::optional<Flash> flash = {};

    std::string skip_words = {};    ///< "Skip to the content"
    std::string places_label = {};  ///< names the main navigation
    std::string account_label = {}; ///< names the navigation of one's own things
};

/// The whole document: head with style, script and manifest of our own, header, navigation, main and footer.
/// The content of main is `flash`, then `body`.
Html page(const Shell& shell);

}
