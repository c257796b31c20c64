#include "neighbours/api.hpp"

namespace plenty::neighbours::programs {
namespace {

using api::Answer;
using api::Call;

constexpr const char* all_of_them = "/communities/{community}/neighbours";
constexpr const char* one_of_them = "/communities/{community}/neighbours/{neighbour}";

/// The neighbour in the address, for the member there.
struct Before {
    Here place;
    Neighbour neighbour;
};

Result<Before> neighbour_before(const Call& call, const Neighbouring& with) {
    Here place = TRY(here(call));
    const auto id = TRY(call.id<PersonId>(1));
    auto neighbour = TRY(call.read([&](db::Reader& reader) {
        return find_neighbour_of(reader, with.sealing, place.person, place.community.id, id);
    }));
    return Before{std::move(place), std::move(neighbour)};
}

Result<Answer> answer_with(const Call& call, const Neighbouring& with, const Here& place, PersonId id) {
    return call.read([&](db::Reader& reader) -> Result<Answer> {
        Neighbour now = TRY(find_neighbour(reader, with.sealing, place.person, id));
        return ok(neighbour_shape(), told_of(reader, std::move(now)),
                  place.path() + "/neighbours/" + id.text());
    });
}

Result<Answer> show_neighbours(Call& call, const Neighbouring& with) {
    const Here place = TRY(here(call));
    const auto asked = TRY(call.query(api::paging()));
    return call.read([&](db::Reader& reader) -> Result<Answer> {
        auto all = TRY(list_neighbours(reader, with.sealing, place.person, place.community.id));
        const auto page = TRY(
            api::page_after(std::move(all), asked, [](const Neighbour& each) { return each.person.text(); }));
        api::Page<NeighbourTold> told{{}, page.next};
        for (const Neighbour& each : page.items)
            told.items.push_back(told_of(reader, each));
        return ok(neighbours_shape(), told);
    });
}

Result<Answer> create_neighbour(Call& call, const Neighbouring& with) {
    const Here place = TRY(here(call));
    const NewNeighbour wish = TRY(call.body(new_neighbour_shape()));
    const PersonId entered = TRY(call.write([&](db::Transaction& tx) {
        return enter_neighbour(tx, with.sealing, place.person, place.community.id, wish);
    }));
    Answer answer = TRY(answer_with(call, with, place, entered));
    answer.status = 201;
    return answer;
}

Result<Answer> show_neighbour(Call& call, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(call, with));
    return answer_with(call, with, before.place, before.neighbour.person);
}

Result<Answer> update_neighbour(Call& call, const Neighbouring& with) {
    const Here place = TRY(here(call));
    const auto id = TRY(call.id<PersonId>(1));
    TRY(call.write([&](db::Transaction& tx) -> Outcome {
        const Neighbour before =
            TRY(find_neighbour_of(tx, with.sealing, place.person, place.community.id, id));
        TRY(call.is_version(api::etag_of(neighbour_shape(), told_of(tx, before))));
        const NewNeighbour known{.name = before.name,
                                 .contact = before.contact,
                                 .languages = before.languages,
                                 .area = before.area};
        return change_neighbour(tx, with.sealing, place.person, id,
                                TRY(call.body(neighbour_change_shape(), known)));
    }));
    return answer_with(call, with, place, id);
}

Result<Answer> delete_neighbour(Call& call, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(call, with));
    TRY(call.write([&](db::Transaction& tx) {
        return forget_neighbour(tx, with.vault, before.place.person, before.neighbour.person);
    }));
    return api::done();
}

Result<Answer> create_post(Call& call, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(call, with));
    const auto body = TRY(call.body(gifts::programs::new_post_shape()));
    const PostId post = TRY(call.write([&](db::Transaction& tx) {
        return post_for_neighbour(tx, with.posting, before.place.person, before.neighbour.person,
                                  gifts::programs::draft_of(body));
    }));
    return gifts::programs::answer_with_new_post(call, with.posting, post);
}

Result<Answer> create_key(Call& call, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(call, with));
    Key key = TRY(call.write([&](db::Transaction& tx) {
        return give_key(tx, with.sealing, before.place.person, before.neighbour.person);
    }));
    return created(key_shape(), told_of(call, std::move(key)));
}

Result<Answer> delete_key(Call& call, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(call, with));
    TRY(call.write(
        [&](db::Transaction& tx) { return revoke_key(tx, before.place.person, before.neighbour.person); }));
    return api::done();
}

Result<Answer> create_care(Call& call, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(call, with));
    TRY(call.write(
        [&](db::Transaction& tx) { return look_after(tx, before.place.person, before.neighbour.person); }));
    return answer_with(call, with, before.place, before.neighbour.person);
}

Result<Answer> update_care(Call& call, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(call, with));
    const HandingOn wish = TRY(call.body(handing_on_shape()));
    TRY(call.write([&](db::Transaction& tx) {
        return hand_on(tx, before.place.person, before.neighbour.person, wish.to);
    }));
    return api::done();
}

Result<Answer> delete_care(Call& call, const Neighbouring& with) {
    const Before before = TRY(neighbour_before(call, with));
    TRY(call.write(
        [&](db::Transaction& tx) { return let_go(tx, before.place.person, before.neighbour.person); }));
    return api::done();
}

void add_themselves(api::Routes& routes, const Neighbouring& with) {
    routes.add({.pattern = all_of_them,
                .name = "list_neighbours",
                .summary = "The neighbours without account whom one looks after, and all for those who look "
                           "after the community",
                .query = api::paging(),
                .answers = api::tells(neighbours_shape(), "A page of them, by name.")},
               bound(with, show_neighbours));
    routes.add({.method = http::Method::post,
                .pattern = all_of_them,
                .name = "enter_neighbour",
                .summary = "Write somebody down who has no account, with their consent",
                .body = new_neighbour_shape(),
                .answers = api::creates(neighbour_shape(), "The caller looks after them.")},
               bound(with, create_neighbour));
    routes.add({.pattern = one_of_them,
                .name = "read_neighbour",
                .summary = "A neighbour without account",
                .answers = api::tells(neighbour_shape(), "The neighbour.")},
               bound(with, show_neighbour));
    routes.add({.method = http::Method::patch,
                .pattern = one_of_them,
                .name = "change_neighbour",
                .summary = "Change what is written of them; what is left out stays",
                .body = neighbour_change_shape(),
                .answers = api::tells(neighbour_shape(), "The neighbour as they are now."),
                .versioned = api::Versioned::yes},
               bound(with, update_neighbour));
    routes.add({.method = http::Method::del,
                .pattern = one_of_them,
                .name = "forget_neighbour",
                .summary = "Forget them with everything that is theirs, at once and for good",
                .answers = api::does("Forgotten.")},
               bound(with, delete_neighbour));
    routes.add({.method = http::Method::post,
                .pattern = std::string(one_of_them) + "/posts",
                .name = "ask_or_offer_for_neighbour",
                .summary = "Ask for a gift in their name, or offer one",
                .body = gifts::programs::new_post_shape(),
                .answers = api::creates(gifts::programs::post_schema(), "It is on the board.")},
               bound(with, create_post));
}

void add_keys(api::Routes& routes, const Neighbouring& with) {
    const std::string key = std::string(one_of_them) + "/key";
    routes.add({.method = http::Method::post,
                .pattern = key,
                .name = "give_key",
                .summary = "Make a code and a link for them; the old ones are over at once",
                .answers = api::creates(key_shape(), "Both, told this once.")},
               bound(with, create_key));
    routes.add({.method = http::Method::del,
                .pattern = key,
                .name = "revoke_key",
                .summary = "End their code and link; whoever came in by them is out",
                .answers = api::does("Ended.")},
               bound(with, delete_key));
}

void add_care(api::Routes& routes, const Neighbouring& with) {
    const std::string care = std::string(one_of_them) + "/care";
    routes.add({.method = http::Method::post,
                .pattern = care,
                .name = "look_after_neighbour",
                .summary = "Look after them from now on",
                .answers = api::tells(neighbour_shape(), "The neighbour.")},
               bound(with, create_care));
    routes.add({.method = http::Method::put,
                .pattern = care,
                .name = "hand_neighbour_on",
                .summary = "Let another member look after them",
                .body = handing_on_shape(),
                .answers = api::does("Handed on.")},
               bound(with, update_care));
    routes.add({.method = http::Method::del,
                .pattern = care,
                .name = "let_neighbour_go",
                .summary = "Look after them no more",
                .answers = api::does("Nobody looks after them now; they are in the queue.")},
               bound(with, delete_care));
}

}

Result<Here> here(const Call& call) {
    const PersonId person = TRY(call.person());
    return call.read([&](db::Reader& reader) -> Result<Here> {
        return Here{person, TRY(find_community_of_member(reader, person, call.part(0)))};
    });
}

NeighbourTold told_of(const db::Reader& reader, Neighbour neighbour) {
    const auto area = communities::find_area(reader, neighbour.community, neighbour.area);
    std::string keeper = neighbour.keeper ? people::name_for(reader, false, *neighbour.keeper) : "";
    return {std::move(neighbour), area ? area->name : "", std::move(keeper)};
}

KeyTold told_of(const Call& call, Key key) {
    std::string address = call.address_of("/l/" + key.link);
    return {std::move(key), std::move(address)};
}

}

namespace plenty::neighbours {

void add_api(api::Routes& routes, const Neighbouring& neighbouring) {
    using namespace programs;
    routes.of("neighbours");
    routes.explain_part("neighbour", api::identity<PersonId>());
    routes.explain_part("intake", api::identity<IntakeId>());
    add_themselves(routes, neighbouring);
    add_keys(routes, neighbouring);
    add_care(routes, neighbouring);
    add_intakes_api(routes, neighbouring);
    add_own_api(routes, neighbouring);
}

}
