#pragma once
#include "platform/db/database_testing.hpp"

#include <string_view>

/// One table with a column of each type, and what the tests of this folder do with it.
namespace plenty::db {

struct Loaf;
using LoafId = Id<Loaf>;

constexpr Migration loaves_migration{"0001_loaves", R"(
CREATE TABLE loaves (
    id {id} PRIMARY KEY,
    label {text} UNIQUE,
    note {text} DEFAULT '{}',
    seal {bytes},
    weight {real},
    baked_at {integer},
    pieces {integer} NOT NULL CHECK (pieces >= 0),
    shelf_id {id} REFERENCES loaves (id)
) {strict};
)"};

/// A statement of which both engines read the same text.
template <int parameters>
constexpr Query<parameters> query(std::string_view text) {
    return {{"test.query", text, text}};
}

inline constexpr auto insert_loaf = query<3>("INSERT INTO loaves (id, label, pieces) VALUES ($1, $2, $3)");
inline constexpr auto count_loaves = query<0>("SELECT count(*) FROM loaves");
inline constexpr auto pieces_of = query<1>("SELECT pieces FROM loaves WHERE id = $1");
inline constexpr auto set_pieces = query<2>("UPDATE loaves SET pieces = $2 WHERE id = $1");

class LoavesTest : public DatabaseTest {
protected:
    LoavesTest() : DatabaseTest(Schema::empty) {}

    void SetUp() override {
        DatabaseTest::SetUp();
        if (!IsSkipped())
            database().migrate(std::span(&loaves_migration, 1));
    }

    Outcome put(std::int64_t id, std::string_view label, int pieces = 1) {
        return database().write([&](Transaction& transaction) -> Outcome {
            transaction.run(insert_loaf, id, label, pieces);
            return Done{};
        });
    }

    /// Runs a change that nothing refuses.
    template <class F>
    void change(F&& change) {
        static_cast<void>(database().write([&](Transaction& transaction) -> Outcome {
            change(transaction);
            return Done{};
        }));
    }

    std::int64_t count() {
        return database().read([](Reader& reader) { return reader.load<std::int64_t>(count_loaves); });
    }

    std::int64_t pieces(std::int64_t id) {
        return database().read([&](Reader& reader) { return reader.load<std::int64_t>(pieces_of, id); });
    }
};

}
