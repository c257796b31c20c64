#include "gifts/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::gifts {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

struct Choices {
    std::vector<Choice> kinds;
    std::vector<Choice> areas;
};

void add_kinds_below(const kinds::KindTree& tree, const kinds::Kind& root, kinds::KindId above,
                     locale::Language language, std::vector<Choice>& choices) {
    for (const kinds::Kind* const kind : tree.children(above)) {
        choices.push_back({.value = kind->id.text(),
                           .label = tree.name(kind->id, language),
                           .group = tree.name(root.id, language)});
        add_kinds_below(tree, root, kind->id, language, choices);
    }
}

Choices load_choices(const Visit& visit, CommunityId community) {
    return visit.read([&](db::Reader& reader) {
        Choices choices{.kinds = {{.value = "", .label = visit.say("gifts.please_choose")}}, .areas = {}};
        const auto tree = kinds::load_tree(reader, community);
        for (const kinds::Kind* const root : tree->roots()) {
            const std::string name = tree->name(root->id, visit.language());
            choices.kinds.push_back({.value = root->id.text(), .label = name, .group = name});
            add_kinds_below(*tree, *root, root->id, visit.language(), choices.kinds);
        }
        for (const auto& area : communities::list_areas(reader, community))
            choices.areas.push_back({.value = area.id.text(), .label = area.name});
        return choices;
    });
}

SentenceKey question(Side side, SentenceKey ask, SentenceKey offer) {
    return side == Side::ask ? ask : offer;
}

Html first_questions(const Visit& visit, const FormPage& page, const PostForm& form, const Choices& choices,
                     const Notes& notes) {
    return all(
        text_area({.name = "words",
                   .label = visit.say(question(page.side, "gifts.ask_words", "gifts.offer_words")),
                   .hint = visit.say(question(page.side, "gifts.ask_words_hint", "gifts.offer_words_hint")),
                   .value = form.words,
                   .error = notes.of("words"),
                   .required = true,
                   .longest = static_cast<unsigned>(longest_words)}),
        when(notes.is_about("gifts.sounds_like_trade"),
             [&] {
                 return checkbox({.name = "is_no_trade",
                                  .label = visit.say("gifts.is_no_trade"),
                                  .value = form.is_no_trade});
             }),
        select_field({.name = "kind",
                      .label = visit.say("gifts.kind"),
                      .value = form.kind,
                      .error = notes.of("kind"),
                      .required = true},
                     choices.kinds),
        field_row(number_field({.name = "quantity",
                                .label = visit.say("gifts.quantity"),
                                .value = form.quantity,
                                .error = notes.of("quantity"),
                                .required = true}),
                  date_field({.name = "until",
                              .label = visit.say(question(page.side, "gifts.needed_by", "gifts.until")),
                              .value = form.until,
                              .error = notes.of("until"),
                              .aside = visit.say("web.optional")})),
        select_field({.name = "area",
                      .label = visit.say("gifts.area"),
                      .hint = visit.say("gifts.area_hint"),
                      .value = form.area,
                      .error = notes.of("area"),
                      .required = true},
                     choices.areas));
}

Html urgency_field(const Visit& visit, const PostForm& form) {
    return radio_group({.name = "urgency", .label = visit.say("gifts.urgency"), .value = form.urgency},
                       {{.value = "whenever", .label = visit.say("gifts.urgency_whenever")},
                        {.value = "this_month", .label = visit.say("gifts.urgency_this_month")},
                        {.value = "this_week", .label = visit.say("gifts.urgency_this_week")},
                        {.value = "today", .label = visit.say("gifts.urgency_today")}});
}

Html weekday_field(const Visit& visit, const PostForm& form) {
    std::vector<Choice> days;
    for (unsigned day = 0; day < 7; ++day)
        days.push_back(
            {.value = std::to_string(day), .label = visit.speech().weekday(std::chrono::weekday(day))});
    return check_group({.name = "weekdays", .label = visit.say("gifts.weekdays")}, days, form.weekdays);
}

Html more_questions(const Visit& visit, const PostForm& form, const Notes& notes) {
    const std::string optional = visit.say("web.optional");
    return disclosure(
        visit.say("gifts.more"),
        text_area({.name = "place",
                   .label = visit.say("gifts.exact_place"),
                   .hint = visit.say("gifts.exact_place_hint"),
                   .value = form.place,
                   .error = notes.of("place"),
                   .aside = optional},
                  2),
        field_row(number_field({.name = "reach",
                                .label = visit.say("gifts.reach"),
                                .hint = visit.say("gifts.reach_hint"),
                                .value = form.reach,
                                .error = notes.of("reach")}),
                  date_field({.name = "from",
                              .label = visit.say("gifts.from"),
                              .value = form.from,
                              .error = notes.of("from"),
                              .aside = optional})),
        weekday_field(visit, form),
        check_group(
            {.name = "requirements", .label = visit.say("gifts.requirements")},
            {{.value = "carrying", .label = visit.say("gifts.requires_carrying"), .icon = Icon("package")},
             {.value = "step_free",
              .label = visit.say("gifts.requires_step_free"),
              .icon = Icon("accessibility")}},
            form.requirements),
        field({.name = "languages",
               .label = visit.say("gifts.languages"),
               .value = form.languages,
               .error = notes.of("languages"),
               .aside = optional}),
        radio_group({.name = "audience", .label = visit.say("gifts.audience"), .value = form.audience},
                    {{.value = "community", .label = visit.say("gifts.audience_community")},
                     {.value = "befriended", .label = visit.say("gifts.audience_befriended")},
                     {.value = "everyone",
                      .label = visit.say("gifts.audience_everyone"),
                      .hint = visit.say("gifts.audience_everyone_hint")}}),
        radio_group({.name = "choosing", .label = visit.say("gifts.choosing"), .value = form.choosing},
                    {{.value = "poster", .label = visit.say("gifts.choosing_poster")},
                     {.value = "need",
                      .label = visit.say("gifts.choosing_need"),
                      .hint = visit.say("gifts.choosing_need_hint")}}));
}

}

http::Response post_form_page(const Visit& visit, const FormPage& page, const PostForm& form,
                              const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const Choices choices = load_choices(visit, page.community);
    const std::string title = visit.say(page.title);
    Html body =
        all(page_title({.words = title}), page.above,
            post_form({.action = page.action, .guard = visit.form_fields(), .keeps_draft = page.keeps_draft},
                      notes.summary(), hidden_field("version", form.version),
                      first_questions(visit, page, form, choices, notes),
                      when(page.side == Side::ask, [&] { return urgency_field(visit, form); }),
                      more_questions(visit, form, notes),
                      submit_button({.words = title, .icon = Icon("hand-heart")})));
    return visit.show({title, std::move(body), notes.status()});
}

}
