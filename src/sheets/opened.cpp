#include "sheets/opened.hpp"

namespace plenty::sheets {

Result<communities::Profile> find_community_of_steward(const db::Reader& reader, PersonId viewer,
                                                       std::string_view slug) {
    auto community = TRY(communities::find_community(reader, slug));
    TRY(communities::may_look_after(reader, viewer, community.id));
    return community;
}

Result<OpenSheet> open(const db::Reader& reader, const Desk& desk, PersonId viewer, CommunityId community,
                       SheetId id, const Manner& manner) {
    KeptSheet kept = TRY(open_sheet(reader, desk, viewer, community, id));
    sheet::Sheet sheet = TRY(read_sheet(kept.bytes, kept.bytes.size()));
    Choices choices = kept.choices && kept.choices->columns.size() == sheet.header.size()
                          ? *std::move(kept.choices)
                          : guess_choices(sheet);
    Here here = TRY(look_around(reader, desk, viewer, community, manner));
    if (!choices.area)
        choices.area = here.areas.front().id;
    return OpenSheet{id, std::move(kept.filename), std::move(sheet), std::move(choices), std::move(here)};
}

}
