#include "gifts/gifts_testing.hpp"
#include "platform/text/terms.hpp"

#include <algorithm>
#include <tuple>

namespace plenty::gifts {
namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::string>;

class Board : public GiftsTest {
protected:
    /// Posts one after the other, so that the last one is the newest.
    PostId then(const Draft& draft) {
        clock.advance(1s);
        return post(amina, draft);
    }
    static Draft urgent(Draft draft, Urgency urgency) {
        draft.urgency = urgency;
        return draft;
    }
    static Draft at(Draft draft, geo::Cell cell) {
        draft.cell = cell;
        return draft;
    }
    BoardQuestion in_order(Order order) const {
        BoardQuestion question = as_member();
        question.order = order;
        return question;
    }
    Words found_with(std::string_view typed) {
        BoardQuestion question = as_member();
        question.terms = text::search_terms(typed, locale::Language());
        return words_on_board(question);
    }
    geo::Cell here() {
        return read([&](db::Reader& reader) { return communities::list_areas(reader, elm_street); })
            .at(0)
            .cell();
    }
};
PLENTY_ON_BOTH_ENGINES(Board);

TEST_P(Board, ShowsTheNewestFirst) {
    then(ask("First"));
    then(offer("Second"));
    then(ask("Third"));
    EXPECT_EQ(words_on_board(), (Words{"Third", "Second", "First"}));
}

TEST_P(Board, ShowsOneSideOrBoth) {
    then(ask("Needed"));
    then(offer("Given"));
    BoardQuestion question = as_member();
    question.side = Side::ask;
    EXPECT_EQ(words_on_board(question), Words{"Needed"});
    question.side = Side::offer;
    EXPECT_EQ(words_on_board(question), Words{"Given"});
}

TEST_P(Board, ShowsStrangersWhatIsPublicAndNothingElse) {
    then(ask("For Elm Street"));
    then(in_public(ask("For everyone")));
    then(in_public(offer("From everyone, Elmstreeters too")));
    Draft to_friends = ask("For friends");
    to_friends.audience = Audience::befriended;
    then(to_friends);
    for (const Order order : {Order::newest, Order::near, Order::urgent}) {
        BoardQuestion question{.community = elm_street, .order = order, .here = here()};
        EXPECT_EQ(words_on_board(question).size(), 2u);
    }
    EXPECT_EQ(words_on_board({.community = elm_street}),
              (Words{"From everyone, Elmstreeters too", "For everyone"}));
    EXPECT_EQ(words_on_board({.community = elm_street, .terms = {"street"}}), Words{});
    EXPECT_EQ(words_on_board({.community = elm_street, .side = Side::ask}), Words{"For everyone"});
    EXPECT_EQ(words_on_board({.community = harbour, .as_member = true}), Words{}) << "each board is its own";
}

TEST_P(Board, ShowsAKindWithEverythingBelowIt) {
    then(ask("Nappies", "nappies"));
    then(ask("Formula", "formula"));
    then(ask("A walk", "dog_walking"));
    BoardQuestion question = as_member();
    question.kind = kind("nappies");
    EXPECT_EQ(words_on_board(question), Words{"Nappies"});
    question.kind = kind("baby");
    EXPECT_EQ(words_on_board(question), (Words{"Formula", "Nappies"}));
    question.kind = kind("bread");
    EXPECT_EQ(words_on_board(question), Words{});
}

TEST_P(Board, ShowsTheMostUrgentFirstAndNecessitiesBeforeEverything) {
    then(urgent(ask("Whenever"), Urgency::whenever));
    then(urgent(ask("Nappies, some time", "nappies"), Urgency::whenever));
    then(urgent(ask("Today"), Urgency::today));
    then(urgent(offer("This week"), Urgency::this_week));
    Draft by_tonight = ask("Tonight");
    by_tonight.when.until = clock.now() + 3h;
    then(by_tonight);
    EXPECT_EQ(words_on_board(in_order(Order::urgent)),
              (Words{"Nappies, some time", "Tonight", "Today", "This week", "Whenever"}));
}

TEST_P(Board, ShowsTheNearestFirstAndTheNewestAmongThem) {
    const auto cells = geo::ring(here(), 2);
    const geo::Cell far = geo::Cell::at({52.5, 13.4});
    then(at(ask("Here, older"), here()));
    then(at(ask("Far"), far));
    then(at(ask("Two steps"), cells.back()));
    then(at(ask("Next door"), cells.at(1)));
    then(at(ask("Here"), here()));
    then(at(ask("Far, newer"), far));
    BoardQuestion question = in_order(Order::near);
    EXPECT_EQ(words_on_board(question).front(), "Far, newer") << "nobody said where here is";
    question.here = here();
    EXPECT_EQ(words_on_board(question),
              (Words{"Here", "Here, older", "Next door", "Two steps", "Far, newer", "Far"}));
}

TEST_P(Board, FindsPostsByAllTheirWords) {
    then(ask("Warm blankets for a baby"));
    then(offer("Blanket, barely used"));
    then(offer("A cot for babies"));
    EXPECT_EQ(found_with("blankets"), (Words{"Blanket, barely used", "Warm blankets for a baby"}));
    EXPECT_EQ(found_with("BABY blanket"), Words{"Warm blankets for a baby"});
    EXPECT_EQ(found_with("warm blankets baby"), Words{"Warm blankets for a baby"});
    EXPECT_EQ(found_with("warm blankets baby cot"), Words{});
    EXPECT_EQ(found_with("motorcycle"), Words{});
    EXPECT_EQ(found_with("cot' OR 1=1 --"), Words{"A cot for babies"});
}

TEST_P(Board, StartsAtTheTopForAPlaceThatIsNone) {
    then(ask("First"));
    then(ask("Second"));
    const Words all{"Second", "First"};
    for (const char* after :
         {"hello", "0", "0.", "0.1", "0.1.", "0.1.x", "-1.1.0000000000000", "9.1.0000000000000",
          "0.99999999999999999999999999.0000000000000", "0..0000000000000", "\xFF\xFE", "."}) {
        BoardQuestion question = as_member();
        question.after = after;
        EXPECT_EQ(words_on_board(question), all) << after;
    }
}

TEST_P(Board, ShowsMoreCardsThanItAsksForAtOnce) {
    Words newest_first;
    for (int number = 1; number <= 45; ++number)
        newest_first.push_back("Loaf number " + std::to_string(number));
    for (const std::string& words : newest_first)
        then(ask(words));
    std::ranges::reverse(newest_first);
    BoardQuestion question = as_member();
    question.most = 45;
    EXPECT_EQ(words_on_board(question), newest_first);
}

TEST_P(Board, HasNoNextPageAfterItsLast) {
    then(ask("First"));
    then(ask("Second"));
    BoardQuestion question = as_member();
    question.most = 2;
    EXPECT_EQ(board(question).next, "");
    question.most = 1;
    const std::string next = board(question).next;
    ASSERT_NE(next, "");
    then(ask("Third, meanwhile"));
    question.after = next;
    EXPECT_EQ(words_on_board(question), Words{"First"}) << "what is new does not push the next page down";
}

/// Boards full of random posts, read page by page, against the order that they should have.
class Paging : public Board {
protected:
    struct Posted {
        PostId id;
        Instant at;
        Instant wanted;
        int ring;
        Side side;
        bool is_public;
        bool is_baby;
    };

    std::uint64_t below(std::uint64_t limit) { return randomness.number() % limit; }

    /// Some of them at the same moment, in the same cell and as urgent as others.
    Posted post_something(const std::vector<geo::Cell>& near) {
        clock.advance(below(3) * 1h);
        const std::uint64_t place = below(near.size() + 8);
        const bool is_far = place >= near.size();
        const bool is_baby = below(3) == 0;
        Draft draft = ask("Rhubarb", is_baby ? (below(2) == 0 ? "toys" : "nappies") : "dog_walking");
        draft.side = static_cast<Side>(below(2));
        draft.cell = is_far ? geo::Cell::at({52.5, 13.4}) : near[place];
        draft.urgency = static_cast<Urgency>(below(4));
        draft.audience = static_cast<Audience>(below(3));
        const PostId id = post(amina, draft);
        const bool is_necessity = stored(amina, id).is_necessity;
        const int ring = is_far ? 3 : place == 0 ? 0 : place < 9 ? 1 : 2;
        return {id,     clock.now(), wanted_by(draft, is_necessity, clock.now()),
                ring,   draft.side,  draft.audience == Audience::everyone,
                is_baby};
    }

    static std::vector<PostId> expected(std::vector<Posted> posts, const BoardQuestion& question) {
        std::erase_if(posts, [&](const Posted& each) {
            return (!question.as_member && !each.is_public) ||
                   (question.side && *question.side != each.side) ||
                   (question.kind != every_kind && !each.is_baby);
        });
        std::ranges::sort(posts, [&](const Posted& left, const Posted& right) {
            if (question.order == Order::urgent)
                return std::tie(left.wanted, left.id) < std::tie(right.wanted, right.id);
            if (question.order == Order::near && left.ring != right.ring)
                return left.ring < right.ring;
            return std::tie(left.at, left.id) > std::tie(right.at, right.id);
        });
        std::vector<PostId> ids;
        for (const Posted& each : posts)
            ids.push_back(each.id);
        return ids;
    }

    std::vector<PostId> leafed_through(BoardQuestion question) {
        std::vector<PostId> ids;
        do {
            const BoardPage page = board(question);
            EXPECT_LE(page.cards.size(), static_cast<std::size_t>(question.most));
            if (page.cards.empty() || ids.size() > 1000)
                break;
            for (const Card& card : page.cards)
                ids.push_back(card.id);
            question.after = page.next;
        } while (!question.after.empty());
        return ids;
    }
};
PLENTY_ON_BOTH_ENGINES(Paging);

TEST_P(Paging, VisitsEveryPostOnceInOrder) {
    const auto near = geo::ring(here(), 2);
    ASSERT_EQ(near.size(), 25u);
    std::vector<Posted> posts;
    for (int number = 0; number < 70; ++number)
        posts.push_back(post_something(near));
    for (const Order order : {Order::newest, Order::near, Order::urgent})
        for (const bool as_member : {true, false})
            for (const std::optional<Side> side : {std::optional<Side>(), std::optional(Side::ask)})
                for (const kinds::KindId of : {every_kind, kind("baby")})
                    for (const int most : {1, 3, 7, 20}) {
                        const BoardQuestion question{.community = elm_street,
                                                     .as_member = as_member,
                                                     .side = side,
                                                     .kind = of,
                                                     .order = order,
                                                     .here = here(),
                                                     .most = most};
                        ASSERT_EQ(leafed_through(question), expected(posts, question))
                            << "order " << static_cast<int>(order) << ", member " << as_member << ", side "
                            << side.has_value() << ", kind " << (of != every_kind) << ", pages of " << most;
                    }
}

TEST_P(Paging, FindsEveryPostWithAWordOnce) {
    std::vector<Posted> posts;
    const auto near = geo::ring(here(), 1);
    for (int number = 0; number < 15; ++number)
        posts.push_back(post_something(near));
    for (const int most : {1, 4, 15}) {
        BoardQuestion question = as_member();
        question.terms = text::search_terms("rhubarb", locale::Language());
        question.most = most;
        ASSERT_FALSE(question.terms.empty());
        EXPECT_EQ(leafed_through(question), expected(posts, question)) << most;
    }
}

}
}
