#include "gifts/look.hpp"

#include "people/people.hpp"
#include "platform/text/terms.hpp"

#include <algorithm>

namespace plenty::gifts {
namespace {

using Areas = std::vector<communities::NamedArea>;

std::optional<geo::Cell> cell_of(const std::optional<AreaId>& wanted, const Areas& areas) {
    for (const auto& area : areas)
        if (area.id == wanted)
            return area.cell();
    return areas.empty() ? std::nullopt : std::optional(areas.front().cell());
}

std::string name_of(AreaId id, const Areas& areas) {
    const auto area = std::ranges::find(areas, id, &communities::NamedArea::id);
    return area == areas.end() ? std::string() : area->name;
}

}

bool is_member(const db::Reader& reader, std::optional<PersonId> viewer, CommunityId community) {
    return viewer && communities::find_membership(reader, *viewer, community).ok();
}

std::string BoardView::area_name(AreaId area) const {
    return name_of(area, areas);
}

Result<BoardView> look_at_board(const db::Reader& reader, std::optional<PersonId> viewer,
                                std::string_view community, const BoardWish& wish,
                                locale::Language language) {
    BoardView view{.community = TRY(communities::find_community(reader, community))};
    view.is_member = is_member(reader, viewer, view.community.id);
    view.areas = communities::list_areas(reader, view.community.id);
    view.tree = kinds::load_tree(reader, view.community.id);
    view.page = look_at_board(reader, {.community = view.community.id,
                                       .as_member = view.is_member,
                                       .side = wish.side,
                                       .kind = wish.kind,
                                       .terms = text::search_terms(wish.words, language),
                                       .order = wish.order,
                                       .here = cell_of(wish.area, view.areas),
                                       .after = wish.after,
                                       .most = wish.most});
    return view;
}

Result<PostView> look_at_post(const db::Reader& reader, std::optional<PersonId> viewer, PostId id) {
    StoredPost post = TRY(find_visible_post(reader, viewer, id));
    auto community = TRY(communities::find_community(reader, post.community));
    const Areas areas = communities::list_areas(reader, post.community);
    const bool for_stranger = !is_member(reader, viewer, post.community);
    return PostView{.post = post,
                    .community = std::move(community),
                    .author = people::name_for(reader, for_stranger, post.author),
                    .area = name_of(post.area, areas),
                    .tree = kinds::load_tree(reader, post.community),
                    .is_own = viewer == post.author};
}

Result<communities::Profile> find_own_community(const db::Reader& reader, PersonId viewer,
                                                std::string_view community) {
    auto profile = TRY(communities::find_community(reader, community));
    if (!is_member(reader, viewer, profile.id))
        return Refusal{Why::not_yours, {"gifts.join_first"}};
    return profile;
}

}
