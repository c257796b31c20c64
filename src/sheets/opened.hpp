#pragma once
#include "sheets/store.hpp"

#include <string>

namespace plenty::sheets {

/// The community of that slug, for somebody who looks after it.
Result<communities::Profile> find_community_of_steward(const db::Reader& reader, PersonId viewer,
                                                       std::string_view slug);

/// A sheet that waits, read anew, with what was decided about it so far or else the guess.
struct OpenSheet {
    SheetId id;
    std::string filename;
    sheet::Sheet sheet;
    Choices choices;
    Here here;
};
/// For whoever sent it; not found for everybody else.
Result<OpenSheet> open(const db::Reader& reader, const Desk& desk, PersonId viewer, CommunityId community,
                       SheetId id, const Manner& manner);

}
