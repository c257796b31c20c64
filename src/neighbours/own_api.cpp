#include "neighbours/api.hpp"

#include <algorithm>

namespace plenty::neighbours::programs {
namespace {

using api::Answer;
using api::Call;

std::string path_of(IntakeId intake) {
    return std::string(api::root) + "/neighbour/intakes/" + intake.text();
}

Result<Answer> token_for(Call& call, PersonId neighbour, std::string_view device) {
    const std::string token = TRY(call.write([&](db::Transaction& tx) {
        return open_session(tx, call.randomness(), neighbour, call.language(), device);
    }));
    return created(people::programs::token_shape(), {token});
}

Result<Answer> show_link(Call& call, const Neighbouring& with) {
    return ok(doorstep_shape(), TRY(call.read([&](db::Reader& reader) {
                  return look_from_outside(reader, with, call.part(0));
              })));
}

Result<Answer> open_link(Call& call, const Neighbouring&) {
    const ByLink wish = TRY(call.body(by_link_shape()));
    const PersonId neighbour =
        TRY(call.read([&](db::Reader& reader) { return find_by_link(reader, call.part(0)); }));
    return token_for(call, neighbour, wish.device);
}

Result<Answer> open_code(Call& call, const Neighbouring& with) {
    const ByCode wish = TRY(call.body(by_code_shape()));
    const PersonId neighbour =
        TRY(prove_code(call.surroundings().database, with.attempts, with.sealing, wish.name, wish.code));
    return token_for(call, neighbour, wish.device);
}

Result<Answer> show_oneself(Call& call, const Neighbouring& with) {
    const PersonId person = TRY(call.somebody());
    return ok(own_shape(), TRY(call.read([&](db::Reader& reader) {
                  return look_at_oneself(reader, with.sealing, person);
              })));
}

Result<std::vector<OwnIntake>> own_intakes(const db::Reader& reader, PersonId person) {
    if (!find_home(reader, person))
        return Refusal{Why::not_found, {"neighbours.not_found"}};
    return list_own_intakes(reader, person);
}

Result<Answer> answer_with(const Call& call, PersonId person, IntakeId id) {
    const auto all = TRY(call.read([&](db::Reader& reader) { return own_intakes(reader, person); }));
    const auto found = std::ranges::find(all, id, &OwnIntake::id);
    if (found == all.end())
        return Refusal{Why::not_found, {"neighbours.intake_gone"}};
    return ok(own_intake_shape(), *found, path_of(id));
}

Result<Answer> show_own_intakes(Call& call, const Neighbouring&) {
    const PersonId person = TRY(call.somebody());
    const auto asked = TRY(call.query(api::paging()));
    auto all = TRY(call.read([&](db::Reader& reader) { return own_intakes(reader, person); }));
    return ok(own_intakes_shape(), TRY(api::page_after(std::move(all), asked, [](const OwnIntake& each) {
                  return each.id.text();
              })));
}

Result<Answer> show_own_intake(Call& call, const Neighbouring&) {
    return answer_with(call, TRY(call.somebody()), TRY(call.id<IntakeId>(0)));
}

Result<Answer> create_own_intake(Call& call, const Neighbouring&) {
    const PersonId person = TRY(call.somebody());
    const OwnIntakeBody wish = TRY(call.body(new_own_intake_shape()));
    const IntakeId sent = TRY(call.write([&](db::Transaction& tx) {
        return add_intake(tx, call.randomness(), person, wish.side, wish.words);
    }));
    Answer answer = TRY(answer_with(call, person, sent));
    answer.status = 201;
    return answer;
}

Result<Answer> delete_own_intake(Call& call, const Neighbouring&) {
    const PersonId person = TRY(call.somebody());
    const auto intake = TRY(call.id<IntakeId>(0));
    TRY(call.write([&](db::Transaction& tx) { return put_intake_away(tx, person, intake); }));
    return api::done();
}

/// The neighbour who is here with their own key.
Result<PersonId> neighbour_themselves(const Call& call) {
    const PersonId person = TRY(call.oneself());
    if (!call.is_by_key())
        return Refusal{Why::not_found, {"web.not_found"}};
    return person;
}

Result<Answer> create_account(Call& call, const Neighbouring& with) {
    const PersonId person = TRY(neighbour_themselves(call));
    const TakingAccount wish = TRY(call.body(taking_account_shape()));
    const auto prepared =
        TRY(people::prepare_joining({wish.name, wish.passphrase, call.language()}, with.passphrases));
    const auto welcome = TRY(call.write([&](db::Transaction& tx) -> Result<people::programs::Welcome> {
        people::Joined joined = TRY(take_account(tx, call.randomness(), person, prepared));
        std::string token =
            TRY(people::add_device(tx, call.randomness(), person, wish.device, call.language()));
        return people::programs::Welcome{std::move(token), std::move(joined.recovery_codes)};
    }));
    return created(people::programs::welcome_shape(), welcome);
}

Result<Answer> delete_oneself(Call& call, const Neighbouring& with) {
    const PersonId person = TRY(neighbour_themselves(call));
    TRY(call.write([&](db::Transaction& tx) { return forget_oneself(tx, with.vault, person); }));
    return api::done();
}

void add_ways_in(api::Routes& routes, const Neighbouring& with) {
    routes.add({.pattern = "/links/{token}",
                .name = "read_link",
                .summary = "What a private link tells from outside",
                .whom = api::Whom::anybody,
                .answers = api::tells(doorstep_shape(), "A first name, and whether something waits."),
                .limits = few},
               bound(with, show_link));
    routes.add({.method = http::Method::post,
                .pattern = "/links/{token}/sessions",
                .name = "come_by_link",
                .summary = "Get a token with the private link, for what is one's own",
                .whom = api::Whom::anybody,
                .body = by_link_shape(),
                .answers = api::creates(people::programs::token_shape(), "It works for as long as the link."),
                .limits = few},
               bound(with, open_link));
    routes.add({.method = http::Method::post,
                .pattern = "/neighbour/sessions",
                .name = "come_by_code",
                .summary = "Get a token with a name and six letters, for what is one's own",
                .whom = api::Whom::anybody,
                .body = by_code_shape(),
                .answers = api::creates(people::programs::token_shape(), "It works for as long as the code."),
                .limits = few},
               bound(with, open_code));
}

void add_own_intakes(api::Routes& routes, const Neighbouring& with) {
    routes.add({.pattern = "/neighbour/intakes",
                .name = "list_own_intakes",
                .summary = "What one has sent through the intake, and the answers",
                .whom = api::Whom::somebody,
                .query = api::paging(),
                .answers = api::tells(own_intakes_shape(), "A page of them, the oldest first.")},
               bound(with, show_own_intakes));
    routes.add({.method = http::Method::post,
                .pattern = "/neighbour/intakes",
                .name = "send_own_intake",
                .summary = "Ask for one thing more, or offer it",
                .whom = api::Whom::somebody,
                .body = new_own_intake_shape(),
                .answers = api::creates(own_intake_shape(), "A member will see to it.")},
               bound(with, create_own_intake));
    routes.add({.pattern = "/neighbour/intakes/{intake}",
                .name = "read_own_intake",
                .summary = "Something that one has sent",
                .whom = api::Whom::somebody,
                .answers = api::tells(own_intake_shape(), "It, and the answer.")},
               bound(with, show_own_intake));
    routes.add({.method = http::Method::del,
                .pattern = "/neighbour/intakes/{intake}",
                .name = "put_own_intake_away",
                .summary = "Take it back, or put away the answer one has read",
                .whom = api::Whom::somebody,
                .answers = api::does("Gone.")},
               bound(with, delete_own_intake));
}

}

void add_own_api(api::Routes& routes, const Neighbouring& with) {
    add_ways_in(routes, with);
    routes.add(
        {.pattern = "/neighbour",
         .name = "read_own_page",
         .summary = "What is kept of somebody without an account, for themselves and who acts for them",
         .whom = api::Whom::somebody,
         .answers = api::tells(own_shape(), "Themselves.")},
        bound(with, show_oneself));
    add_own_intakes(routes, with);
    routes.add({.method = http::Method::post,
                .pattern = "/neighbour/account",
                .name = "take_account",
                .summary = "Take an account; code and link are over",
                .whom = api::Whom::oneself,
                .body = taking_account_shape(),
                .answers = api::creates(people::programs::welcome_shape(), "Welcome."),
                .limits = few},
               bound(with, create_account));
    routes.add({.method = http::Method::del,
                .pattern = "/neighbour",
                .name = "forget_oneself",
                .summary = "Be forgotten with everything that is one's own, at once and for good",
                .whom = api::Whom::oneself,
                .answers = api::does("Forgotten.")},
               bound(with, delete_oneself));
}

}
