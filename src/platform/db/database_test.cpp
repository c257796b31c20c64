#include "platform/db/database.hpp"
#include "platform/db/database_testing.hpp"
#include "platform/db/migrations.hpp"

#include <rapidcheck/gtest.h>

#include <atomic>
#include <chrono>
#include <limits>
#include <string>
#include <thread>
#include <vector>

namespace plenty::db {
namespace {

struct Loaf;
using LoafId = Id<Loaf>;

const Refusal taken{Why::conflict, {"test.taken"}};
constexpr std::string_view shelves = R"(
CREATE TABLE loaves (
    id {id} PRIMARY KEY,
    label {text} UNIQUE,
    note {text},
    seal {bytes},
    weight {real},
    baked_at {integer},
    pieces {integer} NOT NULL CHECK (pieces >= 0),
    shelf_id {id} REFERENCES loaves (id)
) {strict};
)";

template <int parameters>
constexpr Query<parameters> query(std::string_view text) {
    return {{"test.query", text, text}};
}

constexpr auto insert_loaf = query<7>("INSERT INTO loaves (id, label, note, seal, weight, baked_at, pieces) "
                                      "VALUES ($1, $2, $3, $4, $5, $6, $7)");
constexpr auto insert_simple = query<3>("INSERT INTO loaves (id, label, pieces) VALUES ($1, $2, $3)");
constexpr auto insert_on_shelf = query<2>("INSERT INTO loaves (id, pieces, shelf_id) VALUES ($1, 1, $2)");
constexpr auto find_loaf =
    query<1>("SELECT id, label, note, seal, weight, baked_at, pieces FROM loaves WHERE id = $1");
constexpr auto count_loaves = query<0>("SELECT count(*) FROM loaves");
constexpr auto pieces_of = query<1>("SELECT pieces FROM loaves WHERE id = $1");
constexpr auto set_pieces = query<2>("UPDATE loaves SET pieces = $2 WHERE id = $1");

struct LoafRow {
    LoafId id;
    std::optional<std::string> label;
    std::optional<std::string> note;
    std::optional<Bytes> seal;
    std::optional<double> weight;
    std::optional<Instant> baked_at;
    Quantity pieces;

    friend bool operator==(const LoafRow&, const LoafRow&) = default;
};

class Loaves : public DatabaseTest {
protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped())
            return;
        auto migrations = all_migrations();
        migrations.push_back({"9999_loaves", shelves});
        database().migrate(migrations);
    }

    Outcome put(std::int64_t id, std::string_view label, int pieces = 1) {
        return database().write([&](Transaction& transaction) -> Outcome {
            transaction.run(insert_simple, id, label, pieces);
            return Done{};
        });
    }

    std::int64_t count() {
        return database().read([](Reader& reader) { return reader.load<std::int64_t>(count_loaves); });
    }

    std::int64_t pieces(std::int64_t id) {
        return database().read([&](Reader& reader) { return reader.load<std::int64_t>(pieces_of, id); });
    }

    LoafRow round_trip(const LoafRow& loaf) {
        EXPECT_TRUE(database().write([&](Transaction& transaction) -> Outcome {
            transaction.run(insert_loaf, loaf.id, loaf.label, loaf.note, loaf.seal, loaf.weight,
                            loaf.baked_at, loaf.pieces);
            return Done{};
        }));
        return database().read([&](Reader& reader) { return reader.load<LoafRow>(find_loaf, loaf.id); });
    }
};

PLENTY_ON_BOTH_ENGINES(Loaves);

TEST_P(Loaves, ComeBackAsTheyWentIn) {
    const LoafRow full{LoafId(std::numeric_limits<std::int64_t>::max()),
                       "žemlja \U0001F35E",
                       "",
                       Bytes{std::string("\0\x01\xff\0", 4)},
                       0.1,
                       Instant(std::chrono::microseconds(1'782'000'000'123'456)),
                       Quantity(3)};
    const LoafRow bare{LoafId(-1), {}, {}, {}, {}, {}, Quantity(0)};
    EXPECT_EQ(round_trip(full), full);
    EXPECT_EQ(round_trip(bare), bare);
}

TEST_P(Loaves, KeepAnyBytesAndNumbers) {
    std::int64_t next = 1;
    rc::check([&](const std::string& bytes, double weight, std::int64_t moment) {
        const LoafRow loaf{LoafId(next++), {},     {},
                           Bytes{bytes},   weight, Instant(std::chrono::microseconds(moment)),
                           Quantity(1)};
        RC_ASSERT(round_trip(loaf) == loaf);
    });
}

TEST_P(Loaves, ARefusalLeavesNoTrace) {
    const Outcome outcome = database().write([&](Transaction& transaction) -> Outcome {
        transaction.run(insert_simple, 1, "rye", 1);
        return taken;
    });
    EXPECT_EQ(outcome, Outcome(taken));
    EXPECT_EQ(count(), 0);
}

TEST_P(Loaves, AFaultLeavesNoTrace) {
    const auto change = [&](Transaction& transaction) -> Outcome {
        transaction.run(insert_simple, 1, "rye", 1);
        throw Fault("the oven is cold");
    };
    EXPECT_THROW(static_cast<void>(database().write(change)), Fault);
    EXPECT_EQ(count(), 0);
}

TEST_P(Loaves, ATakenLabelIsRefusedAndTheTransactionGoesOn) {
    ASSERT_TRUE(put(1, "rye"));
    EXPECT_TRUE(database().write([&](Transaction& transaction) -> Outcome {
        EXPECT_EQ(transaction.insert(taken, insert_simple, 2, "rye", 1), Outcome(taken));
        return transaction.insert(taken, insert_simple, 3, "oat", 1);
    }));
    EXPECT_EQ(count(), 2);
}

TEST_P(Loaves, OtherConstraintsAreFaultsThatSayWhich) {
    const auto kind_of = [&](const auto& change) -> std::optional<ConstraintViolation::Kind> {
        try {
            static_cast<void>(database().write([&](Transaction& transaction) -> Outcome {
                change(transaction);
                return Done{};
            }));
        } catch (const ConstraintViolation& violation) {
            return violation.kind();
        }
        return std::nullopt;
    };
    using Kind = ConstraintViolation::Kind;
    EXPECT_EQ(kind_of([](auto& transaction) { transaction.run(insert_simple, 1, "rye", -1); }), Kind::check);
    EXPECT_EQ(kind_of([](auto& transaction) { transaction.run(insert_on_shelf, 1, 404); }),
              Kind::foreign_key);
    ASSERT_TRUE(put(1, "rye"));
    EXPECT_EQ(kind_of([](auto& transaction) { transaction.run(insert_simple, 1, "oat", 1); }), Kind::unique);
    EXPECT_EQ(kind_of([](auto& transaction) { transaction.run(insert_simple, 2, "oat", 1); }), std::nullopt);
}

TEST_P(Loaves, AreCountedAsTheyChange) {
    ASSERT_TRUE(put(1, "rye"));
    ASSERT_TRUE(database().write([&](Transaction& transaction) -> Outcome {
        EXPECT_EQ(transaction.run(set_pieces, 1, 4), 1);
        EXPECT_EQ(transaction.run(set_pieces, 2, 4), 0);
        EXPECT_EQ(transaction.run(count_loaves), 0);
        return Done{};
    }));
    EXPECT_EQ(pieces(1), 4);
}

}
}
