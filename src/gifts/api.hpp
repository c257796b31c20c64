#pragma once
#include "gifts/gifts.hpp"
#include "gifts/look.hpp"
#include "platform/api/api.hpp"

#include <optional>
#include <string>
#include <vector>

/// How posts and the board look to programs.
namespace plenty::gifts::programs {

/// What a program writes to ask for a gift or to offer one. Members are named like the fields of the form.
struct PostBody {
    Side side = Side::ask;
    kinds::KindId kind;
    std::string words;
    Quantity quantity{1};
    std::optional<Instant> from = {};
    std::optional<Instant> until = {};
    std::vector<std::int64_t> weekdays = {};
    AreaId area;
    std::string place = {};
    std::int64_t reach = 0;
    std::vector<Requirement> requirements = {};
    std::string languages = {};
    Audience audience = Audience::community;
    Urgency urgency = Urgency::whenever;
    Choosing choosing = Choosing::poster;
    bool is_no_trade = false;
};
Draft draft_of(const PostBody& body);
PostBody body_of(const Draft& draft);

const api::Shape<PostBody>& new_post_shape();
const api::Shape<PostBody>& post_patch_shape();

/// A kind and an area as they are named beside a post.
struct NamedKind {
    kinds::KindId id;
    std::string name;
    std::string unit;
};
NamedKind named_kind(const kinds::KindTree& tree, kinds::KindId kind, locale::Language language);
struct AreaOfPost {
    AreaId id;
    std::string name;
};

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
api::Shape<Side> side_shape();
api::Shape<Order> order_shape();

}
