#include "app/demo.hpp"

#include "app/demo_stage.hpp"
#include "app/demo_texts.hpp"
#include "app/directory.hpp"
#include "people/people.hpp"
#include "platform/crypto/passphrases.hpp"
#include "platform/db/migrations.hpp"

namespace plenty::app {
namespace demo {
namespace {

constexpr std::chrono::days lives_since{14};

}

void Stage::fail(const Refusal& refusal) {
    throw Mistake("the demo village could not be built: " + std::string(refusal.sentence.key.text()));
}

Instant Stage::ahead(int days, int hour) const {
    locale::LocalTime local = locale::local_time(zone, today + std::chrono::days(days));
    local.time = std::chrono::hours(hour);
    return locale::instant_of(zone, local);
}

void settle_people(Stage& stage) {
    stage.ago(lives_since, [&](db::Transaction& tx) -> Outcome {
        for (const Villager& villager : villagers()) {
            const std::string name(villager.name);
            const auto language = locale::Language::find(villager.language).value_or(locale::Language());
            const auto joined = TRY(people::join(
                tx, stage.randomness, {name, people::sign_in_name(name), stage.passphrase_hash, language}));
            people::Profile profile = people::load_profile(tx, joined.person);
            profile.pronouns = villager.pronouns;
            profile.languages = villager.languages;
            profile.abilities = villager.abilities;
            TRY(people::change_profile(tx, profile));
            stage.people[villager.key] = joined.person;
        }
        return Done{};
    });
}

void found_communities(Stage& stage) {
    for (const Settlement& place : settlements())
        stage.communities[place.key] =
            stage.ago(lives_since, [&](db::Transaction& tx) -> Result<CommunityId> {
                const auto founder = stage.people.at(place.founder);
                const auto profile =
                    TRY(communities::found_community(tx, stage.randomness, founder, place.founding));
                const auto token = TRY(communities::invite(tx, stage.randomness, founder, profile.id));
                for (const std::string_view each : place.members)
                    TRY(communities::join_by_invite(tx, stage.people.at(each), token));
                return profile.id;
            });
}

void put_up_notices(Stage& stage) {
    for (const Notice& notice : notices()) {
        const PostId post =
            stage.ago(std::chrono::hours(notice.hours_ago), [&](db::Transaction& tx) -> Result<PostId> {
                const CommunityId community = stage.communities.at(notice.community);
                gifts::Draft draft;
                draft.side = notice.side;
                draft.kind = kinds::KindTree::built_in()->find_by_key(notice.kind)->id;
                draft.words = notice.words;
                draft.quantity = Quantity(notice.units);
                draft.area = communities::list_areas(tx, community).at(notice.area).id;
                draft.urgency = notice.urgency;
                draft.audience = notice.audience;
                draft.exact_place = notice.exact_place;
                draft.when.weekdays = notice.weekdays;
                return gifts::post_gift(tx, stage.posting, stage.people.at(notice.villager), community,
                                        draft);
            });
        if (!notice.key.empty())
            stage.posts[notice.key] = post;
    }
}

}

Filling fill_demo_village(const config::Config& config, const Clock& clock) {
    ensure_directory(config.data);
    demo::SetClock village_clock;
    village_clock.set(clock.now());
    const auto database = db::Database::open({.url = config.database, .readers = 1}, village_clock);
    database->migrate(db::all_migrations());
    const bool is_empty =
        database->read([](db::Reader& reader) { return communities::list_communities(reader).empty(); });
    if (!is_empty)
        return Filling::not_empty;

    crypto::SystemRandomness randomness;
    const auto key = crypto::MasterKey::ensure(config.vault_key, config.data, randomness);
    const auto place_key = key.key_for("places");
    const auto neighbour_key = key.key_for("neighbours");
    const auto vault = vault::Vault::open(config.data / "vault", key, randomness, village_clock);
    crypto::Passphrases passphrases;
    demo::Stage stage{.database = *database,
                      .vault = *vault,
                      .posting = {randomness, place_key},
                      .sealing = {randomness, neighbour_key},
                      .randomness = randomness,
                      .clock = village_clock,
                      .today = clock.now(),
                      .zone = locale::TimeZone::find(config.time_zone).value_or(locale::TimeZone()),
                      .passphrase_hash = std::string(*passphrases.hash(demo_passphrase))};
    demo::settle_people(stage);
    demo::found_communities(stage);
    demo::put_up_notices(stage);
    demo::look_after_neighbours(stage);
    demo::let_people_meet(stage);
    return Filling::filled;
}

}
