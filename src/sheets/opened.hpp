#pragma once
#include "sheets/store.hpp"

#include <string>

namespace plenty::sheets {

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
