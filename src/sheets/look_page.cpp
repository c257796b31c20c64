#include "sheets/look_page.hpp"

#include "platform/html/picking.hpp"
#include "sheets/alike_part.hpp"
#include "sheets/kind_finder.hpp"
#include "sheets/terms.hpp"

#include <algorithm>

namespace plenty::sheets {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

constexpr std::size_t first_rows = 8;

std::string line_of(const Visit& visit, int line) {
    return visit.say("sheets.line", {{"line", std::to_string(line)}});
}

Html more(const Visit& visit, SentenceKey key, std::size_t all) {
    return when(all > most_shown,
                [&] { return p(visit.say_count(key, static_cast<std::int64_t>(all - most_shown))); });
}

Html summary_part(const Visit& visit, const Plan& plan) {
    const auto line = [&](SentenceKey key, std::size_t count) {
        return when(count > 0, [&] { return li(visit.say_count(key, static_cast<std::int64_t>(count))); });
    };
    return notice(NoticeKind::info,
                  visit.say_count("sheets.will_enter", static_cast<std::int64_t>(plan.gift_count())),
                  ul(line("sheets.rows_of", static_cast<std::size_t>(plan.rows)),
                     line("sheets.rows_troubled", plan.troubles.size()),
                     line("sheets.rows_over", static_cast<std::size_t>(plan.over)),
                     line("sheets.rows_alike", plan.left_out_alike()),
                     line("sheets.rows_blank", static_cast<std::size_t>(plan.blank))));
}

Html first_part(const Visit& visit, const OpenSheet& open, const Plan& plan) {
    std::vector<std::vector<Html>> rows;
    for (const Entry& entry : plan.entries)
        for (const gifts::Draft& gift : entry.gifts) {
            if (rows.size() == first_rows)
                break;
            rows.push_back(
                {span(line_of(visit, entry.line)), span(entry.who.name),
                 span(visit.say(name_of(side_terms, gift.side))),
                 span(open.here.tree->name(gift.kind, visit.language())), span(shortened(gift.words)),
                 span(visit.speech().number(gift.quantity.units())),
                 span(visit.say(name_of(urgency_terms, gift.urgency))),
                 span(gift.when.until ? visit.speech().short_date(*gift.when.until) : std::string())});
        }
    if (rows.empty())
        return {};
    return section(h2(visit.say("sheets.first_rows")),
                   html::sheet(visit.say("sheets.first_rows"),
                               {visit.say("sheets.row"), visit.say("sheets.column_name"),
                                visit.say("sheets.column_direction"), visit.say("sheets.column_kind"),
                                visit.say("gifts.words"), visit.say("gifts.quantity"),
                                visit.say("gifts.urgency"), visit.say("gifts.until")},
                               rows));
}

Html trouble_row(const Visit& visit, const Trouble& trouble) {
    const bool names_its_line = trouble.sentence.key.text().starts_with("sheet.");
    return li(
        when(!names_its_line, [&] { return all(strong(line_of(visit, trouble.line)), " "); }),
        when(trouble.column.has_value(), [&] { return all(visit.say(name_of(*trouble.column)), ": "); }),
        visit.say(trouble.sentence));
}

Html troubles_part(const Visit& visit, const Choices& choices, const Plan& plan, const Notes& notes) {
    const bool is_trade = std::ranges::any_of(plan.troubles, &Trouble::is_trade) || choices.is_no_trade;
    if (plan.troubles.empty() && !is_trade)
        return {};
    const auto shown = std::min(most_shown, plan.troubles.size());
    Html rows;
    for (std::size_t i = 0; i < shown; ++i)
        rows += trouble_row(visit, plan.troubles[i]);
    return field_group(visit.say("sheets.troubles"), p(visit.say("sheets.troubles_lead")), ul(rows),
                       more(visit, "sheets.more_rows", plan.troubles.size()),
                       when(is_trade,
                            [&] {
                                return checkbox({.name = "is_no_trade",
                                                 .label = visit.say("sheets.is_no_trade"),
                                                 .value = choices.is_no_trade ? "yes" : ""});
                            }),
                       checkbox({.name = "without_troubled_rows",
                                 .label = visit.say("sheets.without_troubled_rows"),
                                 .value = choices.without_troubled_rows ? "yes" : "",
                                 .error = notes.of("without_troubled_rows")}));
}

Html kind_field(const Visit& visit, const OpenSheet& open, const Placed<kinds::KindId>& word,
                std::size_t number, const Notes& notes) {
    const std::string id = "kind-" + std::to_string(number);
    const auto typed = visit.form().all("kind");
    std::string value = word.is_known ? open.here.tree->name(word.thing, visit.language()) : std::string();
    if (const std::string error = notes.of(id); !error.empty() && number < typed.size())
        value = typed[number];
    return all(hidden_field("word", word.folded),
               suggested_field({.name = "kind",
                                .label = shortened(word.text),
                                .value = std::move(value),
                                .error = notes.of(id),
                                .aside = visit.say_count("sheets.in_rows", word.rows),
                                .id = id,
                                .longest = 200},
                               "kinds"));
}

Html kinds_part(const Visit& visit, const OpenSheet& open, const Plan& plan, const Notes& notes) {
    Html unknown, known;
    std::size_t unknown_count = 0;
    for (std::size_t i = 0; i < plan.kinds.size(); ++i) {
        unknown_count += plan.kinds[i].is_known ? 0 : 1;
        if (i < most_shown)
            (plan.kinds[i].is_known ? known : unknown) += kind_field(visit, open, plan.kinds[i], i, notes);
    }
    std::vector<std::string> names;
    for (const kinds::Kind* const root : open.here.tree->roots())
        for (const kinds::KindId kind : open.here.tree->subtree(root->id))
            names.push_back(open.here.tree->name(kind, visit.language()));
    return all(when(!unknown.empty(),
                    [&] {
                        return field_group(visit.say("sheets.unknown_kinds"),
                                           p(visit.say("sheets.unknown_kinds_lead")), unknown,
                                           more(visit, "sheets.more_words", unknown_count));
                    }),
               when(!known.empty(), [&] { return disclosure(visit.say("sheets.known_kinds"), known); }),
               when(!plan.kinds.empty(), [&] { return suggestions("kinds", names); }));
}

Html areas_part(const Visit& visit, const OpenSheet& open, const Plan& plan) {
    if (plan.areas.empty())
        return {};
    std::vector<Choice> areas;
    for (const communities::NamedArea& area : open.here.areas)
        areas.push_back({.value = area.id.text(), .label = area.name});
    Html fields;
    for (std::size_t i = 0; i < std::min(most_shown, plan.areas.size()); ++i) {
        const Placed<AreaId>& place = plan.areas[i];
        fields += all(hidden_field("place", place.folded),
                      select_field({.name = "place_area",
                                    .label = shortened(place.text),
                                    .value = place.thing.text(),
                                    .aside = visit.say_count("sheets.in_rows", place.rows),
                                    .id = "place-" + std::to_string(i)},
                                   areas));
    }
    return field_group(visit.say("sheets.unknown_areas"), fields,
                       more(visit, "sheets.more_words", plan.areas.size()));
}

Html statuses_part(const Visit& visit, const Plan& plan) {
    if (plan.statuses.empty())
        return {};
    std::vector<Choice> statuses;
    std::vector<std::string> over;
    Html known;
    for (std::size_t i = 0; i < std::min(most_shown, plan.statuses.size()); ++i) {
        const Status& status = plan.statuses[i];
        statuses.push_back({.value = status.folded,
                            .label = shortened(status.text),
                            .hint = visit.say_count("sheets.in_rows", status.rows)});
        known += hidden_field("status", status.folded);
        if (status.is_over)
            over.push_back(status.folded);
    }
    return all(known, check_group({.name = "over", .label = visit.say("sheets.statuses")}, statuses, over));
}

Html agreed_part(const Visit& visit, const Choices& choices, const Notes& notes) {
    const std::string chosen =
        choices.agreed ? (*choices.agreed == Agreed::written ? "written" : "spoken") : "";
    return radio_group(
        {.name = "agreed",
         .label = visit.say("sheets.agreed"),
         .hint = visit.say("sheets.agreed_hint"),
         .value = chosen,
         .error = notes.of("agreed")},
        {{.value = "spoken", .label = visit.say("sheets.agreed_spoken"), .icon = Icon("message-circle")},
         {.value = "written", .label = visit.say("sheets.agreed_written"), .icon = Icon("file-text")}});
}

/// The first button of the form, and so what the enter key presses: nothing that counts.
Html look_again_button(const Visit& visit) {
    return button_row(submit_button({.words = visit.say("sheets.look_again"),
                                     .weight = Weight::plain,
                                     .icon = Icon("eye"),
                                     .name = "go",
                                     .value = "look"}));
}

Html enter_button(const Visit& visit, const Plan& plan) {
    const auto gifts = static_cast<std::int64_t>(plan.gift_count());
    return button_row(submit_button({.words = plan.alike.empty() ? visit.say_count("sheets.enter", gifts)
                                                                 : visit.say("sheets.enter_chosen"),
                                     .icon = Icon("check"),
                                     .name = "go",
                                     .value = "enter"}));
}

}

std::size_t candidates(const Plan& plan) {
    return plan.entries.size() + plan.left_out_alike();
}

http::Response look_page(const Visit& visit, const Place& place, const OpenSheet& open, const Plan& plan,
                         const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say("sheets.look_title");
    const std::string path = path_of(place, open.id);
    Html body =
        all(way_back(visit, place), page_title({.words = title, .lead = open.filename}), way_in(visit, 2),
            notes.summary(), summary_part(visit, plan), first_part(visit, open, plan),
            button_row(link_button(path + "/columns", {.words = visit.say("sheets.back_to_columns"),
                                                       .weight = Weight::plain,
                                                       .icon = Icon("arrow-left")})),
            post_form({.action = path, .guard = visit.form_fields()},
                      hidden_field("candidates", std::to_string(candidates(plan))),
                      troubles_part(visit, open.choices, plan, notes), statuses_part(visit, plan),
                      kinds_part(visit, open, plan, notes), areas_part(visit, open, plan),
                      look_again_button(visit), alike_part(visit, open, plan),
                      agreed_part(visit, open.choices, notes), enter_button(visit, plan)));
    return visit.show({title, std::move(body), notes.status()});
}

}
