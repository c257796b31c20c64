#include "communities/api.hpp"

namespace plenty::communities::programs {
namespace {

using api::Call;

/// The name of an area has a field of its own name on the page.
Refusal as_name(Refusal refusal) {
    if (refusal.field == "area")
        refusal.field = "name";
    return refusal;
}

Charter charter_of(const db::Reader& reader, const Profile& now) {
    return {now.name, now.purpose, now.agreements, now.join_policy, list_questions(reader, now.id)};
}

/// What the community says of itself, for those who may change it.
Result<Charter> load_charter(const db::Reader& reader, const Here& place) {
    TRY(may_look_after(reader, place.person, place.community.id));
    return charter_of(reader, TRY(find_community(reader, place.community.id)));
}

Result<api::Answer> show_charter(Call& call) {
    const Here place = TRY(here_as_member(call));
    return ok(charter_shape(),
              TRY(call.read([&](db::Reader& reader) { return load_charter(reader, place); })));
}

Result<api::Answer> change_charter_of(Call& call) {
    const Here place = TRY(here_as_member(call));
    TRY(call.write([&](db::Transaction& tx) -> Outcome {
        const Charter before = TRY(load_charter(tx, place));
        TRY(call.is_version(api::etag_of(charter_shape(), before)));
        return change_charter(tx, place.person, place.community.id,
                              TRY(call.body(charter_change_shape(), before)));
    }));
    return show_charter(call);
}

Result<NamedArea> load_area(const db::Reader& reader, const Here& place, AreaId id) {
    if (auto area = find_area(reader, place.community.id, id))
        return *std::move(area);
    return Refusal{Why::not_found, {"communities.no_such_area"}};
}

Result<api::Answer> show_area(Call& call) {
    const auto id = TRY(call.id<AreaId>(1));
    return call.read([&](db::Reader& reader) -> Result<api::Answer> {
        const Here place{PersonId(), TRY(find_community(reader, call.part(0)))};
        return ok(area_shape(), TRY(load_area(reader, place, id)));
    });
}

Result<api::Answer> create_area(Call& call) {
    const Here place = TRY(here_as_member(call));
    const WantedArea wish = TRY(call.body(new_area_shape()));
    const auto added = call.write([&](db::Transaction& tx) -> Result<NamedArea> {
        const AreaId id =
            TRY(add_area(tx, call.randomness(), place.person, place.community.id, wish.name, wish.place));
        return load_area(tx, place, id);
    });
    if (!added.ok())
        return as_name(added.refusal());
    return created(area_shape(), *added, api_path_of(place.community) + "/areas/" + added->id.text());
}

Result<api::Answer> update_area(Call& call) {
    const Here place = TRY(here_as_member(call));
    const auto id = TRY(call.id<AreaId>(1));
    const auto changed = call.write([&](db::Transaction& tx) -> Result<NamedArea> {
        TRY(may_look_after(tx, place.person, place.community.id));
        const NamedArea before = TRY(load_area(tx, place, id));
        TRY(call.is_version(api::etag_of(area_shape(), before)));
        const WantedArea wish = TRY(call.body(area_change_shape(), WantedArea{before.name}));
        TRY(change_area(tx, place.person, place.community.id, id, wish.name, wish.place));
        return load_area(tx, place, id);
    });
    if (!changed.ok())
        return as_name(changed.refusal());
    return ok(area_shape(), *changed);
}

Result<WantedNecessities> load_necessities(const db::Reader& reader, const Here& place) {
    TRY(may_look_after(reader, place.person, place.community.id));
    const auto tree = kinds::load_tree(reader, place.community.id);
    const auto decided = necessities(reader, place.community.id);
    WantedNecessities now;
    for (const kinds::Kind* const root : tree->roots())
        for (const kinds::KindId kind : tree->subtree(root->id))
            if (!tree->kind(kind).is_retired && decided.includes(*tree, kind))
                now.kinds.push_back(kind);
    return now;
}

Result<api::Answer> show_necessities(Call& call) {
    const Here place = TRY(here_as_member(call));
    return ok(necessities_shape(),
              TRY(call.read([&](db::Reader& reader) { return load_necessities(reader, place); })));
}

Result<api::Answer> update_necessities(Call& call) {
    const Here place = TRY(here_as_member(call));
    const WantedNecessities wish = TRY(call.body(necessities_shape()));
    TRY(call.write([&](db::Transaction& tx) -> Outcome {
        TRY(call.is_version(api::etag_of(necessities_shape(), TRY(load_necessities(tx, place)))));
        return decide_necessities(tx, place.person, place.community.id, wish.kinds);
    }));
    return show_necessities(call);
}

Result<api::Answer> show_stewards(Call& call) {
    const Here place = TRY(here_as_member(call));
    return ok(stewards_shape(), TRY(call.read([&](db::Reader& reader) {
                  return look_at_stewards(reader, place.person, place.community.id);
              })));
}

Result<api::Answer> create_stewardship(Call& call) {
    TRY(act_silently(call, take_stewardship));
    api::Answer answer = TRY(show_stewards(call));
    answer.status = 201;
    answer.path = api_path_of(TRY(here(call)).community) + "/stewards";
    return answer;
}

Result<api::Answer> delete_stewardship(Call& call) {
    return act_silently(call, hand_back_stewardship);
}

void add_charter(api::Routes& routes) {
    routes.add({.pattern = "/communities/{community}/charter",
                .name = "read_charter",
                .summary = "What the community says of itself, for those who may change it",
                .answers = api::tells(charter_shape(), "The charter.")},
               show_charter);
    routes.add({.method = http::Method::patch,
                .pattern = "/communities/{community}/charter",
                .name = "change_charter",
                .summary = "Change it; what is left out stays",
                .body = charter_change_shape(),
                .answers = api::tells(charter_shape(), "The charter."),
                .versioned = api::Versioned::yes},
               change_charter_of);
}

void add_areas(api::Routes& routes) {
    routes.add({.pattern = "/communities/{community}/areas/{area}",
                .name = "read_area",
                .summary = "A part of the community's place",
                .whom = api::Whom::anybody,
                .answers = api::tells(area_shape(), "The area.")},
               show_area);
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/areas",
                .name = "add_area",
                .summary = "Name one more part of the place",
                .body = new_area_shape(),
                .answers = api::creates(area_shape(), "The area.")},
               create_area);
    routes.add({.method = http::Method::patch,
                .pattern = "/communities/{community}/areas/{area}",
                .name = "change_area",
                .summary = "Name or place it anew",
                .body = area_change_shape(),
                .answers = api::tells(area_shape(), "The area."),
                .versioned = api::Versioned::yes},
               update_area);
}

void add_necessities(api::Routes& routes) {
    routes.add({.pattern = "/communities/{community}/necessities",
                .name = "read_necessities",
                .summary = "Which kinds are necessities here, for those who may decide it",
                .answers = api::tells(necessities_shape(), "The kinds.")},
               show_necessities);
    routes.add({.method = http::Method::put,
                .pattern = "/communities/{community}/necessities",
                .name = "decide_necessities",
                .summary = "Decide about every kind at once",
                .body = necessities_shape(),
                .answers = api::tells(necessities_shape(), "The kinds."),
                .versioned = api::Versioned::yes},
               update_necessities);
}

void add_stewards(api::Routes& routes) {
    routes.add({.pattern = "/communities/{community}/stewards",
                .name = "read_stewards",
                .summary = "Who looks after the community, and who did",
                .answers = api::tells(stewards_shape(), "Their names, and the log.")},
               show_stewards);
    routes.add({.method = http::Method::post,
                .pattern = "/communities/{community}/stewardship",
                .name = "take_stewardship",
                .summary = "Take up the task of steward",
                .answers = api::creates(stewards_shape(), "Their names, and the log.")},
               create_stewardship);
    routes.add({.method = http::Method::del,
                .pattern = "/communities/{community}/stewardship",
                .name = "hand_back_stewardship",
                .summary = "Hand it back",
                .answers = api::does("Handed back.")},
               delete_stewardship);
}

}

void add_looking_after_api(api::Routes& routes) {
    add_charter(routes);
    add_areas(routes);
    add_necessities(routes);
    add_stewards(routes);
}

}
