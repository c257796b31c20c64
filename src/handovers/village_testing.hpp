#pragma once
#include "handovers/handovers.hpp"
#include "people/people.hpp"
#include "platform/db/database_testing.hpp"
#include "vault/disk_testing.hpp"

#include <gmock/gmock.h>

#include <string>

/// Amina posts; Bo and Chipo reply; Dora is a member beside them; Esi is of no community.
namespace plenty::handovers {

class Village : public db::DatabaseTest {
protected:
    template <class F>
    auto write(F change) {
        return database().write(change);
    }
    template <class F>
    auto read(F look) {
        return database().read(look);
    }

    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped())
            return;
        open_vault();
        for (PersonId* each : {&amina, &bo, &chipo, &dora, &esi})
            *each = join();
        community = *write([&](db::Transaction& tx) -> Result<CommunityId> {
            const auto profile =
                TRY(communities::found_community(tx, randomness, amina, {"Elm Street", "us", "", {"north"}}));
            for (const PersonId each : {bo, chipo, dora})
                TRY(communities::join_community(tx, each, profile.id));
            return profile.id;
        });
    }

    virtual void open_vault() { vault = vault::Vault::open(disk->folder(), master, randomness, clock, 64); }

    PersonId join() {
        const std::string name = "Person" + std::to_string(++people);
        return write([&](db::Transaction& tx) {
                   return people::join(tx, randomness, {name, name, "none", locale::Language()});
               })
            ->person;
    }

    gifts::Draft draft(gifts::Side side, std::int64_t units) {
        gifts::Draft draft;
        draft.side = side;
        draft.kind = kinds::KindTree::built_in()->find_by_key("bread")->id;
        draft.words = "Bread from this morning";
        draft.quantity = Quantity(units);
        draft.area =
            read([&](db::Reader& reader) { return communities::list_areas(reader, community); }).front().id;
        draft.exact_place = "12 CanaryPlace Lane";
        return draft;
    }

    PostId post(PersonId by, gifts::Side side, std::int64_t units) {
        const auto wish = draft(side, units);
        return *write(
            [&](db::Transaction& tx) { return gifts::post_gift(tx, posting(), by, community, wish); });
    }

    gifts::Posting posting() { return {randomness, place_key}; }

    Result<MatchId> reply(PersonId by, PostId to, std::int64_t units = 1,
                          std::string words = "With pleasure") {
        return write([&](db::Transaction& tx) {
            return reply_to_post(tx, *vault, randomness, by, to, {Quantity(units), words});
        });
    }
    Outcome answer(PersonId by, MatchId match, Answer answer, std::int64_t units = 1) {
        return write([&](db::Transaction& tx) {
            return answer_reply(tx, *vault, by, match, answer, Quantity(units));
        });
    }
    Outcome propose(PersonId by, MatchId match, std::string contact = "") {
        const Meeting meeting{"At the library", clock.now() + std::chrono::hours(24), std::move(contact)};
        return write(
            [&](db::Transaction& tx) { return propose_meeting(tx, *vault, randomness, by, match, meeting); });
    }
    Outcome agree(PersonId by, MatchId match, std::string contact = "") {
        const auto view = look(by, match);
        const auto* const seen = view->meeting();
        const std::uint32_t number = seen ? seen->number : 0;
        return write([&](db::Transaction& tx) {
            return agree_to_meeting(tx, *vault, randomness, by, match, number, contact);
        });
    }
    Outcome say(PersonId by, MatchId match, std::string words) {
        return write(
            [&](db::Transaction& tx) { return write_message(tx, *vault, randomness, by, match, words); });
    }
    Outcome call_off(PersonId by, MatchId match) {
        return write([&](db::Transaction& tx) { return cancel(tx, *vault, by, match); });
    }
    Outcome done(PersonId by, MatchId match) {
        return write([&](db::Transaction& tx) { return finish(tx, *vault, by, match); });
    }
    Outcome heard(PersonId by, MatchId match) {
        return write([&](db::Transaction& tx) { return hear_answer(tx, *vault, by, match); });
    }

    /// A match to which both have said yes.
    MatchId agreed_match(PostId bread) {
        const MatchId match = *reply(bo, bread);
        EXPECT_TRUE(answer(amina, match, Answer::yes).ok());
        EXPECT_TRUE(propose(amina, match, "Ring 555-CanaryPhone").ok());
        EXPECT_TRUE(agree(bo, match, "CanaryBell twice").ok());
        return match;
    }

    std::unique_ptr<View> look(PersonId viewer, MatchId match) {
        auto view =
            read([&](db::Reader& reader) { return look_at(reader, *vault, posting(), viewer, match); });
        return view.ok() ? std::make_unique<View>(*std::move(view)) : nullptr;
    }
    vault::State state(MatchId match) { return vault->find(match)->terms.state; }
    bool is_live(MatchId match) { return vault->find(match).has_value(); }
    gifts::StoredPost stored(PostId post) {
        return *read([&](db::Reader& reader) { return gifts::find_visible_post(reader, amina, post); });
    }
    std::int64_t remaining(PostId post) { return stored(post).remaining.units(); }

    std::shared_ptr<vault::TestDisk> disk = std::make_shared<vault::TestDisk>();
    crypto::SecretKey place_key = crypto::SecretKey::random(randomness);
    crypto::MasterKey master{crypto::SecretKey::random(randomness)};
    std::unique_ptr<vault::Vault> vault;
    PersonId amina, bo, chipo, dora, esi;
    CommunityId community;

private:
    int people = 0;
};

/// Which sentence a refusal says; empty for none.
template <class T>
std::string refusal(const Result<T>& result) {
    return result.ok() ? "" : std::string(result.refusal().sentence.key.text());
}

}
