#pragma once
#include "base/result.hpp"

#include <utility>

namespace plenty::db {

class Database;

/// Marks this thread as being inside a transaction of `database`, for as long as it lives. A second
/// transaction begun inside the first could wait for it for ever, and is a mistake.
class Inside {
public:
    explicit Inside(const Database& database) : outer_(std::exchange(current_, &database)) {}

    ~Inside() { current_ = outer_; }

    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

    static void expect_outside(const Database& database) {
        expect(current_ != &database, "no transaction begins inside another");
    }

private:
    static inline thread_local const Database* current_ = nullptr;
    const Database* outer_;
};

}
