#include "neighbours/chance_of_a_form.hpp"
#include "neighbours/pages.hpp"

namespace plenty::neighbours {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

Result<communities::Profile> community_before(const Visit& visit) {
    return visit.read(
        [&](db::Reader& reader) { return communities::find_community(reader, visit.part_text(0)); });
}

/// Whoever comes here may have found no other page of ours yet.
Html language_buttons(const Visit& visit) {
    return post_form({.action = "/language", .guard = visit.form_fields()},
                     hidden_field("next", visit.request().path),
                     button_row(each(locale::Language::all(), [](locale::Language language) {
                         return submit_button({.words = std::string(language.own_name()),
                                               .weight = Weight::quiet,
                                               .name = "language",
                                               .value = std::string(language.tag())});
                     })));
}

Html what_happens(const Visit& visit, const communities::Profile& community) {
    return section(h2(visit.say("neighbours.what_happens")),
                   ul(li(visit.say("neighbours.who_reads", {{"community", community.name}})),
                      li(visit.say("neighbours.what_is_shown")), li(visit.say("neighbours.when_forgotten")),
                      li(visit.say("neighbours.sending_consents"))));
}

Html questions(const Visit& visit, const communities::Profile& community, const Notes& notes) {
    return all(side_field(visit, visit.form().get("side")),
               text_area({.name = "words",
                          .label = visit.say("neighbours.intake_words"),
                          .hint = visit.say("neighbours.intake_words_hint"),
                          .value = typed(visit, "words"),
                          .error = notes.of("words"),
                          .required = true,
                          .longest = static_cast<unsigned>(gifts::longest_words)}),
               text_area({.name = "contact",
                          .label = visit.say("neighbours.reach_you"),
                          .hint = visit.say("neighbours.reach_you_hint"),
                          .value = typed(visit, "contact"),
                          .error = notes.of("contact"),
                          .required = true},
                         2),
               field({.name = "name",
                      .label = visit.say("neighbours.call_you"),
                      .hint = visit.say("people.name_hint"),
                      .value = typed(visit, "name"),
                      .error = notes.of("name"),
                      .autocomplete = "given-name",
                      .required = true}),
               area_field(visit, community.id, notes, typed(visit, "area")));
}

http::Response intake_page(const Visit& visit, const communities::Profile& community,
                           const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const std::string title = visit.say("neighbours.intake");
    Html body = div(
        cls("large"),
        page_title({.words = title, .lead = visit.say("neighbours.intake_lead"), .before = community.name}),
        language_buttons(visit),
        post_form({.action = "/c/" + community.slug + "/intake", .guard = visit.form_fields()},
                  notes.summary(), questions(visit, community, notes), what_happens(visit, community),
                  submit_button({.words = visit.say("neighbours.send"), .icon = Icon("send")})),
        button_row(
            link_button("/code", {.words = visit.say("neighbours.have_code"), .weight = Weight::quiet})));
    return visit.show({title, std::move(body), notes.status()});
}

http::Response received_page(const Visit& visit, const communities::Profile& community, const Key& key) {
    const std::string title = visit.say("neighbours.received");
    const bool is_here = visit.viewer().has_value(); // a member who sent it for somebody stays who they are
    Html body = div(
        cls("large"),
        page_title(
            {.words = title, .lead = visit.say("neighbours.received_lead", {{"community", community.name}})}),
        key_slip(visit, typed(visit, "name"), key), p(visit.say("neighbours.key_once")), when(!is_here, [&] {
            return button_row(link_button("/neighbour", {.words = visit.say("neighbours.own_page")}));
        }));
    return visit.show({title, std::move(body)});
}

DrawnKey key_of_this_form(const Visit& visit, const Neighbouring& with) {
    ChanceOfAForm chance(with.sealing.key, visit.once_key().value_or(visit.form_token()));
    return draw_key(chance);
}

Result<Received> receive(Visit& visit, const Neighbouring& with, CommunityId community,
                         const DrawnKey& drawn) {
    const std::string_view address = visit.request().remote;
    TRY(with.intake_limit.may_send(address));
    const NewIntake intake{.side = typed_side(visit),
                           .words = typed(visit, "words"),
                           .contact = typed(visit, "contact"),
                           .name = typed(visit, "name"),
                           .area = AreaId::parse(visit.form().get("area")).value_or(AreaId())};
    auto received = visit.write([&](db::Transaction& tx) {
        return receive_intake(tx, with.sealing, community, intake, visit.language(), drawn);
    });
    if (received.ok())
        with.intake_limit.note(address);
    return received;
}

/// Pressed twice: the first answer never came to be seen, and had in it what is shown only once.
Result<Received> receive_once(Visit& visit, const Neighbouring& with, CommunityId community) {
    const DrawnKey drawn = key_of_this_form(visit, with);
    auto received = receive(visit, with, community, drawn);
    if (received.ok() || received.refusal().sentence.key != SentenceKey("web.already_sent"))
        return received;
    return visit.read([&](db::Reader& reader) {
        return find_received(reader, with.sealing, visit.form().get("name"), drawn);
    });
}

/// Lets the browser in that has just sent it; a member who did so for somebody stays who they are.
Outcome come_in(Visit& visit, PersonId neighbour) {
    if (visit.viewer())
        return Done{};
    visit.set_session_token(TRY(visit.surroundings().database.write([&](db::Transaction& tx) {
        return open_session(tx, visit.randomness(), neighbour, visit.language());
    })));
    return Done{};
}

}

Result<http::Response> show_intake(Visit& visit) {
    const communities::Profile community = TRY(community_before(visit));
    if (visit.is_by_key())
        return visit.go_to("/neighbour"); // they are known, and go on from there
    return intake_page(visit, community, nullptr);
}

Result<http::Response> create_intake(Visit& visit, const Neighbouring& with) {
    const communities::Profile community = TRY(community_before(visit));
    const auto received = receive_once(visit, with, community.id);
    if (!received.ok() && web::is_for_the_form(received.refusal()))
        return intake_page(visit, community, &received.refusal());
    const Received sent = TRY(received);
    TRY(come_in(visit, sent.neighbour));
    return received_page(visit, community, sent.key);
}

}
