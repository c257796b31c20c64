#include "communities/pages.hpp"
#include "communities/place_field.hpp"
#include "platform/html/components.hpp"
#include "platform/html/form.hpp"
#include "platform/web/notes.hpp"

namespace plenty::communities {
namespace {

using namespace html;
using web::Notes;
using web::Visit;

/// The form of an area that is there already, or with an empty id of a new one.
Html area_form(const Visit& visit, const Profile& community, const std::optional<NamedArea>& area,
               const std::string& typed_name, const std::string& typed_place, const Notes& notes) {
    const std::string suffix = area ? "-" + area->id.text() : "";
    const std::string path = path_of(community) + "/areas" + (area ? "/" + area->id.text() : "");
    return post_form({.action = path, .guard = visit.form_fields()},
                     field({.name = "area",
                            .label = visit.say("communities.area_name"),
                            .value = typed_name,
                            .error = notes.of("area"),
                            .id = "area" + suffix,
                            .required = true}),
                     place_question(visit, {.label = "communities.area_place",
                                            .value = typed_place,
                                            .error = notes.of("place"),
                                            .aside = visit.say("web.optional"),
                                            .id = "place" + suffix}),
                     submit_button({.words = area ? visit.say("web.save") : visit.say("communities.add_area"),
                                    .weight = area ? Weight::plain : Weight::primary}));
}

Html old_area(const Visit& visit, const Profile& community, const NamedArea& area) {
    return disclosure(area.name, area_form(visit, community, area, area.name, "", Notes(visit, nullptr)));
}

/// What was not taken stays in the form at the end, whether it was a new area or an old one.
http::Response areas_page(const Visit& visit, const Profile& community,
                          const std::optional<NamedArea>& edited, const Refusal* refusal) {
    const Notes notes(visit, refusal);
    const auto areas = visit.read([&](db::Reader& reader) { return list_areas(reader, community.id); });
    const std::string title = visit.say("communities.change_areas");
    const auto typed = [&](std::string_view field) { return std::string(visit.form().get(field)); };
    Html body =
        all(way_back(visit, community),
            page_title({.words = title, .lead = visit.say("communities.areas_lead")}), notes.summary(),
            stack(each(areas, [&](const NamedArea& area) { return old_area(visit, community, area); })),
            section(h2(edited ? edited->name : visit.say("communities.add_area")),
                    area_form(visit, community, edited, typed("area"), typed("place"), notes)));
    return visit.show({title, std::move(body), notes.status()});
}

template <class Action>
Result<http::Response> change(Visit& visit, const Place& place, const std::optional<NamedArea>& edited,
                              Action action) {
    const auto changed = visit.write([&](db::Transaction& tx) -> Outcome {
        TRY(may_look_after(tx, place.person, place.community.id)); // before what was typed is looked at
        return action(tx, TRY(read_place(visit.form().get("place"))));
    });
    if (!changed.ok() && web::is_for_the_form(changed.refusal()))
        return areas_page(visit, place.community, edited, &changed.refusal());
    TRY(changed);
    return visit.go_to(path_of(place.community) + "/areas", "web.saved");
}

}

Result<http::Response> show_areas(Visit& visit) {
    const Place place = TRY(member_place_of(visit));
    TRY(visit.read(
        [&](db::Reader& reader) { return may_look_after(reader, place.person, place.community.id); }));
    return areas_page(visit, place.community, std::nullopt, nullptr);
}

Result<http::Response> create_area(Visit& visit) {
    const Place place = TRY(member_place_of(visit));
    return change(visit, place, std::nullopt,
                  [&](db::Transaction& tx, std::optional<geo::Point> where) -> Outcome {
                      TRY(add_area(tx, visit.randomness(), place.person, place.community.id,
                                   visit.form().get("area"), where));
                      return Done{};
                  });
}

Result<http::Response> update_area(Visit& visit) {
    const Place place = TRY(member_place_of(visit));
    const auto id = TRY(visit.id<AreaId>(1));
    const auto area =
        visit.read([&](db::Reader& reader) { return find_area(reader, place.community.id, id); });
    if (!area)
        return Refusal{Why::not_found, {"communities.no_such_area"}};
    return change(visit, place, area, [&](db::Transaction& tx, std::optional<geo::Point> where) {
        return change_area(tx, place.person, place.community.id, id, visit.form().get("area"), where);
    });
}

}
