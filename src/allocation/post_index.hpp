#pragma once
#include "allocation/region.hpp"

#include <algorithm>
#include <array>
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

class Unseen;

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
    bool nearest(const Seeker& seeker, std::size_t most, const May& may, std::vector<Found>& found,
                 const Unseen* among = nullptr) const;

    /// Whether stop(found) is so of any post that fits and that may(post) allows; asked in no order until
    /// then.
    template <class May, class Stop>
    bool any(const Seeker& seeker, const May& may, const Stop& stop, const Unseen* among = nullptr) const;

private:
    friend class Unseen;
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

    static double gap(double value, double low, double high) {
        return value < low ? low - value : value > high ? value - high : 0;
    }
    /// Fewer metres than to anything in the box: a chord is shorter than the way along the ground.
    static double least_metres(const Box& box, const Seeker& seeker) {
        const double x = gap(seeker.direction.x, box.low.x, box.high.x);
        const double y = gap(seeker.direction.y, box.low.y, box.high.y);
        const double z = gap(seeker.direction.z, box.low.z, box.high.z);
        return std::sqrt(x * x + y * y + z * z) * earth_radius - 0.001;
    }
    static bool may_hold(const Box& box, const Seeker& seeker, double least) {
        return box.kind_first <= seeker.kind_last && box.kind_last >= seeker.kind_first &&
               (box.slots & seeker.slots) != 0 &&
               least <= static_cast<double>(box.distance + seeker.distance);
    }
    /// Calls use(found) if the post of an entry fits.
    template <class Use>
    static void look_at(const Entry& entry, const Seeker& seeker, const Use& use);

    std::uint32_t build(std::uint32_t begin, std::uint32_t end);
    Box bounds(std::uint32_t begin, std::uint32_t end) const;
    void split(const Box& box, std::uint32_t middle);

    std::vector<Entry> entries_;
    std::vector<Box> boxes_;
};

/// Which posts of an index are still to be found; whole boxes without any are passed over. May be read by any
/// thread while nobody changes it.
class Unseen {
public:
    explicit Unseen(const PostIndex& index);

    bool has(std::uint32_t post) const { return has_[post] != 0; }
    /// Once found, a post is gone until it is put back.
    void take(std::uint32_t post) { change(post, 0, ~0U); }
    void put_back(std::uint32_t post) { change(post, 1, 1); }
    bool has_any(std::uint32_t box) const { return count_[box] != 0; }

private:
    void change(std::uint32_t post, std::uint8_t has, std::uint32_t by) {
        if (has_[post] == has)
            return;
        has_[post] = has;
        for (std::uint32_t box = leaf_of_[post]; box != 0; box = above_[box])
            count_[box] += by;
        count_[0] += by;
    }

    std::vector<std::uint8_t> has_;
    std::vector<std::uint32_t> leaf_of_; ///< of each post
    std::vector<std::uint32_t> above_;   ///< each box
    std::vector<std::uint32_t> count_;   ///< in each box
};

template <class May>
struct PostIndex::Search {
    const PostIndex& index;
    const Seeker& seeker;
    std::size_t most;
    const May& may;
    std::vector<Found>& found;
    const Unseen* among;
    bool is_all = true;

    double least_metres(const Box& box) const { return PostIndex::least_metres(box, seeker); }

    bool may_hold(const Box& box, double least) {
        if (!PostIndex::may_hold(box, seeker, least))
            return false;
        if (found.size() < most || least <= static_cast<double>(found.front().metres) + 1)
            return true;
        is_all = false;
        return false;
    }

    void look_in(std::uint32_t at, double least) {
        const Box& box = index.boxes_[at];
        if ((among != nullptr && !among->has_any(at)) || !may_hold(box, least))
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
        if (among != nullptr && !among->has(entry.post))
            return;
        PostIndex::look_at(entry, seeker, [this](Found one) { keep(one); });
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

template <class Use>
void PostIndex::look_at(const Entry& entry, const Seeker& seeker, const Use& use) {
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
        use(Found{rounded(metres).count(), entry.post});
}

template <class May, class Stop>
bool PostIndex::any(const Seeker& seeker, const May& may, const Stop& stop, const Unseen* among) const {
    std::array<std::uint32_t, 64> way{};
    std::size_t depth = boxes_.empty() ? 0 : 1;
    bool is_over = false;
    while (depth > 0) {
        const std::uint32_t at = way[--depth];
        const Box& box = boxes_[at];
        if ((among != nullptr && !among->has_any(at)) || !may_hold(box, seeker, least_metres(box, seeker)))
            continue;
        if (box.right != 0) {
            way[depth++] = box.right;
            way[depth++] = at + 1;
            continue;
        }
        for (std::uint32_t i = box.begin; i < box.end && !is_over; ++i)
            if ((among == nullptr || among->has(entries_[i].post)) && may(entries_[i].post))
                look_at(entries_[i], seeker, [&](Found one) { is_over = stop(one); });
        if (is_over)
            return true;
    }
    return false;
}

template <class May>
bool PostIndex::nearest(const Seeker& seeker, std::size_t most, const May& may, std::vector<Found>& found,
                        const Unseen* among) const {
    found.clear();
    Search<May> search{*this, seeker, most, may, found, among};
    if (!boxes_.empty() && most > 0)
        search.look_in(0, search.least_metres(boxes_[0]));
    std::ranges::sort(found);
    return search.is_all && most > 0;
}

}
