#include "scene/village.hpp"

#include "people/people.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/migrations.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/web/sessions.hpp"
#include "scene/figures.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <fstream>
#include <functional>
#include <random>

namespace plenty::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t in_one_transaction = 10'000;
constexpr auto keeps = std::chrono::hours(72); ///< posts grow old
constexpr auto oldest_post = std::chrono::hours(14 * 24);
constexpr int people_of_town = 200;
constexpr int rows = 5, columns = 6; ///< of areas, each about a kilometre wide

constexpr std::array things{"a loaf of sourdough",
                            "two bags of potatoes",
                            "a folding bed",
                            "winter boots in size 38",
                            "a pram",
                            "school books",
                            "a bicycle pump",
                            "jars for jam",
                            "an hour of company",
                            "help with a form",
                            "a lift to market",
                            "a warm blanket",
                            "tomato seedlings",
                            "a kettle",
                            "a room for Tuesday",
                            "nappies, size 4"};
constexpr std::array manners{"nearly new",
                             "a little worn but sound",
                             "for whoever needs it first",
                             "washed and folded",
                             "from a smoke-free home",
                             "too many for us",
                             "for my neighbour upstairs",
                             "before the weekend"};
constexpr std::array remarks{"I can bring it round in the evening.",
                             "The stairs are steep, so two of us would be best.",
                             "Ring twice, the bell is tired.",
                             "My daughter speaks Spanish and can explain.",
                             "No hurry at all.",
                             "We leave for the coast on Saturday.",
                             "It would make somebody very happy.",
                             "The dog is loud and kind."};

template <class T>
T must(Result<T> result) {
    if (!result.ok())
        throw Fault("the town could not be built: " + std::string(result.refusal().sentence.key.text()));
    return std::move(result).value();
}

/// A clock that a filler moves on with every post.
class SteppingClock final : public Clock {
public:
    explicit SteppingClock(Instant start) : now_(start) {}
    Instant now() const override { return now_; }
    void advance(Instant::duration by) { now_ += by; }

private:
    Instant now_;
};

/// Posts as many different neighbours would write them, the same ones every time.
class Filler {
public:
    Filler(db::Connection& connection, std::int64_t posts)
        : connection_(connection), posts_(posts), clock_(SystemClock().now() - oldest_post) {}

    Town fill() {
        connection_.script("BEGIN");
        Town town = found();
        for (std::int64_t done = 0; done < posts_; ++done) {
            put_up();
            clock_.advance(oldest_post / posts_);
            if (done % in_one_transaction == in_one_transaction - 1)
                connection_.script("COMMIT; BEGIN");
        }
        connection_.script("DELETE FROM outbox; COMMIT"); // nobody is there to be told
        return town;
    }

private:
    Town found() {
        db::Transaction tx(connection_, clock_);
        for (int i = 0; i < people_of_town; ++i)
            people_.push_back(settle_person(tx, fmt::format("Neighbour {}", i)));
        const auto community = must(communities::found_community(tx, chance_, people_.front(),
                                                                 {.name = "Bench Town",
                                                                  .purpose = "To be looked at.",
                                                                  .agreements = "",
                                                                  .areas = {"Old Town"},
                                                                  .latitude = 52.6,
                                                                  .longitude = 1.3}));
        community_ = community.id;
        for (std::size_t i = 1; i < people_.size(); ++i)
            must(communities::join_community(tx, people_[i], community_));
        for (int i = 1; i < rows * columns; ++i)
            must(communities::add_area(tx, chance_, people_.front(), community_, fmt::format("Quarter {}", i),
                                       geo::point(52.6 + 0.01 * (i / columns), 1.3 + 0.016 * (i % columns))));
        areas_ = communities::list_areas(tx, community_);
        const std::string path = "/c/" + community.slug;
        return {.data = {},
                .board = path + "/board",
                .form_path = path + "/asks",
                .session = web::start_session(tx, chance_, people_[1], locale::Language()),
                .area = areas_.at(rows / 2 * columns + columns / 2).id.text(),
                .kind = tree_->find_by_key("food")->id.text()};
    }

    PersonId settle_person(db::Transaction& tx, const std::string& name) {
        return must(people::join(tx, chance_, {name, people::sign_in_name(name), "", locale::Language()}))
            .person;
    }

    void put_up() {
        db::Transaction tx(connection_, clock_);
        gifts::Draft draft;
        draft.side = drawn(2) == 0 ? gifts::Side::ask : gifts::Side::offer;
        draft.kind = kinds_.at(drawn(kinds_.size()));
        draft.words = fmt::format("{}, {}. {}", things.at(drawn(things.size())),
                                  manners.at(drawn(manners.size())), remarks.at(drawn(remarks.size())));
        draft.quantity = Quantity(static_cast<std::int64_t>(1 + drawn(5)));
        draft.area = areas_.at(drawn(areas_.size())).id;
        draft.urgency = static_cast<gifts::Urgency>(drawn(4));
        draft.audience = drawn(2) == 0 ? gifts::Audience::everyone : gifts::Audience::community;
        must(gifts::post_gift(tx, {chance_, place_key_}, people_.at(drawn(people_.size())), community_,
                              draft));
    }

    std::size_t drawn(std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(engine_);
    }

    static std::vector<kinds::KindId> every_kind() {
        std::vector<kinds::KindId> all;
        const auto tree = kinds::KindTree::built_in();
        for (const kinds::Kind* const root : tree->roots())
            for (const kinds::KindId kind : tree->subtree(root->id))
                all.push_back(kind);
        return all;
    }

    db::Connection& connection_;
    std::int64_t posts_;
    SteppingClock clock_;
    std::mt19937_64 engine_{2026};
    crypto::SystemRandomness chance_;
    crypto::SecretKey place_key_ = crypto::SecretKey::random(chance_);
    std::shared_ptr<const kinds::KindTree> tree_ = kinds::KindTree::built_in();
    std::vector<kinds::KindId> kinds_ = every_kind();
    std::vector<PersonId> people_;
    CommunityId community_;
    std::vector<communities::NamedArea> areas_;
};

/// Changes with what a town is made of; the schema is brought up to date as everybody's.
constexpr std::string_view mark = "town-1";

std::filesystem::path note_of(const std::filesystem::path& data) {
    return data / "town.txt";
}

void note(const Town& town) {
    std::ofstream(note_of(town.data)) << mark << '\n'
                                      << town.board << '\n'
                                      << town.form_path << '\n'
                                      << town.session << '\n'
                                      << town.area << '\n'
                                      << town.kind << '\n';
}

std::optional<Town> noted(const std::filesystem::path& data) {
    std::ifstream file(note_of(data));
    std::string marked;
    Town town{.data = data, .board = {}, .form_path = {}, .session = {}, .area = {}, .kind = {}};
    if (!(file >> marked >> town.board >> town.form_path >> town.session >> town.area >> town.kind) ||
        marked != mark)
        return std::nullopt;
    const auto age =
        std::filesystem::file_time_type::clock::now() - std::filesystem::last_write_time(note_of(data));
    return age < keeps ? std::optional(town) : std::nullopt;
}

Town build(const std::filesystem::path& data, std::int64_t posts) {
    std::filesystem::remove_all(data);
    std::filesystem::create_directories(data);
    const auto start = std::chrono::steady_clock::now();
    db::SqliteConnection connection((data / "plenty.db").string(), {.sync_commits = false});
    db::apply_migrations(connection, db::all_migrations(), SystemClock());
    connection.script("PRAGMA cache_size = -2000000; PRAGMA wal_autocheckpoint = 200000");
    Town town = Filler(connection, posts).fill();
    connection.truncate_log();
    town.data = data;
    note(town);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    const auto size = std::filesystem::file_size(data / "plenty.db");
    Figures().tell(fmt::format("filling a town of {} posts", posts),
                   fmt::format("{:.0f} s, {} MB", took.count(), size / 1'000'000));
    return town;
}

std::filesystem::path place(const std::string& name) {
    return std::filesystem::current_path() / "build" / "town" / name;
}

}

Town town_of(std::int64_t posts) {
    const auto data = place(std::to_string(posts));
    const auto kept = noted(data);
    const Town town = kept ? *kept : build(data, posts);
    db::SqliteConnection connection((data / "plenty.db").string(), {});
    db::apply_migrations(connection, db::all_migrations(), SystemClock());
    return town;
}

Town copy_of(const Town& town, const std::string& name) {
    Town copy = town;
    copy.data = place(name);
    std::filesystem::remove_all(copy.data);
    std::filesystem::create_directories(copy.data);
    std::filesystem::copy_file(town.data / "plenty.db", copy.data / "plenty.db");
    return copy;
}

Town settle(db::Connection& connection, std::int64_t posts) {
    return Filler(connection, posts).fill();
}

}
