#pragma once
#include "gifts/board.hpp"
#include "gifts/store.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The board and a post as one viewer sees them, with everything around them that is shown: for pages and for
/// programs.
namespace plenty::gifts {

/// Whether this viewer sees all of a community's board; a stranger is no member.
bool is_member(const db::Reader& reader, std::optional<PersonId> viewer, CommunityId community);

/// What somebody wants to see of a board.
struct BoardWish {
    std::optional<Side> side = {};
    Order order = Order::newest;
    kinds::KindId kind = every_kind;
    std::string words = {};
    std::optional<AreaId> area = {}; ///< what "near" is near to; nothing, or an area elsewhere: the first
    std::string after = {};
    int most = 20;
};

struct BoardView {
    communities::Profile community;
    bool is_member = false;
    BoardPage page = {};
    std::vector<communities::NamedArea> areas = {};
    std::shared_ptr<const kinds::KindTree> tree = {};

    std::string area_name(AreaId area) const; ///< empty for an area that is gone
};
/// The board of the community of that slug: all of it for members, what is public for everybody else.
Result<BoardView> look_at_board(const db::Reader& reader, std::optional<PersonId> viewer,
                                std::string_view community, const BoardWish& wish, locale::Language language);

struct PostView {
    StoredPost post;
    communities::Profile community;
    std::string author; ///< as this viewer may read the name
    std::string area;
    std::shared_ptr<const kinds::KindTree> tree;
    bool is_own = false;
};
Result<PostView> look_at_post(const db::Reader& reader, std::optional<PersonId> viewer, PostId post);

/// The community of that slug, for a member who wants to post there; refuses `gifts.join_first`.
Result<communities::Profile> find_own_community(const db::Reader& reader, PersonId viewer,
                                                std::string_view community);

}
