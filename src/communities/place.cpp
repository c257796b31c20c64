#include "communities/pages.hpp"
#include "platform/html/components.hpp"

namespace plenty::communities {

std::string path_of(const Profile& community) {
    return "/c/" + community.slug;
}

Result<Place> place_of(const web::Visit& visit) {
    const PersonId person = TRY(visit.person());
    Profile community =
        TRY(visit.read([&](db::Reader& reader) { return find_community(reader, visit.part_text(0)); }));
    return Place{person, std::move(community)};
}

Result<Place> member_place_of(const web::Visit& visit) {
    Place place = TRY(place_of(visit));
    TRY(visit.read(
        [&](db::Reader& reader) { return find_membership(reader, place.person, place.community.id); }));
    return place;
}

html::Html way_back(const web::Visit& visit, const Profile& community) {
    return html::breadcrumbs(
        visit.say("communities.way_here"),
        {{visit.say("communities.title"), "/communities"}, {community.name, path_of(community)}});
}

}
