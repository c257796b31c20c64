#pragma once
#include "gifts/gifts.hpp"
#include "gifts/look.hpp"
#include "platform/api/api.hpp"

#include <optional>
#include <string>
#include <vector>

/// How posts and the board look to programs.
namespace plenty::gifts::programs {

PostBody body_of(const Draft& draft);
const api::Shape<PostBody>& post_patch_shape();

struct CardTold {
    Card card;
    NamedKind kind;
    AreaOfPost area;
};
const api::Shape<api::Page<CardTold>>& board_shape();

/// A post, and for its author the draft behind it.
struct PostTold {
    PostView view;
    std::optional<Draft> draft;
    locale::Language language;
};
const api::Shape<PostTold>& post_shape();

struct BoardAsked {
    std::optional<Side> side = {};
    Order order = Order::newest;
    std::optional<kinds::KindId> kind = {};
    std::string words = {};
    std::optional<AreaId> area = {};
    std::string after = {};
    std::int64_t limit = 20;
};
api::Shape<Order> order_shape();

}
