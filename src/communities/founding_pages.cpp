#include "communities/pages.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

#include <charconv>
#include <limits>

namespace plenty::communities {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

/// "52.63, 1.30", as the place button writes it. What is no place is refused by found_community().
std::pair<double, double> parse_place(std::string_view text) {
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    double latitude = nowhere;
    double longitude = nowhere;
    const char* const end = text.data() + text.size();
    auto at = std::from_chars(text.data(), end, latitude).ptr;
    while (at != end && (*at == ',' || *at == ' '))
        ++at;
    const bool is_whole = std::from_chars(at, end, longitude).ptr == end;
    return is_whole ? std::pair(latitude, longitude) : std::pair(nowhere, nowhere);
}

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> all;
    while (!text.empty()) {
        const auto end = text.find('\n');
        all.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return all;
}

JoinPolicy policy_of(std::string_view key) {
    return key == "ask" ? JoinPolicy::ask : key == "invite" ? JoinPolicy::invite : JoinPolicy::open;
}

Html policy_field(const Visit& visit) {
    const std::string typed(visit.form().get("join_policy"));
    return radio_group({.name = "join_policy",
                        .label = visit.say("communities.join_policy"),
                        .value = typed.empty() ? "open" : typed},
                       {{.value = "open", .label = visit.say("communities.policy_open")},
                        {.value = "ask", .label = visit.say("communities.policy_ask")},
                        {.value = "invite", .label = visit.say("communities.policy_invite")}});
}

http::Response founding_page(const Visit& visit, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const auto typed = [&](std::string_view field) { return std::string(visit.form().get(field)); };
    Html body = all(
        page_title({.words = visit.say("communities.found"), .lead = visit.say("communities.found_lead")}),
        post_form({.action = "/communities", .guard = visit.form_fields(), .keeps_draft = true}, notes.summary(),
                  field({.name = "name",
                         .label = visit.say("communities.name"),
                         .value = typed("name"),
                         .error = notes.of("name"),
                         .required = true}),
                  text_area({.name = "purpose",
                             .label = visit.say("communities.purpose"),
                             .hint = visit.say("communities.purpose_hint"),
                             .value = typed("purpose"),
                             .error = notes.of("purpose"),
                             .required = true}),
                  place_field({.name = "place",
                               .label = visit.say("communities.place"),
                               .hint = visit.say("communities.place_hint"),
                               .value = typed("place"),
                               .error = notes.of("place"),
                               .required = true},
                              {.words = visit.say("communities.place_button"),
                               .refused_words = visit.say("communities.place_refused")}),
                  text_area({.name = "areas",
                             .label = visit.say("communities.areas"),
                             .hint = visit.say("communities.areas_hint"),
                             .value = typed("areas"),
                             .error = notes.of("areas"),
                             .required = true}),
                  text_area({.name = "agreements",
                             .label = visit.say("communities.agreements"),
                             .hint = visit.say("communities.agreements_hint"),
                             .value = typed("agreements"),
                             .error = notes.of("agreements"),
                             .aside = visit.say("web.optional")}),
                  policy_field(visit), submit_button({.words = visit.say("communities.found")})));
    return visit.show({visit.say("communities.found"), std::move(body), notes.status()});
}

Html community_card(const Profile& community) {
    return card(Hue::moss,
                card_head({.icon = "users", .title = community.name, .path = path_of(community), .level = 2}),
                words(community.purpose));
}

}

std::string path_of(const Profile& community) {
    return "/c/" + community.slug;
}

Result<http::Response> show_communities(Visit& visit) {
    const auto communities = visit.read([](db::Reader& reader) { return list_communities(reader); });
    Html body = all(page_title({.words = visit.say("communities.title"),
                                .lead = visit.say("communities.lead"),
                                .actions = link_button("/communities/new", {.words = visit.say("communities.found"),
                                                                            .weight = Weight::plain,
                                                                            .icon = "plus"})}),
                    communities.empty()
                        ? empty_state({.icon = "sprout",
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
    const auto typed = [&](std::string_view field) { return std::string(visit.form().get(field)); };
    const auto [latitude, longitude] = parse_place(visit.form().get("place"));
    const Founding wish{.name = typed("name"),
                        .purpose = typed("purpose"),
                        .agreements = typed("agreements"),
                        .areas = lines(visit.form().get("areas")),
                        .latitude = latitude,
                        .longitude = longitude,
                        .join_policy = policy_of(visit.form().get("join_policy"))};
    const auto community = visit.write(
        [&](db::Transaction& tx) { return found_community(tx, visit.randomness(), founder, wish); });
    if (!community.ok() && community.refusal().sentence.key == SentenceKey("web.already_sent"))
        return community.refusal();
    if (!community.ok())
        return founding_page(visit, &community.refusal());
    return visit.go_to(path_of(*community), "communities.founded");
}

}
