#pragma once
#include "base/result.hpp"
#include "platform/web/person_id.hpp"

#include <optional>

namespace plenty::web {

/// Who is there, and for what they may be taken: one rule for pages and for programs. A value.
struct Who {
    std::optional<PersonId> viewer; ///< nothing for a stranger; the neighbour, if a member acts for one
    bool is_acting = false;         ///< a member is there for a neighbour without account
    bool is_by_key = false;         ///< a neighbour is there themselves, by their link or code

    /// The viewer, whether or not with an account and whoever acts for them. Strangers are asked to sign in.
    Result<PersonId> somebody() const;
    /// As somebody(), but refuses who acts for another.
    Result<PersonId> oneself() const;
    /// As oneself(), but refuses who has no account.
    Result<PersonId> person() const;
};

}
