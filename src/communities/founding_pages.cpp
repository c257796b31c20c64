#include "communities/charter_form.hpp"
#include "communities/pages.hpp"
#include "communities/place_field.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

#include <limits>

namespace plenty::communities {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

http::Response founding_page(const Visit& visit, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const auto typed = [&](std::string_view field) { return std::string(visit.form().get(field)); };
    Html body = all(
        page_title({.words = visit.say("communities.found"), .lead = visit.say("communities.found_lead")}),
        post_form(
            {.action = "/communities", .guard = visit.form_fields(), .keeps_draft = true}, notes.summary(),
            charter_fields(visit, CharterForm::read(visit.form()), notes),
            place_question(
                visit, {.label = "communities.place", .value = typed("place"), .error = notes.of("place")}),
            text_area({.name = "areas",
                       .label = visit.say("communities.areas"),
                       .hint = visit.say("communities.areas_hint"),
                       .value = typed("areas"),
                       .error = notes.of("areas"),
                       .required = true}),
            submit_button({.words = visit.say("communities.found"), .icon = Icon("sprout")})));
    return visit.show({visit.say("communities.found"), std::move(body), notes.status()});
}

/// What the form asks for; without a place it is nowhere, which found_community() refuses.
Result<Founding> founding(const Visit& visit) {
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    const Charter charter = CharterForm::read(visit.form()).charter();
    const auto where = TRY(read_place(visit.form().get("place"))).value_or(geo::Point{nowhere, nowhere});
    return Founding{.name = charter.name,
                    .purpose = charter.purpose,
                    .agreements = charter.agreements,
                    .areas = lines_of(visit.form().get("areas")),
                    .latitude = where.latitude,
                    .longitude = where.longitude,
                    .join_policy = charter.join_policy,
                    .questions = charter.questions};
}

Html community_card(const Profile& community) {
    return card(
        Hue::moss,
        card_head({.icon = Icon("users"), .title = community.name, .path = path_of(community), .level = 2}),
        words(community.purpose));
}

Html found_button(const Visit& visit) {
    return link_button(
        "/communities/new",
        {.words = visit.say("communities.found"), .weight = Weight::plain, .icon = Icon("plus")});
}

}

Result<http::Response> show_communities(Visit& visit) {
    const auto communities = visit.read([](db::Reader& reader) { return list_communities(reader); });
    Html body = all(page_title({.words = visit.say("communities.title"),
                                .lead = visit.say("communities.lead"),
                                .actions = found_button(visit)}),
                    communities.empty() ? empty_state({.icon = Icon("sprout"),
                                                       .title = visit.say("communities.none"),
                                                       .words = visit.say("communities.none_words")})
                                        : board(each(communities, community_card)));
    return visit.show({visit.say("communities.title"), std::move(body)});
}

Result<http::Response> show_founding(Visit& visit) {
    TRY(visit.person());
    return founding_page(visit, nullptr);
}

Result<http::Response> create_community(Visit& visit) {
    const PersonId founder = TRY(visit.person());
    const auto community = visit.write([&](db::Transaction& tx) -> Result<Profile> {
        return found_community(tx, visit.randomness(), founder, TRY(founding(visit)));
    });
    if (!community.ok() && web::is_for_the_form(community.refusal()))
        return founding_page(visit, &community.refusal());
    return visit.go_to(path_of(TRY(community)), "communities.founded");
}

}
