#include "platform/db/database.hpp"
#include "platform/db/loaves_testing.hpp"

#include <rapidcheck/gtest.h>

#include <chrono>
#include <limits>
#include <string>

namespace plenty::db {
namespace {

const Refusal taken{Why::conflict, {"test.taken"}};

constexpr auto insert_whole = query<7>("INSERT INTO loaves (id, label, note, seal, weight, baked_at, pieces) "
                                       "VALUES ($1, $2, $3, $4, $5, $6, $7)");
constexpr auto find_whole =
    query<1>("SELECT id, label, note, seal, weight, baked_at, pieces FROM loaves WHERE id = $1");
constexpr auto insert_on_shelf = query<2>("INSERT INTO loaves (id, pieces, shelf_id) VALUES ($1, 1, $2)");
constexpr auto insert_without_pieces = query<1>("INSERT INTO loaves (id) VALUES ($1)");
constexpr auto insert_cast = query<1>("INSERT INTO loaves (id, pieces) VALUES (CAST($1 AS BIGINT), 1)");
constexpr auto label_of = query<1>("SELECT label FROM loaves WHERE id = $1");
constexpr auto list_labels = query<0>("SELECT label FROM loaves ORDER BY label");
constexpr auto take_label = query<2>("UPDATE loaves SET label = $2 WHERE id = $1 RETURNING pieces");
constexpr auto has_loaf = query<1>("SELECT EXISTS (SELECT 1 FROM loaves WHERE id = $1)");
constexpr auto baked_after = query<1>("SELECT count(*) FROM loaves WHERE baked_at > $1 + 5");

struct WholeLoaf {
    LoafId id;
    std::optional<std::string> label;
    std::optional<std::string> note;
    std::optional<Bytes> seal;
    std::optional<double> weight;
    std::optional<Instant> baked_at;
    Quantity pieces;

    friend bool operator==(const WholeLoaf&, const WholeLoaf&) = default;
};

Instant moment(std::int64_t microseconds) {
    return Instant(std::chrono::microseconds(microseconds));
}

class DatabaseLoaves : public LoavesTest {
protected:
    WholeLoaf round_trip(const WholeLoaf& loaf) {
        change([&](Transaction& transaction) {
            transaction.run(insert_whole, loaf.id, loaf.label, loaf.note, loaf.seal, loaf.weight,
                            loaf.baked_at, loaf.pieces);
        });
        return database().read([&](Reader& reader) { return reader.load<WholeLoaf>(find_whole, loaf.id); });
    }

    /// What the Fault says that a change ends in.
    template <class F>
    std::string fault_of(F&& what) {
        try {
            change(what);
        } catch (const Fault& fault) {
            return fault.what();
        }
        return "no fault";
    }

    template <class F>
    std::optional<ConstraintViolation::Kind> violation_of(F&& what) {
        try {
            change(what);
        } catch (const ConstraintViolation& violation) {
            return violation.kind();
        }
        return std::nullopt;
    }
};

PLENTY_ON_BOTH_ENGINES(DatabaseLoaves);

TEST_P(DatabaseLoaves, ComeBackAsTheyWentIn) {
    const WholeLoaf full{LoafId(std::numeric_limits<std::int64_t>::max()),
                         "žemlja \U0001F35E",
                         "",
                         Bytes{std::string("\0\x01\xff\0", 4)},
                         0.1,
                         moment(1'782'000'000'123'456),
                         Quantity(3)};
    const WholeLoaf bare{LoafId(-1), {}, {}, {}, {}, {}, Quantity(0)};
    EXPECT_EQ(round_trip(full), full);
    EXPECT_EQ(round_trip(bare), bare);
}

TEST_P(DatabaseLoaves, KeepAnyBytesAndNumbers) {
    std::int64_t next = 1;
    rc::check([&](const std::string& bytes, double weight, std::int64_t when) {
        const WholeLoaf loaf{LoafId(next++), {}, {}, Bytes{bytes}, weight, moment(when), Quantity(1)};
        RC_ASSERT(round_trip(loaf) == loaf);
    });
}

TEST_P(DatabaseLoaves, AreOrderedByTheBytesOfTheirLabels) {
    std::int64_t next = 1;
    for (const char* label : {"b", "ä", "a", "B", "A-1", "A1"})
        ASSERT_TRUE(put(next++, label));
    const auto labels = database().read([](Reader& reader) { return reader.list<std::string>(list_labels); });
    EXPECT_EQ(labels, (std::vector<std::string>{"A-1", "A1", "B", "a", "b", "ä"}));
}

TEST_P(DatabaseLoaves, ReckonWithMomentsBesideSmallNumbers) {
    round_trip({LoafId(1), {}, {}, {}, {}, moment(1'782'000'000'000'000), Quantity(1)});
    EXPECT_EQ(database().read([](Reader& reader) {
        return reader.load<int>(baked_after, moment(1'781'999'999'999'990));
    }),
              1);
}

TEST_P(DatabaseLoaves, AreFoundOrNot) {
    ASSERT_TRUE(put(1, "rye"));
    database().read([](Reader& reader) {
        EXPECT_EQ(reader.find<std::string>(label_of, 1), "rye");
        EXPECT_EQ(reader.find<std::string>(label_of, 2), std::nullopt);
        EXPECT_TRUE(reader.load<bool>(has_loaf, 1));
        EXPECT_FALSE(reader.load<bool>(has_loaf, 2));
        EXPECT_THROW(reader.load<std::string>(label_of, 2), Fault);
        return 0;
    });
}

TEST_P(DatabaseLoaves, ANullWhereAValueMustBeIsAFault) {
    round_trip({LoafId(1), {}, {}, {}, {}, {}, Quantity(1)});
    EXPECT_THROW(database().read([](Reader& reader) { return reader.load<std::string>(label_of, 1); }),
                 Fault);
}

TEST_P(DatabaseLoaves, AreCountedAsTheyChange) {
    ASSERT_TRUE(put(1, "rye"));
    change([&](Transaction& transaction) {
        EXPECT_EQ(transaction.run(set_pieces, 1, 4), 1);
        EXPECT_EQ(transaction.run(set_pieces, 2, 4), 0);
        EXPECT_EQ(transaction.run(count_loaves), 0);
        EXPECT_EQ(transaction.find<int>(take_label, 1, "oat"), 4);
        EXPECT_EQ(transaction.run(take_label, 1, "rye"), 1);
    });
    EXPECT_EQ(pieces(1), 4);
}

TEST_P(DatabaseLoaves, NothingCanBeChangedInARead) {
    const auto try_to_change = [&] {
        return database().read([](Reader& reader) { return reader.find<int>(take_label, 1, "oat"); });
    };
    ASSERT_TRUE(put(1, "rye"));
    EXPECT_THROW(try_to_change(), Fault);
}

TEST_P(DatabaseLoaves, TheMomentOfATransactionStandsStill) {
    change([&](Transaction& transaction) {
        const auto before = transaction.now();
        clock.advance(std::chrono::hours(1));
        EXPECT_EQ(transaction.now(), before);
    });
}

TEST_P(DatabaseLoaves, ARefusalLeavesNoTrace) {
    const Outcome outcome = database().write([&](Transaction& transaction) -> Outcome {
        transaction.run(insert_loaf, 1, "rye", 1);
        return taken;
    });
    EXPECT_EQ(outcome, Outcome(taken));
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseLoaves, AFaultLeavesNoTrace) {
    const auto fault = fault_of([](Transaction& transaction) {
        transaction.run(insert_loaf, 1, "rye", 1);
        throw Fault("the oven is cold");
    });
    EXPECT_EQ(fault, "the oven is cold");
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseLoaves, ATakenLabelIsRefusedAndTheTransactionGoesOn) {
    ASSERT_TRUE(put(1, "rye"));
    EXPECT_TRUE(database().write([&](Transaction& transaction) -> Outcome {
        EXPECT_EQ(transaction.insert(taken, insert_loaf, 2, "rye", 1), Outcome(taken));
        EXPECT_EQ(transaction.insert(taken, insert_loaf, 1, "oat", 1), Outcome(taken));
        return transaction.insert(taken, insert_loaf, 3, "oat", 1);
    }));
    EXPECT_EQ(count(), 2);
}

TEST_P(DatabaseLoaves, OtherConstraintsAreFaultsThatSayWhich) {
    using Kind = ConstraintViolation::Kind;
    ASSERT_TRUE(put(1, "rye"));
    EXPECT_EQ(violation_of([](auto& transaction) { transaction.run(insert_loaf, 2, "oat", -1); }),
              Kind::check);
    EXPECT_EQ(violation_of([](auto& transaction) { transaction.run(insert_without_pieces, 2); }),
              Kind::check);
    EXPECT_EQ(violation_of([](auto& transaction) { transaction.run(insert_on_shelf, 2, 404); }),
              Kind::foreign_key);
    EXPECT_EQ(violation_of([](auto& transaction) { transaction.run(insert_loaf, 1, "oat", 1); }),
              Kind::unique);
    EXPECT_EQ(violation_of([](auto& transaction) { transaction.run(insert_loaf, 2, "oat", 1); }),
              std::nullopt);
}

TEST_P(DatabaseLoaves, NoFaultRepeatsWhatAPersonWrote) {
    constexpr std::string_view words = "Rosa lives in Elm Street";
    ASSERT_TRUE(put(1, words));
    const auto repeated = fault_of([&](auto& transaction) { transaction.run(insert_loaf, 2, words, 1); });
    const auto unfit = fault_of([&](auto& transaction) { transaction.run(insert_loaf, words, "oat", 1); });
    const auto cut =
        fault_of([&](auto& transaction) { transaction.run(insert_loaf, 3, std::string(words) + '\0', 1); });
    for (const auto& fault : {repeated, unfit, cut}) {
        EXPECT_NE(fault, "no fault");
        EXPECT_EQ(fault.find("Elm"), std::string::npos) << fault;
    }
    // SQLite takes this for zero; PostgreSQL's own message would repeat the words.
    const auto no_number = fault_of([&](auto& transaction) { transaction.run(insert_cast, words); });
    EXPECT_EQ(no_number.find("Elm"), std::string::npos) << no_number;
}

TEST(Database, SaysWhatAUrlLooksLikeAndKeepsItsPassword) {
    const SystemClock clock;
    const auto fault_of = [&](const std::string& url) -> std::string {
        try {
            Database::open({.url = url}, clock);
        } catch (const Fault& fault) {
            return fault.what();
        }
        return "no fault";
    };
    EXPECT_NE(fault_of("mysql://localhost").find("sqlite:PATH or postgres://"), std::string::npos);
    EXPECT_NE(fault_of("sqlite:").find("sqlite:PATH"), std::string::npos);
    EXPECT_NE(fault_of("sqlite:/nowhere/at/all.db").find("/nowhere/at/all.db"), std::string::npos);
    EXPECT_NE(fault_of("postgres://someone@localhost:1/plenty").find("connecting to PostgreSQL"),
              std::string::npos);
    const auto malformed = fault_of("postgres://someone:s%zzcret@localhost/plenty");
    EXPECT_NE(malformed.find("postgres://USER@HOST/NAME"), std::string::npos);
    EXPECT_EQ(malformed.find("cret"), std::string::npos);
}

}
}
