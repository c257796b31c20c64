#include "communities/look.hpp"
#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"

namespace plenty::communities {
namespace {

using namespace html;
using web::Visit;

Html answers_of(const Asking& asking) {
    return each(asking.answers, [](const QuestionAnswered& answered) {
        return when(!answered.answer.empty(),
                    [&] { return all(p(strong(answered.question)), words(answered.answer)); });
    });
}

Html answer_form(const Visit& visit, const Profile& community, const Application& application) {
    return post_form(
        {.action = path_of(community) + "/applications/" + application.person.text(),
         .guard = visit.form_fields()},
        text_area({.name = "words",
                   .label = visit.say("communities.answer_words"),
                   .aside = visit.say("web.optional"),
                   .id = "words-" + application.person.text(),
                   .longest = 1000},
                  2),
        button_row(
            submit_button({.words = visit.say("communities.welcome"), .name = "answer", .value = "welcome"}),
            submit_button({.words = visit.say("communities.not_now"),
                           .weight = Weight::quiet,
                           .name = "answer",
                           .value = "not_now"})));
}

Html asking_card(const Visit& visit, const Profile& community, const Asking& asking) {
    return card(Hue::marigold,
                card_head({.icon = Icon("sprout"),
                           .over = visit.speech().relative(asking.application.asked_at),
                           .title = asking.application.name}),
                answers_of(asking),
                when(!asking.application.words.empty(), [&] { return words(asking.application.words); }),
                answer_form(visit, community, asking.application));
}

}

Result<http::Response> show_applications(Visit& visit) {
    const Place place = TRY(member_place_of(visit));
    const auto asking = TRY(visit.read(
        [&](db::Reader& reader) { return list_asking(reader, place.person, place.community.id); }));
    const std::string title = visit.say("communities.applications");
    Html body =
        all(way_back(visit, place.community), page_title({.words = title}),
            asking.empty()
                ? empty_state({.icon = Icon("sprout"), .title = visit.say("communities.nobody_waits")})
                : stack(each(asking,
                             [&](const Asking& one) { return asking_card(visit, place.community, one); })));
    return visit.show({title, std::move(body)});
}

Result<http::Response> answer_applicant(Visit& visit) {
    const auto applicant = TRY(visit.id<PersonId>(1));
    const auto answer = visit.form().get("answer") == "welcome" ? Answer::welcome : Answer::not_now;
    return act(
        visit, "communities.answered",
        [&](db::Transaction& tx, PersonId person, CommunityId community) {
            return answer_application(tx, person, community, applicant, answer, visit.form().get("words"));
        },
        "/applications");
}

}
