#include "sheets/alike_part.hpp"

#include "platform/html/form.hpp"
#include "sheets/terms.hpp"

#include <algorithm>

namespace plenty::sheets {
namespace {

using namespace html;
using web::Visit;

/// One of the two, as far as it helps to tell them apart.
struct Side {
    std::string over;
    std::string name;
    std::vector<std::string> gifts;
    std::string contact;
    std::string place;
};

Html side_card(const Side& side) {
    return card(Hue::plain, card_head({.icon = "user", .over = side.over, .title = side.name, .level = 3}),
                each(side.gifts, [](const std::string& gift) { return words(shortened(gift)); }),
                fact_list({{.icon = "phone", .value = span(shortened(side.contact, 80))},
                           {.icon = "map-pin", .value = span(shortened(side.place, 80))}}));
}

std::string place_of(const OpenSheet& open, AreaId area, const Who& who) {
    const auto found = std::ranges::find(open.here.areas, area, &communities::NamedArea::id);
    const std::string name = found == open.here.areas.end() ? std::string() : found->name;
    return who.address.empty() ? name : who.address + ", " + name;
}

Side side_of(const Visit& visit, const OpenSheet& open, const Entry& entry) {
    Side side{.over = visit.say("sheets.line", {{"line", std::to_string(entry.line)}}),
              .name = entry.who.name,
              .gifts = {},
              .contact = entry.who.contact,
              .place = place_of(open, entry.gifts.front().area, entry.who)};
    for (const gifts::Draft& gift : entry.gifts)
        side.gifts.push_back(visit.say(name_of(side_terms, gift.side)) + ": " + gift.words);
    return side;
}

Side side_of(const Visit& visit, const OpenSheet& open, const Standing& post) {
    return {.over = visit.say("sheets.stands_here"),
            .name = post.who.name,
            .gifts = {visit.say(name_of(side_terms, post.side)) + ": " + post.words},
            .contact = post.who.contact,
            .place = place_of(open, post.area, post.who)};
}

/// The row before it, whether it is entered or itself left out.
const Entry* find_entry(const Plan& plan, int line) {
    for (const Alike& alike : plan.alike)
        if (alike.entry.line == line)
            return &alike.entry;
    const auto found = std::ranges::find(plan.entries, line, &Entry::line);
    return found == plan.entries.end() ? nullptr : &*found;
}

Html other_card(const Visit& visit, const OpenSheet& open, const Plan& plan, const Alike& alike) {
    if (alike.standing)
        return side_card(side_of(visit, open, open.here.standing[*alike.standing]));
    const Entry* const before = find_entry(plan, *alike.line);
    return before ? side_card(side_of(visit, open, *before)) : Html();
}

Html pair_part(const Visit& visit, const OpenSheet& open, const Plan& plan, const Alike& alike) {
    const std::string line = std::to_string(alike.entry.line);
    return section(
        h3(visit.say(sentence_of(alike.why))), hidden_field("alike", line),
        stack(board(side_card(side_of(visit, open, alike.entry)), other_card(visit, open, plan, alike))),
        radio_group({.name = "alike-" + line,
                     .label = visit.say("sheets.what_of_line", {{"line", line}}),
                     .value = alike.is_entered ? "enter" : "leave"},
                    {{.value = "leave", .label = visit.say("sheets.column_none")},
                     {.value = "enter", .label = visit.say("sheets.enter_anyway")}}));
}

}

Html alike_part(const Visit& visit, const OpenSheet& open, const Plan& plan) {
    if (plan.alike.empty())
        return {};
    Html pairs;
    for (std::size_t i = 0; i < std::min(most_shown, plan.alike.size()); ++i)
        pairs += pair_part(visit, open, plan, plan.alike[i]);
    return field_group(visit.say("sheets.alike"), p(visit.say("sheets.alike_lead")), pairs,
                       when(plan.alike.size() > most_shown, [&] {
                           return p(
                               visit.say_count("sheets.more_alike",
                                               static_cast<std::int64_t>(plan.alike.size() - most_shown)));
                       }));
}

}
