#include "allocation/post_index.hpp"

namespace plenty::allocation {

Seeker seeker(const Posts& posts, std::uint32_t post) {
    return {posts.direction[post], posts.distance[post], posts.kind_first[post], posts.kind_last[post],
            posts.slots[post]};
}

PostIndex::PostIndex(const Posts& posts) {
    entries_.reserve(posts.size());
    for (std::uint32_t post = 0; post < posts.size(); ++post)
        entries_.push_back({posts.direction[post], posts.slots[post], posts.distance[post],
                            posts.kind_first[post], posts.kind_last[post], post});
    if (!entries_.empty())
        build(0, posts.size());
}

PostIndex::Box PostIndex::bounds(std::uint32_t begin, std::uint32_t end) const {
    Box box;
    box.low = box.high = entries_[begin].direction;
    box.begin = begin;
    box.end = end;
    for (std::uint32_t i = begin; i < end; ++i) {
        const Entry& entry = entries_[i];
        box.low.x = std::min(box.low.x, entry.direction.x);
        box.low.y = std::min(box.low.y, entry.direction.y);
        box.low.z = std::min(box.low.z, entry.direction.z);
        box.high.x = std::max(box.high.x, entry.direction.x);
        box.high.y = std::max(box.high.y, entry.direction.y);
        box.high.z = std::max(box.high.z, entry.direction.z);
        box.distance = std::max(box.distance, entry.distance);
        box.slots |= entry.slots;
        box.kind_first = std::min(box.kind_first, entry.kind_first);
        box.kind_last = std::max(box.kind_last, entry.kind_last);
    }
    return box;
}

/// By kind while there is more than one beginning of a kind, then along the longest side.
void PostIndex::split(const Box& box, std::uint32_t middle) {
    const auto halve = [&](auto key) {
        const auto first = entries_.begin() + box.begin;
        std::nth_element(first, entries_.begin() + middle, entries_.begin() + box.end,
                         [&](const Entry& a, const Entry& b) {
                             return std::pair(key(a), a.post) < std::pair(key(b), b.post);
                         });
    };
    const auto of_kind = [](const Entry& entry) { return entry.kind_first; };
    const auto [least, most] = std::ranges::minmax(
        std::ranges::subrange(entries_.begin() + box.begin, entries_.begin() + box.end), {}, of_kind);
    const double x = box.high.x - box.low.x;
    const double y = box.high.y - box.low.y;
    const double z = box.high.z - box.low.z;
    if (least.kind_first != most.kind_first)
        halve(of_kind);
    else if (x >= y && x >= z)
        halve([](const Entry& entry) { return entry.direction.x; });
    else if (y >= z)
        halve([](const Entry& entry) { return entry.direction.y; });
    else
        halve([](const Entry& entry) { return entry.direction.z; });
}

std::uint32_t PostIndex::build(std::uint32_t begin, std::uint32_t end) {
    const auto at = static_cast<std::uint32_t>(boxes_.size());
    boxes_.push_back(bounds(begin, end));
    if (end - begin <= leaf_size)
        return at;
    const std::uint32_t middle = begin + (end - begin) / 2;
    split(boxes_[at], middle);
    build(begin, middle);
    const std::uint32_t right = build(middle, end);
    boxes_[at].right = right;
    return at;
}

Unseen::Unseen(const PostIndex& index)
    : has_(index.entries_.size(), 1), leaf_of_(index.entries_.size()), above_(index.boxes_.size()),
      count_(index.boxes_.size()) {
    for (std::uint32_t at = 0; at < index.boxes_.size(); ++at) {
        const auto& box = index.boxes_[at];
        count_[at] = box.end - box.begin;
        if (box.right != 0)
            above_[at + 1] = above_[box.right] = at;
        for (std::uint32_t i = box.begin; i < box.end && box.right == 0; ++i)
            leaf_of_[index.entries_[i].post] = at;
    }
}

}
