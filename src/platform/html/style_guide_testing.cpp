#include "platform/html/style_guide_testing.hpp"

#include "platform/html/picking.hpp"

namespace plenty::html {
namespace {

const std::vector<Hue> hues{Hue::plain, Hue::marigold, Hue::clay, Hue::moss, Hue::dusk, Hue::danger};

PostForm sample_form(const std::string& path) {
    return {.action = path, .guard = hidden_field("token", "sample")};
}

template <class... Part>
Html sample(std::string_view title_words, const Part&... part) {
    return section(h2(title_words), part...);
}

Html voices() {
    return sample("Two voices", p("The house speaks in a plain sans serif, and says little."),
                  words("People speak in a serif.\nTheir own lines are kept: فرص, 面包, pão."),
                  p("A ", a(href("/"), "link"), ", ", strong("strong words"), ", ", small("small words"),
                    " and ", code("K7-QWX-42"), "."));
}

Html buttons() {
    return sample(
        "Buttons",
        button_row(submit_button({.words = "Post this ask", .icon = Icon("send")}),
                   link_button("/", {.words = "Edit", .weight = Weight::plain, .icon = Icon("pencil")}),
                   link_button("/", {.words = "Not now", .weight = Weight::quiet}),
                   submit_button({.words = "Withdraw",
                                  .weight = Weight::danger,
                                  .icon = Icon("trash-2"),
                                  .confirm = "Withdraw this ask?"}),
                   copy_button("https://example.org/k7qwx4", "Copy the link", "Copied"),
                   print_button("Print")));
}

Html notices() {
    return sample(
        "Notices", notice(NoticeKind::info, "The kitchen is closed on Monday."),
        notice(NoticeKind::success, "Your ask is on the board."),
        notice(NoticeKind::warning, "Nobody has answered yet. It goes to the next neighbourhood tonight."),
        notice(NoticeKind::error, "That could not be saved", p("Nothing was lost. Please send it again.")),
        error_summary("Please look again at two answers",
                      {{"sample-title", "Say in a few words what you could use."},
                       {"sample-date", "This day has passed."}}));
}

Html marks() {
    return sample("Tags and seeds",
                  button_row(each(hues, [](Hue hue) { return tag("by Friday", hue, Icon("clock")); })), p(),
                  button_row(each(hues, [](Hue hue) { return seed("wheat", Seed::filled, hue); }),
                             each(hues, [](Hue hue) { return seed("wheat", Seed::hollow, hue); })));
}

Html ways() {
    const std::vector<Step> way{{"Somebody answers", "Two neighbours have."},
                                {"You choose", "Everybody hears back."},
                                {"You agree on a place", ""},
                                {"Done, and forgotten", "Nothing about it is kept."}};
    return sample(
        "Ways", breadcrumbs("Where this is", {{"Riverside", "/"}, {"Board", "/", true}}),
        tabs("Show",
             {{"Everything", "/", true}, {"Asks", "/asks"}, {"Offers", "/offers"}, {"Mine", "/mine"}}),
        steps("How it goes", way, 1), pager({"Pages", "/newer", "Newer", "/older", "Older"}));
}

Html questions() {
    const std::vector<Choice> kinds{{.value = "bread", .label = "Bread", .group = "Food"},
                                    {.value = "soup", .label = "Soup", .group = "Food"},
                                    {.value = "ride", .label = "A ride", .group = "Getting about"}};
    const std::vector<Choice> reach{
        {.value = "here", .label = "Our community", .hint = "184 neighbours.", .icon = Icon("users")},
        {.value = "near", .label = "Befriended communities too", .icon = Icon("handshake")},
        {.value = "all",
         .label = "Everybody",
         .hint = "An area is shown, never a place.",
         .icon = Icon("globe")}};
    return sample(
        "Questions",
        post_form(sample_form("/sample"),
                  field({.name = "sample-title",
                         .label = "What could you use?",
                         .hint = "A few words are enough.",
                         .error = "Say in a few words what you could use.",
                         .required = true,
                         .longest = 80}),
                  text_area({.name = "sample-words",
                             .label = "Anything else",
                             .value = "Sourdough is lovely.",
                             .aside = "optional",
                             .longest = 500}),
                  field_row(number_field({.name = "sample-many", .label = "How many", .value = "2"}),
                            select_field({.name = "sample-kind", .label = "Kind", .value = "soup"}, kinds)),
                  field_row(date_field({.name = "sample-date",
                                        .label = "By when",
                                        .value = "2026-11-27",
                                        .error = "This day has passed."}),
                            time_field({.name = "sample-time", .label = "Around", .value = "18:30"})),
                  field_row(suggested_field({.name = "sample-sort", .label = "What sort", .value = "Soup"},
                                            "sample-sorts"),
                            file_field({.name = "sample-file", .label = "Your sheet"}, ".csv"),
                            suggestions("sample-sorts", {"Bread", "Soup"})),
                  place_field({.name = "sample-place", .label = "Near"},
                              {"Where I am", "Your phone did not say.", 2}),
                  radio_group({.name = "sample-reach", .label = "Who may see it", .value = "near"}, reach),
                  check_group({.name = "sample-days", .label = "Which days"},
                              {{.value = "sat", .label = "Saturday"}, {.value = "sun", .label = "Sunday"}},
                              {"sat"}),
                  checkbox({.name = "sample-carry",
                            .label = "It needs carrying",
                            .hint = "Stairs, or more than 10 kg.",
                            .value = "yes"}),
                  field({.name = "sample-pass", .label = "Passphrase"}, Typing::passphrase),
                  submit_button({.words = "Post this ask"})));
}

Html lists() {
    return sample(
        "Lists", definition_list({{"Language", all("English, Somali")}, {"Pronouns", all("they")}}),
        queue(queue_row(
            {.icon = Icon("phone"),
             .hue = Hue::clay,
             .title = "Call Mrs. Adeyemi back",
             .path = "/queue/1",
             .detail = all("Since yesterday · Bo has taken it"),
             .mark = tag("Urgent", Hue::clay, Icon("clock")),
             .actions = all(post_button(sample_form("/done"), {.words = "Done", .icon = Icon("check")}),
                            link_button("/queue/1", {.words = "Open", .weight = Weight::plain}))})),
        sheet("Rows of the sheet", {"Line", "Name", "What", "Where"},
              {{all(4), all("Amina"), all("Nappies, size 4"), all("Brockley")},
               {all(7), all("Chipo"), all("A bed frame, taken apart, and someone to carry it"),
                all("Nunhead")}}),
        code_list({"50h2-0za4-nqx1-ffdm", "fz8c-1k4s-tqnr-y7mx", "srt4-f9f5-cte1-dt7v"}),
        disclosure("What happens to my address?",
                   p("It is shown to the one neighbour you agree with, and to nobody "
                     "else. It is gone when the hand-over is done.")),
        empty_state({"soup", "Nothing here yet", "Be the first to say what you could use, or what you have.",
                     link_button("/ask", {.words = "Ask for something", .icon = Icon("plus")})}));
}

}

Html sample_page(const std::string& title_words, const Html& inside, std::size_t current_place) {
    std::vector<NavItem> places{{"Board", "/", "clipboard-list"},
                                {"Ask", "/ask", "hand-helping"},
                                {"Offer", "/offer", "gift"},
                                {"Hand-overs", "/hand-overs", "handshake", false, "1"},
                                {"Queue", "/queue", "inbox"}};
    if (current_place < places.size())
        places[current_place].current = true;
    return page({.title = title_words,
                 .site = "Riverside",
                 .description = "Neighbours in Riverside give and ask for what is needed.",
                 .body = inside,
                 .places = places,
                 .account = {{"Amina", "/me", "user"}},
                 .footer = {{"About", "/about"}, {"Español", "/language"}, {"Leave", "/leave"}},
                 .footer_words = "Nothing here is for sale, and nobody keeps count.",
                 .skip_words = "Skip to the content",
                 .places_label = "Places",
                 .account_label = "You"});
}

Html style_guide() {
    return sample_page("Style guide",
                       all(page_title({.words = "Style guide",
                                       .lead = "Every piece that pages are made of.",
                                       .before = "Plenty",
                                       .actions = link_button("/", {.words = "The board"})}),
                           voices(), buttons(), notices(), marks(), ways(), questions(), lists()));
}

}
