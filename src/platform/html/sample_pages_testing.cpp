#include "platform/html/style_guide_testing.hpp"

namespace plenty::html {
namespace {

enum class Sort { ask, offer };

struct Post {
    Sort sort;
    Icon icon;
    std::string kind;
    std::string title;
    std::string text;
    std::string quantity;
    std::string by_when;
    std::string area;
    std::string age;
    bool necessity = false;
};

const std::vector<Post>& posts() {
    static const std::vector<Post> all_posts{
        {Sort::ask, "baby", "Nappies", "Nappies, size 4",
         "The shop was out again and payday is Friday. Any brand is "
         "fine.",
         "2 packs", "by Thursday", "Brockley", "20 minutes ago", true},
        {Sort::offer, "wheat", "Bread", "Yesterday's bread, eleven loaves",
         "From the bakery on the corner. Good for toast or soup. They are in paper bags by the side door.",
         "11 loaves", "today, until six", "Ladywell", "1 hour ago"},
        {Sort::ask, "car", "A ride", "A ride to the eye clinic", "", "1 trip", "Tuesday, 9:40", "Nunhead",
         "2 hours ago", true},
        {Sort::offer, "wrench", "Repair", "I mend bicycles on Saturdays",
         "Brakes, gears, punctures. Bring it round or I come to you if it will not roll.", "",
         "every Saturday", "Brockley", "yesterday"},
        {Sort::ask, "sofa", "Furniture", "A small table and someone to carry it",
         "Second floor, no lift. I can help "
         "carry one end.",
         "1 table", "no hurry", "Honor Oak", "yesterday"},
        {Sort::offer, "music", "Lessons", "Piano for beginners, any age",
         "I have a piano and two free evenings.", "2 evenings a week", "from next week", "Ladywell",
         "3 days ago"},
        {Sort::offer, "sprout", "Plants", "Tomato seedlings", "Too many for one windowsill!", "30 pots",
         "this week", "Nunhead", "3 days ago"},
        {Sort::ask, "languages", "Translating", "Somebody who reads Tigrinya",
         "A letter from the council that has to be answered.", "1 letter", "by Monday", "Brockley",
         "4 days ago"}};
    return all_posts;
}

std::vector<Fact> facts_of(const Post& post) {
    std::vector<Fact> facts;
    if (!post.quantity.empty())
        facts.push_back({"package", "How much", all(post.quantity)});
    facts.push_back({"clock", "When", all(post.by_when)});
    facts.push_back({"map-pin", "Where", all(post.area)});
    return facts;
}

Html head_of(const Post& post, const std::string& path, unsigned level) {
    return card_head(
        {.icon = post.icon,
         .seed = post.sort == Sort::ask ? Seed::hollow : Seed::filled,
         .over = post.sort == Sort::ask ? "Could use · " + post.kind : "Can give · " + post.kind,
         .title = post.title,
         .path = path,
         .mark = when(post.necessity, [] { return tag("Needed", Hue::marigold, Icon("heart")); }),
         .level = level});
}

Html post_card(const Post& post) {
    return card(post.sort == Sort::ask ? Hue::clay : Hue::moss, head_of(post, "/posts/1", 2),
                words(post.text), fact_list(facts_of(post)),
                card_foot(time(post.age), span("From a neighbour")));
}

Html board_page() {
    return sample_page("The board",
                       all(page_title({.words = "What is needed, what there is",
                                       .lead = "Riverside, and the neighbourhoods around it."}),
                           tabs("Show", {{"Everything", "/", true},
                                         {"Asks", "/asks"},
                                         {"Offers", "/offers"},
                                         {"Near me", "/near"},
                                         {"Most urgent", "/urgent"}}),
                           search_bar("/board", {.name = "words", .label = "Look for"}, "Look"),
                           live("posts", "/board/events", board(each(posts(), post_card))),
                           pager({.label = "Pages", .next_path = "/older", .next_words = "Older"})),
                       0);
}

Html reply(const std::string& name_words, const std::string& age, const std::string& text) {
    return card(
        Hue::plain, card_head({.icon = Icon("user"), .seed = Seed::hollow, .title = name_words, .level = 3}),
        words(text),
        card_foot(time(age),
                  button_row(post_button({.action = "/choose", .guard = hidden_field("token", "sample")},
                                         {.words = "Yes, please", .icon = Icon("check")}),
                             post_button({.action = "/decline", .guard = hidden_field("token", "sample")},
                                         {.words = "Not this time", .weight = Weight::quiet}))));
}

Html post_page() {
    const Post& post = posts()[0];
    return sample_page(
        post.title,
        all(breadcrumbs("Where this is", {{"Board", "/"}, {"Asks", "/asks"}}),
            card(Hue::clay, head_of(post, "", 1), words(post.text), fact_list(facts_of(post)),
                 card_foot(time("20 minutes ago"),
                           button_row(link_button(
                                          "/edit",
                                          {.words = "Edit", .weight = Weight::plain, .icon = Icon("pencil")}),
                                      link_button("/pause", {.words = "Pause", .weight = Weight::quiet})))),
            h2("Two neighbours can"),
            stack(
                reply("Bo", "5 minutes ago",
                      "I have a pack and a half in size 4, our little one grew out of them."),
                reply("Chipo", "just now", "Going to the cash and carry at four.\nShall I bring two packs?")),
            disclosure("What happens when I say yes?",
                       p("You both agree on a place and a time. Only the two of you "
                         "see it."))),
        0);
}

Html ask_page() {
    return sample_page(
        "Ask for something",
        all(page_title({.words = "Ask for something", .lead = "Say what you could use. Nobody asks why."}),
            post_form(
                {.action = "/asks", .guard = hidden_field("token", "sample"), .keeps_draft = true},
                field({.name = "kind",
                       .label = "What is it?",
                       .hint = "Bread, a ride, help with a letter…",
                       .required = true}),
                text_area(
                    {.name = "words", .label = "In your own words", .aside = "optional", .longest = 500}),
                field_row(number_field({.name = "quantity", .label = "How many", .value = "1"}),
                          select_field({.name = "unit", .label = "Of", .value = "packs"},
                                       {{.value = "pieces", .label = "pieces"},
                                        {.value = "packs", .label = "packs"}})),
                field_group(
                    "When and where", date_field({.name = "by", .label = "By when", .aside = "optional"}),
                    place_field(
                        {.name = "near", .label = "Near", .hint = "Others see an area of about a kilometre."},
                        {"Where I am", "Your phone did not say.", 2})),
                radio_group({.name = "reach", .label = "Who may see it", .value = "here"},
                            {{.value = "here", .label = "Our community", .icon = Icon("users")},
                             {.value = "all", .label = "Everybody nearby", .icon = Icon("globe")}}),
                button_row(submit_button({.words = "Put it on the board"}),
                           link_button("/", {.words = "Not now", .weight = Weight::quiet})))),
        1);
}

Html queue_page() {
    return sample_page(
        "The queue",
        all(page_title({.words = "What needs somebody now", .actions = print_button("Print")}),
            queue(queue_row({.icon = Icon("phone"),
                             .hue = Hue::clay,
                             .title = "Call Mrs. Adeyemi back",
                             .path = "/queue/1",
                             .detail = all("Groceries, since yesterday. Bo has taken it."),
                             .mark = tag("Urgent", Hue::clay, Icon("clock")),
                             .actions = submit_button(
                                 {.words = "Done", .weight = Weight::plain, .icon = Icon("check")})}),
                  queue_row({.icon = Icon("inbox"),
                             .hue = Hue::dusk,
                             .title = "Somebody new asks for a bed",
                             .path = "/2",
                             .detail = all("Through the intake page, 10 minutes ago"),
                             .actions = submit_button({.words = "I take it", .weight = Weight::plain})}),
                  queue_row({.icon = Icon("hourglass"),
                             .hue = Hue::marigold,
                             .title = "A ride has no answer yet",
                             .path = "/3",
                             .detail = all("It is on Tuesday"),
                             .actions = submit_button({.words = "I take it", .weight = Weight::plain})}))),
        4);
}

}

std::vector<SamplePage> sample_pages() {
    return {{"guide.html", style_guide()},
            {"board.html", board_page()},
            {"post.html", post_page()},
            {"ask.html", ask_page()},
            {"queue.html", queue_page()}};
}

}
