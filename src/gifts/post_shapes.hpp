#pragma once
#include "gifts/post.hpp"
#include "gifts/store.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plenty::api {
class Call;
struct Answer;
struct Schema;
template <class T>
class Shape;
}

namespace plenty::gifts {
struct Posting;
}

/// How posts look to programs, for whoever posts for somebody else too. Whoever reads or writes by these
/// shapes includes platform/api.
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

const api::Shape<PostBody>& new_post_shape();
/// The same where it is known already whether it is an ask or an offer.
const api::Shape<PostBody>& sided_post_shape();

/// A post as it is answered, and the answer: the post as this caller sees it now, for its author with the
/// version that an edit has to name.
std::shared_ptr<const api::Schema> post_schema();
Result<api::Answer> answer_with_post(const api::Call& call, const Posting& posting, PostId post);
/// The same for one that is new.
Result<api::Answer> answer_with_new_post(const api::Call& call, const Posting& posting, PostId post);

api::Shape<Side> side_shape();

/// A kind and an area as they are named beside a post.
struct NamedKind {
    kinds::KindId id;
    std::string name;
    std::string unit;
};
NamedKind named_kind(const kinds::KindTree& tree, kinds::KindId kind, locale::Language language);
const api::Shape<NamedKind>& kind_shape();
struct AreaOfPost {
    AreaId id;
    std::string name;
};
const api::Shape<AreaOfPost>& area_shape();

}
