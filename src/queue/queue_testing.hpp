#pragma once
#include "handovers/village_testing.hpp"
#include "queue/queue.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plenty::queue {

/// The queue of the village of handovers/village_testing.hpp. Amina founded Elm Street and looks after it;
/// Bo, Chipo and Dora are members; Esi is none.
class QueueTest : public handovers::Village {
protected:
    void SetUp() override {
        Village::SetUp();
        if (!IsSkipped())
            sources.emplace(Sources{*vault, own_posting, sealing});
    }

    PostId ask(PersonId by, gifts::Urgency urgency = gifts::Urgency::whenever) {
        gifts::Draft wish = draft(gifts::Side::ask, 1);
        wish.kind = kinds::KindTree::built_in()->find_by_key("dog_walking")->id;
        wish.urgency = urgency;
        return *write(
            [&](db::Transaction& tx) { return gifts::post_gift(tx, own_posting, by, community, wish); });
    }

    Result<View> try_looking(PersonId viewer) {
        return read([&](db::Reader& reader) { return look_at_queue(reader, *sources, viewer, community); });
    }
    View look_at(PersonId viewer) { return try_looking(viewer).value(); }
    std::vector<Subject> subjects() {
        std::vector<Subject> all;
        for (const Row& row : look_at(amina).rows)
            all.push_back(row.subject);
        return all;
    }
    std::vector<Cause> causes() {
        std::vector<Cause> all;
        for (const Row& row : look_at(amina).rows)
            all.push_back(row.concern.cause);
        return all;
    }
    /// Who has the only row; nobody if nobody has.
    PersonId holder() {
        const auto rows = look_at(steward).rows;
        EXPECT_EQ(rows.size(), 1U);
        return !rows.empty() && rows.front().holder ? rows.front().holder->person : PersonId();
    }
    bool is_needed(PersonId viewer) {
        return read(
            [&](db::Reader& reader) { return somebody_is_needed(reader, *sources, viewer, community); });
    }

    static Subject about(PostId post) { return subject_of(Sort::post, post); }
    Outcome takes(PersonId person, PostId post) {
        return write([&](db::Transaction& tx) { return take(tx, *sources, person, community, about(post)); });
    }
    Outcome gives_back(PersonId person, PostId post) {
        return write([&](db::Transaction& tx) { return give_back(tx, person, community, about(post)); });
    }
    Outcome asks_poster(PersonId person, PostId post) {
        return write([&](db::Transaction& tx) { return ask_poster(tx, person, community, post); });
    }
    Outcome rests(PersonId person, Instant until) {
        return write([&](db::Transaction& tx) { return rest(tx, person, community, until); });
    }
    Outcome offers(PersonId person, PersonId successor) {
        return write([&](db::Transaction& tx) { return offer_takeover(tx, person, community, successor); });
    }
    Outcome accepts(PersonId person, PersonId from) {
        return write([&](db::Transaction& tx) { return accept_takeover(tx, person, community, from); });
    }
    void looks_after(PersonId person) {
        ASSERT_TRUE(write([&](db::Transaction& tx) {
                        return communities::take_stewardship(tx, person, community);
                    }).ok());
    }
    AreaId area() {
        return read([&](db::Reader& reader) { return communities::list_areas(reader, community); })
            .front()
            .id;
    }
    /// Rosa sends the intake; returns her.
    PersonId intake(std::string words = "Bread for three, please") {
        const neighbours::NewIntake typed{gifts::Side::ask, std::move(words), "07700 900123, mornings",
                                          "Rosa", area()};
        return write([&](db::Transaction& tx) {
                   return neighbours::receive_intake(tx, sealing, community, typed, locale::Language());
               })
            ->neighbour;
    }
    /// Somebody whom a member enters and looks after.
    PersonId enter(PersonId by) {
        const neighbours::NewNeighbour typed{.name = "Sami",
                                             .contact = "07700 900456",
                                             .languages = {},
                                             .area = area(),
                                             .consent = neighbours::Consent::spoken};
        return *write([&](db::Transaction& tx) {
            return neighbours::enter_neighbour(tx, sealing, by, community, typed);
        });
    }
    std::optional<PersonId> keeper(PersonId neighbour) {
        return read([&](db::Reader& reader) {
                   return neighbours::find_neighbour(reader, sealing, amina, neighbour);
               })
            ->keeper;
    }
    Outcome calls_up(PersonId person, PersonId neighbour, const NewCall& call) {
        return write(
            [&](db::Transaction& tx) { return note_call(tx, *sources, person, community, neighbour, call); });
    }
    Outcome plans_call(PersonId person, PersonId neighbour, Instant call_at) {
        return write(
            [&](db::Transaction& tx) { return plan_call(tx, person, community, neighbour, call_at); });
    }
    Result<std::vector<Call>> calls(PersonId viewer, PersonId neighbour) {
        return read(
            [&](db::Reader& reader) { return list_calls(reader, *sources, viewer, community, neighbour); });
    }
    std::int64_t stored_calls() {
        static constexpr db::Query<0> count{
            {"test.count_calls", "SELECT count(*) FROM calls", "SELECT count(*) FROM calls"}};
        return read([](db::Reader& reader) { return reader.load<std::int64_t>(count); });
    }
    std::vector<Doubt> doubts(PersonId poster) {
        return read([&](db::Reader& reader) { return list_doubts(reader, poster); });
    }
    std::int64_t stored_takings() {
        static constexpr db::Query<0> count{
            {"test.count_takings", "SELECT count(*) FROM takings", "SELECT count(*) FROM takings"}};
        return read([](db::Reader& reader) { return reader.load<std::int64_t>(count); });
    }

    gifts::Posting own_posting{randomness, place_key};
    crypto::SecretKey neighbours_key = crypto::SecretKey::random(randomness);
    neighbours::Sealing sealing{randomness, neighbours_key};
    std::optional<Sources> sources;
    PersonId steward; ///< who looks in holder()
};
}
