#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenty::queue {

/// What sort of thing a row of the queue is about. The numbers are stored.
enum class Sort : std::uint8_t {
    post = 1,
    intake,    ///< what somebody without an account asked for on the public page
    neighbour, ///< a neighbour without account
    applicant, ///< somebody who has asked to join
};

/// What a row is about: one thing of one sort. The same row has the same subject for as long as it is there.
struct Subject {
    Sort sort = Sort::post;
    std::int64_t id = 0;

    /// "post-0A1B2C3D4E5F6", for forms; parse() gives nothing for a text that is none.
    std::string text() const;
    static std::optional<Subject> parse(std::string_view text);

    friend auto operator<=>(const Subject&, const Subject&) = default;
};

template <class IdOfSomething>
Subject subject_of(Sort sort, IdOfSomething id) {
    return {sort, id.value()};
}

}
