#include "neighbours/look.hpp"
#include "neighbours/pages.hpp"

namespace plenty::neighbours {
namespace {

using namespace html;
using web::Visit;

/// What waits, for the member in whose hands it is.
struct Boarding : IntakeView {
    Place place;
};

Result<Boarding> look(const Visit& visit, const Neighbouring& with) {
    Place place = TRY(place_of(visit));
    const auto id = TRY(visit.id<IntakeId>(1));
    auto view = TRY(visit.read([&](db::Reader& reader) {
        return look_at_intake(reader, with.sealing, place.person, place.community.id, id);
    }));
    return Boarding{std::move(view), std::move(place)};
}

Html sender_card(const Visit& visit, const Boarding& boarding) {
    const bool is_ask = boarding.intake.side == gifts::Side::ask;
    return card(is_ask ? Hue::clay : Hue::moss,
                card_head({.icon = is_ask ? Icon("hand") : Icon("gift"),
                           .seed = is_ask ? Seed::hollow : Seed::filled,
                           .over = visit.speech().relative(boarding.intake.sent_at),
                           .title = boarding.intake.name,
                           .path = boarding.place.path_of(boarding.intake.neighbour)}),
                words(boarding.intake.words),
                card_foot(fact_list({{.icon = Icon("phone"),
                                      .label = visit.say("neighbours.contact"),
                                      .value = contact_line(boarding.neighbour.contact)},
                                     {.icon = Icon("map-pin"),
                                      .label = visit.say("neighbours.area"),
                                      .value = all(area_name(visit, boarding.neighbour))}})));
}

Html known_card(const Visit& visit, const Boarding& boarding, const Neighbour& known) {
    return card(Hue::dusk,
                card_head({.icon = Icon("user"),
                           .over = visit.say("neighbours.known_here"),
                           .title = visit.say("neighbours.is_this", {{"name", known.name}})}),
                p(known.contact), p(area_name(visit, known)), p(visit.say("neighbours.same_lead")),
                card_foot(post_button({.action = boarding.place.path_of(boarding.intake.id) + "/same",
                                       .guard = visit.form_fields()},
                                      {.words = visit.say("neighbours.same_person"), .weight = Weight::plain},
                                      hidden_field("known", known.person.text()))));
}

Html answer_form(const Visit& visit, const Boarding& boarding) {
    return disclosure(
        visit.say("neighbours.answer_instead"),
        post_form(
            {.action = boarding.place.path_of(boarding.intake.id) + "/answer", .guard = visit.form_fields()},
            text_area({.name = "answer",
                       .label = visit.say("neighbours.answer_words"),
                       .hint = visit.say("neighbours.answer_hint"),
                       .required = true,
                       .longest = static_cast<unsigned>(gifts::longest_words)},
                      3),
            submit_button({.words = visit.say("neighbours.send_answer"), .weight = Weight::plain})));
}

http::Response boarding_page(const Visit& visit, const Boarding& boarding, const gifts::PostForm& form,
                             const Refusal* refusal) {
    Html above =
        all(sender_card(visit, boarding),
            each(boarding.alike, [&](const Neighbour& known) { return known_card(visit, boarding, known); }),
            answer_form(visit, boarding));
    return gifts::post_form_page(visit,
                                 {.community = boarding.place.community.id,
                                  .side = boarding.intake.side,
                                  .action = boarding.place.path_of(boarding.intake.id) + "/board",
                                  .title = "neighbours.put_on_board",
                                  .above = std::move(above),
                                  .keeps_draft = false},
                                 form, refusal);
}

/// What the intake says, as far as it answers the form; the kind is a guess for the member to look at.
gifts::PostForm form_of(const Visit& visit, const Boarding& boarding) {
    gifts::PostForm form;
    form.words = boarding.intake.words;
    form.area = boarding.neighbour.area.text();
    form.languages = boarding.neighbour.languages;
    const auto tree =
        visit.read([&](db::Reader& reader) { return kinds::load_tree(reader, boarding.place.community.id); });
    if (const auto kind = tree->guess(boarding.intake.words, visit.language()))
        form.kind = kind->text();
    return form;
}

http::Response post_for_page(const Visit& visit, const Before& before, gifts::Side side,
                             const gifts::PostForm& form, const Refusal* refusal) {
    const bool is_ask = side == gifts::Side::ask;
    return gifts::post_form_page(
        visit,
        {.community = before.place.community.id,
         .side = side,
         .action = before.path() + (is_ask ? "/asks" : "/offers"),
         .title = is_ask ? SentenceKey("neighbours.ask_for_them") : SentenceKey("neighbours.offer_for_them"),
         .above = notice(NoticeKind::info,
                         visit.say("neighbours.in_their_name", {{"name", before.neighbour.name}})),
         .keeps_draft = false},
        form, refusal);
}

}

Result<http::Response> show_post_for(Visit& visit, const Neighbouring& with, gifts::Side side) {
    const Before before = TRY(neighbour_before(visit, with.sealing));
    gifts::PostForm form;
    form.area = before.neighbour.area.text();
    form.languages = before.neighbour.languages;
    return post_for_page(visit, before, side, form, nullptr);
}

Result<http::Response> create_post_for(Visit& visit, const Neighbouring& with, gifts::Side side) {
    const Before before = TRY(neighbour_before(visit, with.sealing));
    const gifts::PostForm form = gifts::PostForm::read(visit.form());
    const auto posted = visit.write([&](db::Transaction& tx) -> Result<PostId> {
        return post_for_neighbour(tx, with.posting, before.place.person, before.neighbour.person,
                                  TRY(form.draft(side, visit.surroundings().time_zone)));
    });
    if (!posted.ok() && web::is_for_the_form(posted.refusal()))
        return post_for_page(visit, before, side, form, &posted.refusal());
    TRY(posted);
    return visit.go_to(before.path(), "gifts.is_on_board");
}

Result<http::Response> show_boarding(Visit& visit, const Neighbouring& with) {
    const Boarding boarding = TRY(look(visit, with));
    return boarding_page(visit, boarding, form_of(visit, boarding), nullptr);
}

Result<http::Response> create_boarding(Visit& visit, const Neighbouring& with) {
    const Boarding boarding = TRY(look(visit, with));
    const gifts::PostForm form = gifts::PostForm::read(visit.form());
    const auto posted = visit.write([&](db::Transaction& tx) -> Result<PostId> {
        return board_intake(tx, with.posting, boarding.place.person, boarding.intake.id,
                            TRY(form.draft(boarding.intake.side, visit.surroundings().time_zone)));
    });
    if (!posted.ok() && web::is_for_the_form(posted.refusal()))
        return boarding_page(visit, boarding, form, &posted.refusal());
    TRY(posted);
    return visit.go_to(boarding.place.path_of(boarding.intake.neighbour), "gifts.is_on_board");
}

Result<http::Response> create_answer(Visit& visit) {
    const Place place = TRY(place_of(visit));
    const auto intake = TRY(visit.id<IntakeId>(1));
    TRY(visit.write([&](db::Transaction& tx) {
        return answer_intake(tx, place.person, intake, visit.form().get("answer"));
    }));
    return visit.go_to(place.path() + "/neighbours", "neighbours.answered");
}

Result<http::Response> create_recognition(Visit& visit, const Neighbouring& with) {
    const Place place = TRY(place_of(visit));
    const auto intake = TRY(visit.id<IntakeId>(1));
    const auto known = PersonId::parse(visit.form().get("known")).value_or(PersonId());
    TRY(visit.write(
        [&](db::Transaction& tx) { return recognise(tx, with.vault, place.person, intake, known); }));
    return visit.go_to(place.path_of(intake), "neighbours.recognised");
}

}
