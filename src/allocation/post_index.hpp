#pragma once
#include "allocation/region.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <vector>

namespace plenty::allocation {

/// A post at so many metres along the ground; the nearest first, and among equals the first in the region's
/// order.
struct Found {
    std::int64_t metres;
    std::uint32_t post;

    friend auto operator<=>(const Found&, const Found&) = default;
};

/// A post, as far as those of the other side need to know it to find theirs.
struct Seeker {
    Direction direction;
    std::int64_t distance;
    std::uint32_t kind_first;
    std::uint32_t kind_last;
    std::uint64_t slots;
};

Seeker seeker(const Posts& posts, std::uint32_t post);

/// Finds the posts of one side that fit a post of the other: a tree of boxes over kinds and then over points
/// in space, each of which knows how far its posts reach and when they can. Constant after construction; any
/// thread may read it.
class PostIndex {
public:
    PostIndex() = default;
    explicit PostIndex(const Posts& posts);

    /// Fills `found`, in order, with the nearest `most` posts that fit and that may(post) allows. True if
    /// there are surely no more.
    template <class May>
    bool nearest(const Seeker& seeker, std::size_t most, const May& may, std::vector<Found>& found) const;

private:
    static constexpr std::uint32_t leaf_size = 16;

    struct Entry {
        Direction direction;
        std::uint64_t slots;
        std::int64_t distance;
        std::uint32_t kind_first;
        std::uint32_t kind_last;
        std::uint32_t post;
    };
    struct Box {
        Direction low;
        Direction high;
        std::int64_t distance = 0;
        std::uint64_t slots = 0;
        std::uint32_t kind_first = ~0U;
        std::uint32_t kind_last = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t right = 0; ///< the left child follows; 0: a leaf
    };
    template <class May>
    struct Search;

    std::uint32_t build(std::uint32_t begin, std::uint32_t end);
    Box bounds(std::uint32_t begin, std::uint32_t end) const;
    void split(const Box& box, std::uint32_t middle);

    std::vector<Entry> entries_;
    std::vector<Box> boxes_;
};

template <class May>
struct PostIndex::Search {
    const PostIndex& index;
    const Seeker& seeker;
    std::size_t most;
    const May& may;
    std::vector<Found>& found;
    bool is_all = true;

    static double gap(double value, double low, double high) {
        return value < low ? low - value : value > high ? value - high : 0;
    }

    /// Fewer metres than to anything in the box: a chord is shorter than the way along the ground.
    double least_metres(const Box& box) const {
        const double x = gap(seeker.direction.x, box.low.x, box.high.x);
        const double y = gap(seeker.direction.y, box.low.y, box.high.y);
        const double z = gap(seeker.direction.z, box.low.z, box.high.z);
        return std::sqrt(x * x + y * y + z * z) * earth_radius - 0.001;
    }

    bool may_hold(const Box& box, double least) {
        if (box.kind_first > seeker.kind_last || box.kind_last < seeker.kind_first ||
            (box.slots & seeker.slots) == 0 || least > static_cast<double>(box.distance + seeker.distance))
            return false;
        if (found.size() < most || least <= static_cast<double>(found.front().metres) + 1)
            return true;
        is_all = false;
        return false;
    }

    void look_in(std::uint32_t at, double least) {
        const Box& box = index.boxes_[at];
        if (!may_hold(box, least))
            return;
        if (box.right == 0) {
            for (std::uint32_t i = box.begin; i < box.end; ++i)
                look_at(index.entries_[i]);
            return;
        }
        const double left = least_metres(index.boxes_[at + 1]);
        const double right = least_metres(index.boxes_[box.right]);
        if (left <= right) {
            look_in(at + 1, left);
            look_in(box.right, right);
        } else {
            look_in(box.right, right);
            look_in(at + 1, left);
        }
    }

    void look_at(const Entry& entry) {
        if (entry.kind_first > seeker.kind_last || entry.kind_last < seeker.kind_first ||
            (entry.slots & seeker.slots) == 0)
            return;
        const double x = entry.direction.x - seeker.direction.x;
        const double y = entry.direction.y - seeker.direction.y;
        const double z = entry.direction.z - seeker.direction.z;
        const double limit = static_cast<double>(entry.distance + seeker.distance);
        const double beyond = (limit + 0.001) / earth_radius;
        if (x * x + y * y + z * z > beyond * beyond)
            return;
        const double metres = metres_between(entry.direction, seeker.direction);
        if (metres <= limit)
            keep({rounded(metres).count(), entry.post});
    }

    void keep(Found one) {
        if (found.size() < most) {
            if (!may(one.post))
                return;
            found.push_back(one);
            if (found.size() == most)
                std::ranges::make_heap(found);
        } else if (one < found.front()) {
            if (!may(one.post))
                return;
            std::ranges::pop_heap(found);
            found.back() = one;
            std::ranges::push_heap(found);
            is_all = false;
        } else if (is_all)
            is_all = !may(one.post);
    }
};

template <class May>
bool PostIndex::nearest(const Seeker& seeker, std::size_t most, const May& may,
                        std::vector<Found>& found) const {
    found.clear();
    Search<May> search{*this, seeker, most, may, found};
    if (!boxes_.empty() && most > 0)
        search.look_in(0, search.least_metres(boxes_[0]));
    std::ranges::sort(found);
    return search.is_all && most > 0;
}

}
