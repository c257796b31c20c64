#include "allocation/synthetic_region.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

namespace plenty::allocation {
namespace {

constexpr std::uint32_t classes = 12;
constexpr std::uint32_t sorts = 8;   ///< in each class
constexpr std::uint32_t leaves = 10; ///< of each sort
constexpr std::uint32_t necessary_classes = 5;

/// Chance that is the same on every machine: whole numbers of a known engine, and sums and products of them.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_(seed) {}

    std::uint32_t below(std::uint64_t count) {
        return static_cast<std::uint32_t>(static_cast<std::uint64_t>(uniform() * static_cast<double>(count)));
    }
    double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
    bool happens(double share) { return uniform() < share; }
    /// About as a normal deviate.
    double bell() {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }
    /// A positive number around `middle`, seldom more than a few times as much or as little.
    double around(double middle, double spread) {
        const double power = spread * bell() / 64;
        double factor = 1 + power + power * power / 2;
        for (int i = 0; i < 6; ++i)
            factor *= factor;
        return middle * factor;
    }
    /// 1, 2, 3, ... each `share` times as likely as the one before.
    std::int64_t run(double share, std::int64_t most) {
        std::int64_t length = 1;
        while (length < most && happens(share))
            ++length;
        return length;
    }

private:
    std::mt19937_64 engine_;
};

/// Kinds by how common they are: the second half as common as the first, the third a third, and so on.
class Popularity {
public:
    Popularity(std::vector<std::uint32_t> ranking) : ranking_(std::move(ranking)) {
        double sum = 0;
        for (std::size_t rank = 0; rank < ranking_.size(); ++rank)
            sums_.push_back(sum += 1 / (static_cast<double>(rank) + 2));
    }
    std::uint32_t draw(Chance& chance) const {
        const double at = chance.uniform() * sums_.back();
        return ranking_[static_cast<std::size_t>(std::ranges::upper_bound(sums_, at) - sums_.begin())];
    }

private:
    std::vector<std::uint32_t> ranking_;
    std::vector<double> sums_;
};

std::uint32_t kind_of_leaf(std::uint32_t leaf) {
    return classes + classes * sorts + leaf;
}

std::vector<std::optional<KindNo>> kind_tree() {
    std::vector<std::optional<KindNo>> parents(classes);
    for (std::uint32_t sort = 0; sort < classes * sorts; ++sort)
        parents.emplace_back(KindNo(sort / sorts));
    for (std::uint32_t leaf = 0; leaf < classes * sorts * leaves; ++leaf)
        parents.emplace_back(KindNo(classes + leaf / leaves));
    return parents;
}

class Maker {
public:
    explicit Maker(const RegionShape& shape)
        : shape_(shape), chance_(shape.seed * 0x9e37'79b9'7f4a'7c15ULL + 1),
          side_(std::sqrt(std::max(1.0, shape.offers / 280.0))), offered_(ranking(0)), asked_(ranking(8)) {
        for (int i = 0; i < 6; ++i)
            centres_.push_back(
                {chance_.uniform() * side_, chance_.uniform() * side_, 0.05 + 0.1 * chance_.uniform()});
        const auto people = static_cast<std::uint32_t>(1 + 0.6 * std::max(shape.offers, shape.asks));
        for (std::uint32_t person = 0; person < people; ++person)
            homes_.push_back(home());
    }

    Problem make() {
        Problem problem;
        problem.parents = kind_tree();
        for (std::uint32_t i = 0; i < shape_.offers; ++i)
            problem.offers.push_back(offer());
        for (std::uint32_t i = 0; i < shape_.asks; ++i)
            problem.asks.push_back(ask());
        for (std::uint32_t i = 0; i < shape_.asks / 50; ++i)
            problem.distance.push_back({somebody(), somebody()});
        for (std::uint32_t i = 0; i < shape_.asks / 20; ++i)
            problem.company.push_back({somebody(), somebody()});
        return problem;
    }

private:
    struct Centre {
        double x;
        double y;
        double width;
    };

    std::vector<std::uint32_t> ranking(std::uint32_t disorder) {
        std::vector<std::uint32_t> kinds(classes * sorts * leaves);
        std::iota(kinds.begin(), kinds.end(), 0U);
        Chance same(7);
        for (std::size_t i = kinds.size(); i > 1; --i)
            std::swap(kinds[i - 1], kinds[same.below(i)]);
        for (std::size_t i = 0; i + disorder < kinds.size() && disorder > 0; ++i)
            std::swap(kinds[i], kinds[i + same.below(disorder)]);
        return kinds;
    }

    Place home() {
        double x = chance_.uniform() * side_;
        double y = chance_.uniform() * side_;
        if (chance_.happens(0.7)) {
            const Centre& centre = centres_[chance_.below(centres_.size())];
            x = centre.x + chance_.bell() * centre.width * side_;
            y = centre.y + chance_.bell() * centre.width * side_;
        }
        constexpr double per_kilometre = 1e7 / 111.19508;
        constexpr std::int32_t north = 509'000'000;
        constexpr double narrower = 1.5856;
        return {north + static_cast<std::int32_t>(y * per_kilometre),
                69'000'000 + static_cast<std::int32_t>(x * per_kilometre * narrower)};
    }

    PersonNo somebody() { return PersonNo(chance_.below(homes_.size())); }
    Place home_of(PersonNo person) const { return homes_[static_cast<std::uint32_t>(person)]; }

    Slots some_slots() {
        const std::uint32_t length = 3 + chance_.below(26);
        const std::uint32_t first = chance_.below(28);
        std::uint64_t slots = 0;
        for (std::uint32_t slot = 0; slot < length; ++slot)
            slots |= std::uint64_t{1} << (first + slot) % 28;
        return Slots(slots);
    }

    Offer offer() {
        Offer offer;
        offer.person = somebody();
        offer.kind = KindNo(kind_of_leaf(offered_.draw(chance_)));
        offer.quantity = Quantity(chance_.run(0.5, 12));
        offer.place = home_of(offer.person);
        offer.reach =
            Metres(chance_.happens(0.35) ? 0 : static_cast<std::int64_t>(chance_.around(2'500, 0.8)));
        offer.slots = some_slots();
        if (chance_.happens(0.4))
            offer.best_before = Days(static_cast<std::int32_t>(chance_.below(10)));
        return offer;
    }

    Ask ask() {
        Ask ask;
        ask.person = somebody();
        const std::uint32_t leaf = asked_.draw(chance_);
        const double wide = chance_.uniform();
        ask.kind = wide < 0.05   ? KindNo(leaf / (sorts * leaves))
                   : wide < 0.25 ? KindNo(classes + leaf / leaves)
                                 : KindNo(kind_of_leaf(leaf));
        ask.quantity = Quantity(chance_.run(0.41, 12));
        ask.place = home_of(ask.person);
        ask.mobility =
            Metres(chance_.happens(0.30) ? 0 : static_cast<std::int64_t>(chance_.around(2'000, 0.8)));
        ask.slots = some_slots();
        ask.need = leaf / (sorts * leaves) < necessary_classes ? Need::necessity : Need::wish;
        ask.urgency = Urgency(chance_.run(0.3, 4) - 1);
        ask.waiting = Days(static_cast<std::int32_t>(chance_.below(60)));
        return ask;
    }

    RegionShape shape_;
    Chance chance_;
    double side_; ///< kilometres
    Popularity offered_;
    Popularity asked_;
    std::vector<Centre> centres_;
    std::vector<Place> homes_;
};

}

Problem synthetic_region(const RegionShape& shape) {
    return Maker(shape).make();
}

}
