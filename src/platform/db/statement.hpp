#pragma once
#include <string_view>

namespace plenty::db {

enum class Engine { sqlite, postgres };

/// A named statement from some queries.sql, compiled to a constant. Parameters are $1..$n in the
/// order in which queries.sql declares them.
///
/// Statements are written once for both engines; where they must differ, the two texts do.
struct Statement {
    std::string_view name; ///< "<folder>.<name>", for instance "gifts.insert_post"
    std::string_view sqlite;
    std::string_view postgres;

    std::string_view text(Engine engine) const { return engine == Engine::sqlite ? sqlite : postgres; }
};

/// A statement that takes exactly `parameters` values, so that a missing one does not compile.
template <int parameters>
struct Query : Statement {};

}
