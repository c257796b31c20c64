#include "gifts/board.hpp"

#include "gifts/queries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>

namespace plenty::gifts {
namespace {

constexpr int near_rings = 2; ///< after these, "near" is everything else
constexpr std::size_t most_terms = 4;

/// One index row: a post and what orders it.
struct Spot {
    PostId post;
    std::int64_t rank; ///< posted_at or wanted_by, in microseconds
    std::int64_t cell;
};

/// How far a reader has come: the ring they were in, and the last row they saw there.
struct Place {
    int ring = 0;
    std::int64_t rank;
    PostId post;
};

Place start_of(Order order) {
    constexpr auto end = std::numeric_limits<std::int64_t>::max();
    constexpr auto beginning = std::numeric_limits<std::int64_t>::min();
    return order == Order::urgent ? Place{0, beginning, PostId(0)} : Place{0, end, PostId(end)};
}

std::string text_of(const Place& place) {
    return fmt::format("{}.{}.{}", place.ring, place.rank, place.post.text());
}

std::optional<Place> parse_place(std::string_view text) {
    Place place{};
    const char* const end = text.data() + text.size();
    const auto ring = std::from_chars(text.data(), end, place.ring);
    if (ring.ec != std::errc() || ring.ptr == end || place.ring < 0 || place.ring > near_rings + 1)
        return std::nullopt;
    const auto rank = std::from_chars(ring.ptr + 1, end, place.rank);
    if (rank.ec != std::errc() || rank.ptr == end)
        return std::nullopt;
    const auto post = PostId::parse({rank.ptr + 1, end});
    if (!post)
        return std::nullopt;
    place.post = *post;
    return place;
}

std::vector<Shelf> shelves_to_look_at(const BoardQuestion& question) {
    const Shelf asks = question.as_member ? Shelf::asks : Shelf::public_asks;
    const Shelf offers = question.as_member ? Shelf::offers : Shelf::public_offers;
    if (!question.side)
        return {asks, offers};
    return {*question.side == Side::ask ? asks : offers};
}

bool newer_first(const Spot& left, const Spot& right) {
    return std::pair(left.rank, left.post) > std::pair(right.rank, right.post);
}

bool sooner_first(const Spot& left, const Spot& right) {
    return std::pair(left.rank, left.post) < std::pair(right.rank, right.post);
}

void append(std::vector<Spot>& spots, std::vector<Spot> more) {
    spots.insert(spots.end(), more.begin(), more.end());
}

void keep_first(std::vector<Spot>& spots, std::size_t most, Order order) {
    std::ranges::sort(spots, order == Order::urgent ? sooner_first : newer_first);
    spots.resize(std::min(spots.size(), most));
}

/// One reading of the board's indexes, from a place onwards.
class Look {
public:
    Look(const db::Reader& reader, const BoardQuestion& question)
        : reader_(reader), question_(question), shelves_(shelves_to_look_at(question)) {}

    std::vector<Spot> newest(const Place& from, int most) const {
        return on_each_shelf(Order::newest, most, [&](Shelf shelf) {
            return reader_.list<Spot>(sql::board_newest, question_.community, shelf, question_.kind,
                                      from.rank, from.post, most);
        });
    }

    std::vector<Spot> urgent(const Place& from, int most) const {
        return on_each_shelf(Order::urgent, most, [&](Shelf shelf) {
            return reader_.list<Spot>(sql::board_urgent, question_.community, shelf, question_.kind,
                                      from.rank, from.post, most);
        });
    }

    std::vector<Spot> with_words(const Place& from, int most) const {
        std::vector<std::string> terms = question_.terms;
        std::ranges::sort(terms, std::ranges::greater{}, &std::string::size); // a long word is a rare word
        terms.resize(most_terms);
        return on_each_shelf(Order::newest, most, [&](Shelf shelf) {
            return reader_.list<Spot>(sql::board_with_words, question_.community, shelf, terms[0], terms[1],
                                      terms[2], terms[3], from.rank, from.post, most);
        });
    }

    std::vector<Spot> in_cells(std::span<const geo::Cell> cells, const Place& from, int most) const {
        return on_each_shelf(Order::newest, most, [&](Shelf shelf) {
            std::vector<Spot> spots;
            for (const geo::Cell cell : cells)
                append(spots, reader_.list<Spot>(sql::board_in_cell, question_.community, shelf,
                                                 question_.kind, cell.value(), from.rank, from.post, most));
            return spots;
        });
    }

    std::vector<Spot> outside(const std::set<std::int64_t>& cells, Place from, int most) const {
        std::vector<Spot> far;
        while (static_cast<int>(far.size()) < most) {
            const std::vector<Spot> next = newest(from, 2 * most);
            std::ranges::copy_if(next, std::back_inserter(far),
                                 [&](const Spot& spot) { return !cells.contains(spot.cell); });
            if (static_cast<int>(next.size()) < 2 * most)
                break;
            from = {from.ring, next.back().rank, next.back().post};
        }
        keep_first(far, static_cast<std::size_t>(most), Order::newest);
        return far;
    }

private:
    template <class List>
    std::vector<Spot> on_each_shelf(Order order, int most, List list) const {
        std::vector<Spot> spots;
        for (const Shelf shelf : shelves_)
            append(spots, list(shelf));
        keep_first(spots, static_cast<std::size_t>(most), order);
        return spots;
    }

    const db::Reader& reader_;
    const BoardQuestion& question_;
    std::vector<Shelf> shelves_;
};

/// A spot with the ring it was found in.
struct Reached {
    Spot spot;
    int ring;
};

void append(std::vector<Reached>& reached, const std::vector<Spot>& spots, int ring) {
    for (const Spot& spot : spots)
        reached.push_back({spot, ring});
}

/// The cells that are so many steps away, and no fewer.
std::vector<geo::Cell> cells_at(geo::Cell here, int steps) {
    std::vector<geo::Cell> cells = geo::ring(here, steps);
    if (steps > 0)
        cells.erase(cells.begin(), cells.begin() + std::ssize(geo::ring(here, steps - 1)));
    return cells;
}

std::set<std::int64_t> values_of(const std::vector<geo::Cell>& cells) {
    std::set<std::int64_t> values;
    for (const geo::Cell cell : cells)
        values.insert(cell.value());
    return values;
}

std::vector<Reached> find_near(const Look& look, geo::Cell here, Place place, std::size_t most) {
    std::vector<Reached> reached;
    while (place.ring <= near_rings && reached.size() < most) {
        const auto missing = static_cast<int>(most - reached.size());
        append(reached, look.in_cells(cells_at(here, place.ring), place, missing), place.ring);
        const int next_ring = place.ring + 1;
        place = start_of(Order::near);
        place.ring = next_ring;
    }
    if (reached.size() < most) {
        const std::set<std::int64_t> near = values_of(geo::ring(here, near_rings));
        append(reached, look.outside(near, place, static_cast<int>(most - reached.size())), place.ring);
    }
    return reached;
}

/// Twenty at a time, so that a page is one question to the database.
constexpr std::size_t cards_at_once = 20;

std::vector<Card> load_cards(const db::Reader& reader, std::span<const Reached> reached) {
    std::vector<Card> cards;
    for (; !reached.empty(); reached = reached.subspan(std::min(cards_at_once, reached.size()))) {
        std::array<PostId, cards_at_once> posts{};
        const auto wanted = reached.first(std::min(cards_at_once, reached.size()));
        std::ranges::transform(wanted, posts.begin(), [](const Reached& each) { return each.spot.post; });
        auto found = std::apply(
            [&](const auto&... post) { return reader.list<Card>(sql::list_cards, post...); }, posts);
        for (const Reached& each : wanted) {
            const auto card = std::ranges::find(found, each.spot.post, &Card::id);
            expect(card != found.end(), "what is on the board is there");
            cards.push_back(std::move(*card));
        }
    }
    return cards;
}

std::vector<Reached> find_in_order(const Look& look, const BoardQuestion& question, const Place& from,
                                   int most) {
    std::vector<Reached> reached;
    if (!question.terms.empty())
        append(reached, look.with_words(from, most), 0);
    else if (question.order == Order::urgent)
        append(reached, look.urgent(from, most), 0);
    else if (question.order == Order::near && question.here)
        reached = find_near(look, *question.here, from, static_cast<std::size_t>(most));
    else
        append(reached, look.newest(from, most), 0);
    return reached;
}

}

std::vector<Shelf> shelves_of(Side side, Audience audience) {
    std::vector<Shelf> shelves{side == Side::ask ? Shelf::asks : Shelf::offers};
    if (audience == Audience::everyone)
        shelves.push_back(side == Side::ask ? Shelf::public_asks : Shelf::public_offers);
    return shelves;
}

BoardPage look_at_board(const db::Reader& reader, const BoardQuestion& question) {
    const Order order = question.terms.empty() ? question.order : Order::newest;
    const Place from = parse_place(question.after).value_or(start_of(order));
    const auto most = static_cast<std::size_t>(question.most);
    std::vector<Reached> reached = find_in_order(Look(reader, question), question, from, question.most + 1);
    BoardPage page;
    if (reached.size() > most) { // one more than asked for: there is another page
        reached.resize(most);
        const Reached& last = reached.back();
        page.next = text_of({last.ring, last.spot.rank, last.spot.post});
    }
    page.cards = load_cards(reader, reached);
    return page;
}

}
