#include "communities/charter.hpp"
#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::communities {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

Html question_fields(const Visit& visit, const std::vector<std::string>& questions, const Notes& notes) {
    Html fields;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const std::string name = answer_field(i);
        fields += text_area({.name = name,
                             .label = questions[i],
                             .value = std::string(visit.form().get(name)),
                             .error = notes.of(name),
                             .longest = 1000},
                            3);
    }
    return fields;
}

http::Response application_page(const Visit& visit, const Profile& community, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const auto questions =
        visit.read([&](db::Reader& reader) { return list_questions(reader, community.id); });
    Html body = all(
        way_back(visit, community),
        page_title({.words = visit.say("communities.apply"), .lead = visit.say("communities.apply_lead")}),
        post_form({.action = path_of(community) + "/applications", .guard = visit.form_fields()},
                  notes.summary(), question_fields(visit, questions, notes),
                  text_area({.name = "words",
                             .label = visit.say("communities.apply_words"),
                             .value = std::string(visit.form().get("words")),
                             .error = notes.of("words"),
                             .aside = questions.empty() ? "" : visit.say("web.optional"),
                             .required = questions.empty(),
                             .longest = 1000}),
                  submit_button({.words = visit.say("communities.apply"), .icon = Icon("sprout")})));
    return visit.show({visit.say("communities.apply"), std::move(body), notes.status()});
}

std::vector<std::string> typed_answers(const Visit& visit, std::size_t count) {
    std::vector<std::string> answers;
    for (std::size_t i = 0; i < count; ++i)
        answers.emplace_back(visit.form().get(answer_field(i)));
    return answers;
}

}

Result<http::Response> create_membership(Visit& visit) {
    return act(visit, "communities.joined", join_community);
}

Result<http::Response> show_leaving(Visit& visit) {
    const Place place = TRY(member_place_of(visit));
    Html body = all(
        way_back(visit, place.community),
        page_title({.words = visit.say("communities.leave"), .lead = visit.say("communities.leave_words")}),
        p(visit.say("communities.leave_what_goes")),
        post_button({.action = path_of(place.community) + "/leave", .guard = visit.form_fields()},
                    {.words = visit.say("communities.leave"), .weight = Weight::danger}));
    return visit.show({visit.say("communities.leave"), std::move(body)});
}

Result<http::Response> delete_membership(Visit& visit, std::span<const OnLeaving> others) {
    const Place place = TRY(place_of(visit));
    TRY(visit.write(
        [&](db::Transaction& tx) { return leave_community(tx, place.person, place.community.id, others); }));
    return visit.go_to("/communities", "communities.left");
}

Result<http::Response> choose_own_area(Visit& visit) {
    const auto area = AreaId::parse(visit.form().get("area"));
    return act(visit, "web.saved", [&](db::Transaction& tx, PersonId person, CommunityId community) {
        return choose_area(tx, person, community, area);
    });
}

Result<http::Response> show_application(Visit& visit) {
    return application_page(visit, TRY(place_of(visit)).community, nullptr);
}

Result<http::Response> create_application(Visit& visit) {
    const Place place = TRY(place_of(visit));
    const auto applied = visit.write([&](db::Transaction& tx) {
        const std::size_t count = list_questions(tx, place.community.id).size();
        return apply(tx, place.person, place.community.id, visit.form().get("words"),
                     typed_answers(visit, count));
    });
    if (!applied.ok() && web::is_for_the_form(applied.refusal()))
        return application_page(visit, place.community, &applied.refusal());
    TRY(applied);
    return visit.go_to(path_of(place.community), "communities.applied");
}

Result<http::Response> delete_application(Visit& visit) {
    return act(visit, "communities.withdrawn", withdraw_application);
}

Result<http::Response> delete_answer(Visit& visit) {
    return act(visit, "web.saved", put_answer_away);
}

}
