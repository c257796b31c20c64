#include "platform/crypto/sealing.hpp"
#include "vault/disk_testing.hpp"
#include "vault/vault.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>
#include <map>
#include <thread>

namespace plenty::vault {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

constexpr PersonId amina{101}, bo{102}, chipo{103};
constexpr PostId soup{201}, cots{202};
constexpr CommunityId harbour{301};
constexpr kinds::KindId food{1}, beds{2};

class VaultTest : public testing::Test {
protected:
    VaultTest() { reopen(); }

    void reopen() {
        vault_.reset();
        vault_ = Vault::open(disk_->folder(), master_, randomness_, clock_, 4);
    }

    Match reply(PostId post, PersonId replier, Instant deadline = Instant::max()) {
        clock_.move(1s);
        return std::move(vault_->add({post, harbour, amina, replier, Quantity(2), deadline})).value();
    }

    static std::vector<MatchId> ids(const std::vector<Match>& matches) {
        std::vector<MatchId> found;
        for (const Match& match : matches)
            found.push_back(match.id);
        return found;
    }

    std::shared_ptr<TestDisk> disk_ = std::make_shared<TestDisk>();
    SeededRandomness randomness_;
    MovedClock clock_;
    crypto::MasterKey master_{crypto::SecretKey::random(randomness_)};
    std::unique_ptr<Vault> vault_;
};

TEST_F(VaultTest, TakesAReplyInAndGivesItBack) {
    const Match match = reply(soup, bo, clock_.now() + 72h);
    EXPECT_EQ(match.post, soup);
    EXPECT_EQ(match.community, harbour);
    EXPECT_EQ(match.poster, amina);
    EXPECT_EQ(match.replier, bo);
    EXPECT_EQ(match.wanted, Quantity(2));
    EXPECT_EQ(match.terms.state, State::replied);
    EXPECT_EQ(match.created, clock_.now());
    EXPECT_EQ(vault_->find(match.id), match);
    reopen();
    EXPECT_EQ(vault_->find(match.id), match);
    EXPECT_EQ(vault_->find(MatchId(1)), std::nullopt);
}

TEST_F(VaultTest, FindsWhatIsUnderThePostsOfACommunity) {
    const Match first = reply(soup, bo);
    const Match second = reply(cots, bo);
    constexpr CommunityId orchard{302};
    const auto elsewhere = vault_->add({PostId(203), orchard, amina, bo, Quantity(1), Instant::max()});
    ASSERT_TRUE(elsewhere);
    EXPECT_THAT(ids(vault_->of_community(harbour)), ElementsAre(first.id, second.id));
    EXPECT_THAT(ids(vault_->of_community(orchard)), ElementsAre(elsewhere->id));
    ASSERT_TRUE(vault_->close(first.id));
    EXPECT_THAT(ids(vault_->of_community(harbour)), ElementsAre(second.id));
    reopen();
    EXPECT_THAT(ids(vault_->of_community(harbour)), ElementsAre(second.id));
}

TEST_F(VaultTest, RefusesASecondReplyToTheSamePostWhileTheFirstIsOpen) {
    const Match match = reply(soup, bo);
    const auto again = vault_->add({soup, harbour, amina, bo, Quantity(1), Instant::max()});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.refusal(), (Refusal{Why::conflict, {"vault.already_replied"}}));
    reply(cots, bo);
    reply(soup, chipo);
    ASSERT_TRUE(vault_->close(match.id));
    reply(soup, bo);
}

TEST_F(VaultTest, ChangesTheTermsAndOnlyThose) {
    const Match match = reply(soup, bo);
    clock_.move(1h);
    const Terms terms{State::proposed, Quantity(1), {.poster = true}, 3, clock_.now() + 24h};
    const auto changed = vault_->change(match.id, match.generation, terms);
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->terms, terms);
    EXPECT_EQ(changed->changed, clock_.now());
    EXPECT_EQ(changed->created, match.created);
    EXPECT_EQ(changed->message_key, match.message_key);
    EXPECT_EQ(changed->generation, match.generation + 1);
    reopen();
    EXPECT_EQ(vault_->find(match.id), *changed);
}

TEST_F(VaultTest, RefusesAStaleChange) {
    const Match match = reply(soup, bo);
    ASSERT_TRUE(vault_->change(match.id, match.generation, {State::chosen}));
    const auto late = vault_->change(match.id, match.generation, {State::not_this_time});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.refusal(), (Refusal{Why::stale, {"vault.changed_meanwhile"}}));
    EXPECT_EQ(vault_->find(match.id)->terms.state, State::chosen);
}

TEST_F(VaultTest, RefusesWhatIsGone) {
    const Match match = reply(soup, bo);
    ASSERT_TRUE(vault_->close(match.id));
    const Refusal gone{Why::not_found, {"vault.gone"}};
    EXPECT_EQ(vault_->find(match.id), std::nullopt);
    EXPECT_EQ(vault_->close(match.id).refusal(), gone);
    EXPECT_EQ(vault_->change(match.id, match.generation, {}).refusal(), gone);
    reopen();
    EXPECT_EQ(vault_->find(match.id), std::nullopt);
    EXPECT_THAT(vault_->of_post(soup), IsEmpty());
    EXPECT_THAT(vault_->of_person(bo), IsEmpty());
}

TEST_F(VaultTest, LimitsTheMessages) {
    const Match match = reply(soup, bo);
    Terms terms;
    terms.messages = Vault::most_messages;
    EXPECT_TRUE(vault_->change(match.id, 1, terms));
    terms.messages = Vault::most_messages + 1;
    EXPECT_EQ(vault_->change(match.id, 2, terms).refusal().why, Why::too_large);
    NewMatch wordy{cots, harbour, amina, bo, Quantity(1), Instant::max(), 2};
    EXPECT_EQ(vault_->add(wordy)->terms.messages, 2u);
    wordy.replier = chipo;
    wordy.messages = Vault::most_messages + 1;
    EXPECT_EQ(vault_->add(wordy).refusal().why, Why::too_large);
}

TEST_F(VaultTest, LeavesClosingToClose) {
    const Match match = reply(soup, bo);
    EXPECT_DEATH((void)vault_->change(match.id, 1, {State::closing}), "closing");
}

TEST_F(VaultTest, FindsByPostPersonAndDeadline) {
    const Match first = reply(soup, bo, clock_.now() + 3h);
    const Match second = reply(soup, chipo, clock_.now() + 1h);
    const Match third = reply(cots, bo, clock_.now() + 5h);
    const Match own = reply(cots, amina);
    for (int i = 0; i < 2; ++i, reopen()) {
        EXPECT_THAT(ids(vault_->of_post(soup)), ElementsAre(first.id, second.id));
        EXPECT_THAT(ids(vault_->of_post(cots)), ElementsAre(third.id, own.id));
        EXPECT_THAT(ids(vault_->of_person(bo)), ElementsAre(first.id, third.id));
        EXPECT_THAT(ids(vault_->of_person(amina)), ElementsAre(first.id, second.id, third.id, own.id));
        EXPECT_THAT(ids(vault_->due(clock_.now() + 4h)), ElementsAre(second.id, first.id));
        EXPECT_THAT(vault_->due(clock_.now()), IsEmpty());
    }
    ASSERT_TRUE(vault_->close(own.id));
    ASSERT_TRUE(vault_->close(first.id));
    EXPECT_THAT(ids(vault_->of_person(amina)), ElementsAre(second.id, third.id));
    EXPECT_THAT(ids(vault_->of_post(soup)), ElementsAre(second.id));
}

TEST_F(VaultTest, FollowsAMovedDeadline) {
    const Match match = reply(soup, bo, clock_.now() + 3h);
    Terms terms = match.terms;
    terms.deadline = clock_.now() + 30h;
    ASSERT_TRUE(vault_->change(match.id, match.generation, terms));
    EXPECT_THAT(vault_->due(clock_.now() + 4h), IsEmpty());
    EXPECT_THAT(ids(vault_->due(clock_.now() + 31h)), ElementsAre(match.id));
}

TEST_F(VaultTest, NamesTheEnvelopesOfLiveMatchesOnly) {
    const Match first = reply(soup, bo), second = reply(soup, chipo);
    Terms terms;
    terms.messages = 2;
    ASSERT_TRUE(vault_->change(first.id, 1, terms));
    terms.messages = 1;
    ASSERT_TRUE(vault_->change(second.id, 1, terms));
    std::vector<EnvelopeId> expected{envelope_id(first.message_key, 0), envelope_id(first.message_key, 1),
                                     envelope_id(second.message_key, 0)};
    std::ranges::sort(expected);
    EXPECT_EQ(vault_->live_envelopes(), expected);
    ASSERT_TRUE(vault_->close(first.id));
    EXPECT_THAT(vault_->live_envelopes(), ElementsAre(envelope_id(second.message_key, 0)));
    EXPECT_EQ(EnvelopeId::from_bytes(expected[0].bytes()), expected[0]);
    EXPECT_EQ(EnvelopeId::from_bytes("short"), std::nullopt);
}

TEST_F(VaultTest, GivesEachMatchAKeyOfItsOwn) {
    const Match first = reply(soup, bo), second = reply(soup, chipo);
    const std::string sealed = *crypto::seal(first.message_key, "Third door on the left", "", randomness_);
    EXPECT_EQ(crypto::open(vault_->find(first.id)->message_key, sealed, ""), "Third door on the left");
    EXPECT_EQ(crypto::open(second.message_key, sealed, ""), std::nullopt);
}

TEST_F(VaultTest, GrowsAndKeepsEverything) {
    std::vector<MatchId> all;
    for (int i = 0; i < 100; ++i)
        all.push_back(reply(PostId(1000 + i), bo).id);
    EXPECT_EQ(disk_->files.at("match.0")->seen.size(), 256u * 256);
    for (int i = 0; i < 2; ++i, reopen())
        EXPECT_EQ(ids(vault_->of_person(bo)), all);
    for (const MatchId id : all)
        EXPECT_TRUE(vault_->close(id));
    EXPECT_THAT(vault_->of_person(bo), IsEmpty());
}

TEST_F(VaultTest, CountsDoneHandoversByWeekAndTellsOnce) {
    ASSERT_TRUE(vault_->close(reply(soup, bo).id, food));
    ASSERT_TRUE(vault_->close(reply(soup, bo).id, food));
    ASSERT_TRUE(vault_->close(reply(cots, bo).id, beds));
    ASSERT_TRUE(vault_->close(reply(cots, bo).id));
    vault_->count({harbour, beds});
    EXPECT_THAT(vault_->release(), IsEmpty()) << "the week is not over";
    clock_.move(24h * 7);
    vault_->count({harbour, food});
    reopen();
    const Instant monday = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2);
    EXPECT_THAT(vault_->release(),
                ElementsAre(WeekCount{{harbour, food}, monday, 2}, WeekCount{{harbour, beds}, monday, 2}));
    EXPECT_THAT(vault_->release(), IsEmpty());
    clock_.move(24h * 7);
    reopen();
    EXPECT_THAT(vault_->release(), ElementsAre(WeekCount{{harbour, food}, monday + 24h * 7, 1}));
}

TEST_F(VaultTest, RefusesAnotherMasterKeyAndChangesNothing) {
    reply(soup, bo);
    vault_.reset();
    const auto before = disk_->files.at("match.0")->seen;
    const crypto::MasterKey other(crypto::SecretKey::random(randomness_));
    EXPECT_THAT([&] { Vault::open(disk_->folder(), other, randomness_, clock_); },
                ThrowsMessage<Fault>(HasSubstr("master key")));
    EXPECT_EQ(disk_->files.at("match.0")->seen, before);
    disk_->files.erase("match.1");
    EXPECT_THROW(Vault::open(disk_->folder(), other, randomness_, clock_), Fault);
    EXPECT_FALSE(disk_->files.contains("match.1"));
    EXPECT_EQ(disk_->files.at("match.0")->seen, before);
}

TEST_F(VaultTest, RebuildsEitherCopyFromTheOther) {
    const Match match = reply(soup, bo);
    for (const std::string lost : {"match.0", "match.1"}) {
        vault_.reset();
        disk_->files.erase(lost);
        reopen();
        EXPECT_EQ(vault_->find(match.id), match);
        EXPECT_EQ(disk_->files.at("match.0")->synced, disk_->files.at("match.1")->synced);
        disk_->files.at(lost)->seen.resize(300);
        reopen();
        EXPECT_EQ(vault_->find(match.id), match);
        EXPECT_EQ(disk_->files.at("match.0")->seen, disk_->files.at("match.1")->seen);
        disk_->files.at(lost)->seen.resize(100);
        reopen();
        EXPECT_EQ(vault_->find(match.id), match);
    }
}

TEST_F(VaultTest, RebuildsDamagedSlotsFromTheOtherCopy) {
    const Match first = reply(soup, bo), second = reply(soup, chipo);
    for (const std::string damaged : {"match.0", "match.1"}) {
        for (std::byte& each : disk_->files.at(damaged)->seen)
            each ^= std::byte(1);
        reopen();
        EXPECT_EQ(vault_->find(first.id), first);
        EXPECT_EQ(vault_->find(second.id), second);
    }
}

TEST_F(VaultTest, RefusesWhenBothCopiesAreDamagedOrShort) {
    reply(soup, bo);
    vault_.reset();
    auto& first = disk_->files.at("match.0")->seen;
    auto& second = disk_->files.at("match.1")->seen;
    const auto whole = first;
    first.resize(512);
    second.resize(512);
    EXPECT_THAT([&] { reopen(); }, ThrowsMessage<Fault>(HasSubstr("shorter")));
    EXPECT_EQ(first.size(), 512u);
    first.clear();
    second.clear();
    EXPECT_THAT([&] { reopen(); }, ThrowsMessage<Fault>(HasSubstr("master key")));
    first = second = whole;
    EXPECT_NO_THROW(reopen());
}

TEST_F(VaultTest, RefusesToBeginOnAFullDisk) {
    const auto full = std::make_shared<TestDisk>();
    full->room = 4 * 256 + 10;
    EXPECT_THAT([&] { Vault::open(full->folder(), master_, randomness_, clock_, 4); },
                ThrowsMessage<Fault>(HasSubstr("disk is full")));
    full->room = 1 << 20;
    EXPECT_NO_THROW(Vault::open(full->folder(), master_, randomness_, clock_, 4));
    full->files.at("match.1")->seen.resize(256);
    full->room = 0;
    EXPECT_THAT([&] { Vault::open(full->folder(), master_, randomness_, clock_, 4); },
                ThrowsMessage<Fault>(HasSubstr("disk is full")));
}

TEST_F(VaultTest, GoesOnClosingOnAFullDisk) {
    disk_->room = disk_->used();
    const Match first = reply(PostId(1), bo), second = reply(PostId(2), bo), third = reply(PostId(3), bo);
    EXPECT_THAT([&] { reply(PostId(4), bo); }, ThrowsMessage<Fault>(HasSubstr("no room")));
    EXPECT_TRUE(vault_->change(first.id, first.generation, {State::chosen}));
    EXPECT_TRUE(vault_->close(first.id, food)) << "there is no slot to count it in, which must not matter";
    EXPECT_TRUE(vault_->close(second.id, food));
    reopen();
    EXPECT_THAT(ids(vault_->of_person(bo)), ElementsAre(third.id));
    clock_.move(24h * 7);
    EXPECT_EQ(vault_->release().size(), 1u);
}

TEST_F(VaultTest, WritesNothingMoreAfterTheDiskFailed) {
    const Match match = reply(soup, bo);
    disk_->fail_at = disk_->steps + 2;
    EXPECT_THROW((void)vault_->change(match.id, 1, {State::chosen}), Fault);
    const int steps = disk_->steps;
    EXPECT_THAT([&] { (void)vault_->close(match.id); }, ThrowsMessage<Fault>(HasSubstr("start again")));
    for (int i = 0; i < 4; ++i)
        EXPECT_THROW(reply(cots, bo), Fault) << "nor does it grow";
    EXPECT_EQ(disk_->steps, steps);
    EXPECT_EQ(vault_->find(match.id), match) << "reading goes on";
    reopen();
    EXPECT_EQ(vault_->find(match.id)->terms.state, State::chosen);
}

TEST_F(VaultTest, IsTheSameFromManyThreads) {
    const Match shared = reply(soup, bo);
    std::atomic<int> changed = 0, closed = 0;
    const auto work = [&](int number) {
        for (int i = 0; i < 20; ++i) {
            const auto own = vault_->add({PostId(10'000 + number * 100 + i), harbour, amina,
                                          PersonId(500 + number), Quantity(1), Instant::max()});
            const auto seen = vault_->find(shared.id);
            changed += vault_->change(shared.id, seen->generation, {State::chosen}).ok();
            (void)vault_->of_person(amina);
            closed += vault_->close(own->id, food).ok();
        }
    };
    std::thread one(work, 1), two(work, 2), three(work, 3);
    one.join();
    two.join();
    three.join();
    EXPECT_EQ(closed, 60);
    EXPECT_EQ(vault_->find(shared.id)->generation, 1u + static_cast<unsigned>(changed.load()));
    EXPECT_THAT(ids(vault_->of_person(amina)), ElementsAre(shared.id));
    clock_.move(24h * 7);
    EXPECT_EQ(vault_->release().at(0).count, 60u);
}

RC_GTEST_PROP(VaultModel, HoldsWhatAMapWouldHold, ()) {
    const auto disk = std::make_shared<TestDisk>();
    SeededRandomness randomness(*rc::gen::arbitrary<std::uint64_t>());
    MovedClock clock;
    const crypto::MasterKey master(crypto::SecretKey::random(randomness));
    auto vault = Vault::open(disk->folder(), master, randomness, clock, 4);
    std::map<MatchId, Match> model;
    for (const int what : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100))) {
        if (what < 45) {
            const PostId post(1 + what % 5);
            const PersonId replier(1 + what % 7);
            const bool known = std::ranges::any_of(model, [&](const auto& each) {
                return each.second.post == post && each.second.replier == replier;
            });
            auto added = vault->add({post, harbour, amina, replier, Quantity(what), clock.now()});
            RC_ASSERT(added.ok() != known);
            if (added)
                model.emplace(added->id, std::move(*added));
        } else if (what > 90) {
            vault.reset();
            vault = Vault::open(disk->folder(), master, randomness, clock, 4);
        } else if (!model.empty()) {
            const auto at = std::next(model.begin(), what % static_cast<int>(model.size()));
            if (what < 70) {
                auto changed =
                    vault->change(at->first, at->second.generation, {State::agreed, Quantity(what)});
                RC_ASSERT(changed.ok());
                at->second = std::move(*changed);
            } else {
                RC_ASSERT(vault->close(at->first).ok());
                model.erase(at);
            }
        }
        RC_ASSERT(vault->due(Instant::max()).size() == model.size());
        for (const auto& [id, match] : model)
            RC_ASSERT(vault->find(id) == match);
        RC_ASSERT(disk->files.at("match.0")->synced == disk->files.at("match.1")->synced);
    }
}

}
}
