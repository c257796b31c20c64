#include "neighbours/api.hpp"

namespace plenty::neighbours::programs {
namespace {

using api::Answer;
using api::Call;

constexpr const char* all_intakes = "/communities/{community}/intakes";
constexpr const char* one_intake = "/communities/{community}/intakes/{intake}";

/// What waits at the address, for the member in whose hands it is.
struct IntakeBefore {
    Here place;
    IntakeView view;
};

Result<IntakeBefore> intake_before(const Call& call, const Neighbouring& with) {
    Here place = TRY(here(call));
    const auto id = TRY(call.id<IntakeId>(1));
    auto view = TRY(call.read([&](db::Reader& reader) {
        return look_at_intake(reader, with.sealing, place.person, place.community.id, id);
    }));
    return IntakeBefore{std::move(place), std::move(view)};
}

/// Open to strangers: what comes too often from one address is held back.
Result<Answer> create_intake(Call& call, const Neighbouring& with) {
    const auto community =
        TRY(call.read([&](db::Reader& reader) { return communities::find_community(reader, call.part(0)); }));
    const NewIntake wish = TRY(call.body(new_intake_shape()));
    const std::string_view address = call.request().remote;
    TRY(with.intake_limit.may_send(address));
    Received received = TRY(call.write([&](db::Transaction& tx) {
        return receive_intake(tx, with.sealing, community.id, wish, call.language(),
                              draw_key(with.sealing.randomness));
    }));
    with.intake_limit.note(address);
    return created(key_shape(), told_of(call, std::move(received.key)));
}

Result<Answer> show_intakes(Call& call, const Neighbouring&) {
    const Here place = TRY(here(call));
    const auto asked = TRY(call.query(api::paging()));
    auto all = TRY(call.read(
        [&](db::Reader& reader) { return list_intakes(reader, place.person, place.community.id); }));
    return ok(intakes_shape(),
              TRY(api::page_after(std::move(all), asked, [](const Intake& each) { return each.id.text(); })));
}

Result<Answer> show_intake(Call& call, const Neighbouring& with) {
    const IntakeBefore before = TRY(intake_before(call, with));
    return ok(intake_shape(), call.read([&](db::Reader& reader) {
        IntakeTold told{before.view.intake, told_of(reader, before.view.neighbour), {}};
        for (const Neighbour& each : before.view.alike)
            told.alike.push_back(told_of(reader, each));
        return told;
    }));
}

Result<Answer> create_boarding(Call& call, const Neighbouring& with) {
    const IntakeBefore before = TRY(intake_before(call, with));
    gifts::Draft draft = gifts::programs::draft_of(TRY(call.body(gifts::programs::sided_post_shape())));
    draft.side = before.view.intake.side;
    const PostId post = TRY(call.write([&](db::Transaction& tx) {
        return board_intake(tx, with.posting, before.place.person, before.view.intake.id, draft);
    }));
    return gifts::programs::answer_with_new_post(call, with.posting, post);
}

Result<Answer> create_answer(Call& call, const Neighbouring& with) {
    const IntakeBefore before = TRY(intake_before(call, with));
    const Answering wish = TRY(call.body(answering_shape()));
    TRY(call.write([&](db::Transaction& tx) {
        return answer_intake(tx, before.place.person, before.view.intake.id, wish.answer);
    }));
    return api::done();
}

Result<Answer> create_recognition(Call& call, const Neighbouring& with) {
    const IntakeBefore before = TRY(intake_before(call, with));
    const Recognising wish = TRY(call.body(recognising_shape()));
    TRY(call.write([&](db::Transaction& tx) {
        return recognise(tx, with.vault, before.place.person, before.view.intake.id, wish.known);
    }));
    return api::done();
}

}

void add_intakes_api(api::Routes& routes, const Neighbouring& with) {
    routes.add({.method = http::Method::post,
                .pattern = all_intakes,
                .name = "send_intake",
                .summary = "Ask for something, or offer it, without an account",
                .whom = api::Whom::anybody,
                .body = new_intake_shape(),
                .answers = api::creates(key_shape(), "A code and a link to come back by, told this once."),
                .limits = few},
               bound(with, create_intake));
    routes.add({.pattern = all_intakes,
                .name = "list_intakes",
                .summary = "What waits for a member: of one's neighbours, and all for those who look after "
                           "the community",
                .query = api::paging(),
                .answers = api::tells(intakes_shape(), "A page of them, the oldest first.")},
               bound(with, show_intakes));
    routes.add({.pattern = one_intake,
                .name = "read_intake",
                .summary = "What somebody without account has sent, and who they are",
                .answers = api::tells(intake_shape(), "The intake.")},
               bound(with, show_intake));
    routes.add({.method = http::Method::post,
                .pattern = std::string(one_intake) + "/post",
                .name = "board_intake",
                .summary = "Put it on the board as a post of theirs",
                .body = gifts::programs::sided_post_shape(),
                .answers = api::creates(gifts::programs::post_schema(), "It is on the board.")},
               bound(with, create_boarding));
    routes.add({.method = http::Method::post,
                .pattern = std::string(one_intake) + "/answer",
                .name = "answer_intake",
                .summary = "Answer it in words instead; it waits no more",
                .body = answering_shape(),
                .answers = api::does("They find the answer behind their link.")},
               bound(with, create_answer));
    routes.add({.method = http::Method::post,
                .pattern = std::string(one_intake) + "/recognition",
                .name = "recognise_sender",
                .summary = "It was sent by somebody who is known here: give it to them",
                .body = recognising_shape(),
                .answers = api::does("It is theirs, and so is the key that came with it.")},
               bound(with, create_recognition));
}

}
