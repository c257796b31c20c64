#pragma once
#include "platform/html/form.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The pieces that pages are made of, so that a page reads like its own outline.
///
///     page_title({.words = say("board.title"), .lead = community.name}),
///     tabs(say("board.show"), {{.label = say("board.all"), .path = "/board", .current = true}}),
///     board(each(posts, draw_post)),
///     pager({.label = say("board.pages"), .next_path = next, .next_words = say("board.older")})
///
/// Every text is in the reader's language already; nothing here knows what a page is about. What they look
/// like on paper, phone and screen is in assets/style.css; style_guide.cpp shows them all.
namespace plenty::html {

/// What a colour is for is the page's business; no meaning may hang on it alone.
enum class Hue { plain, marigold, clay, moss, dusk, danger };
std::string_view hue_class(Hue hue); ///< "hue-moss"

struct Link {
    std::string label = {};
    std::string path = {};
    bool current = false; ///< this is where we are
};

struct PageTitle {
    std::string words = {};
    std::string lead = {};   ///< a sentence below it
    std::string before = {}; ///< a short line above it: where this belongs
    Html actions = {};       ///< buttons at its end
};
/// The one h1 of a page.
Html page_title(const PageTitle& title);

/// Where this page belongs, outermost first.
Html breadcrumbs(std::string_view label, const std::vector<Link>& way);
/// Views of the same thing.
Html tabs(std::string_view label, const std::vector<Link>& views);

struct Pager {
    std::string label = {};
    std::string previous_path = {}; ///< empty: there is none
    std::string previous_words = {};
    std::string next_path = {};
    std::string next_words = {};
};
/// Nothing where there is no other page.
Html pager(const Pager& pager);

enum class NoticeKind { info, success, warning, error };
/// Something to know before reading on. Warnings and errors are read out at once.
Html notice(NoticeKind kind, std::string_view words);
Html notice(NoticeKind kind, std::string_view title, const Html& body);

struct EmptyState {
    Icon icon = "wheat";
    std::string title = {};
    std::string words = {};
    Html action = {};
};
/// Where a list has nothing in it: says so kindly, and what one can do.
Html empty_state(const EmptyState& state);

/// A word or two on a label.
Html tag(std::string_view words, Hue hue = Hue::plain, MaybeIcon picture = {});
/// A word that only screen readers and the style-less get.
Html for_the_ear(std::string_view words);

/// A round picture. Hollow or filled tells two sorts apart where colour cannot.
enum class Seed { hollow, filled };
Html seed(Icon picture, Seed shape, Hue hue);

/// A slip of paper on the board.
template <class... Part>
Html card(Hue hue, const Part&... part) {
    return article(cls("card " + std::string(hue_class(hue))), part...);
}

struct CardHead {
    Icon icon = "gift";
    Seed seed = Seed::filled;
    std::string over = {}; ///< a short line above the title: what sort this is
    std::string title = {};
    std::string path = {}; ///< where the whole card leads; may be empty
    Html mark = {};        ///< a tag at its end
    unsigned level = 2;    ///< of the heading: 1, 2 or 3
};
Html card_head(const CardHead& head);
/// The strip below the perforation: when, and what one can do.
template <class... Part>
Html card_foot(const Part&... part) {
    return footer(cls("card-foot"), part...);
}
/// Cards, as many side by side as there is room for.
template <class... Part>
Html board(const Part&... part) {
    return div(cls("board wide"), part...);
}
/// Cards or other pieces below each other, with air between.
template <class... Part>
Html stack(const Part&... part) {
    return div(cls("stack"), part...);
}

/// What somebody wrote: their own lines and direction are kept, and they are set apart from what we say.
Html words(std::string_view text);

struct Fact {
    Icon icon = "info";
    std::string label = {}; ///< for the ear; the picture stands for it
    Html value = {};
};
/// Short facts in a row.
Html fact_list(const std::vector<Fact>& facts);
/// Terms and what they mean here.
Html definition_list(const std::vector<std::pair<std::string, Html>>& rows);

struct QueueRow {
    Icon icon = "inbox";
    Hue hue = Hue::plain;
    std::string title = {};
    std::string path = {};
    Html detail = {};  ///< one quiet line
    Html mark = {};    ///< a tag
    Html actions = {}; ///< buttons, each done in one press
};
/// One thing that needs somebody. Stands in a queue().
Html queue_row(const QueueRow& row);
template <class... Part>
Html queue(const Part&... part) {
    return ul(cls("queue"), part...);
}

struct Step {
    std::string words = {};
    std::string detail = {};
};
/// A way in order; those before `current` are done, counted from 0.
Html steps(std::string_view label, const std::vector<Step>& way, std::size_t current);

/// Folded away until somebody wants it.
template <class... Part>
Html disclosure(std::string_view words_on_it, const Part&... part) {
    return details(summary(icon("chevron-right"), span(words_on_it)), div(cls("inside"), part...));
}

/// A table that may be wider than a phone: it scrolls by itself, by keyboard too.
Html sheet(std::string_view label, const std::vector<std::string>& headings,
           const std::vector<std::vector<Html>>& rows);

/// Codes to write down, on a slip of their own.
Html code_list(const std::vector<std::string>& codes);

/// A piece of the page that the script keeps fresh: when `events` (a path of server-sent events) announces
/// something, the page is fetched again and the element with this id takes its place. `element_id` is unique
/// on the page.
template <class... Part>
Html live(std::string_view element_id, std::string_view events, const Part&... part) {
    return div(cls("live"), id(element_id), attr("data-live", events), part...);
}

}
