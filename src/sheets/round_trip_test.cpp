#include "sheets/sheets_testing.hpp"

#include <algorithm>
#include <random>

namespace plenty::sheets {
namespace {

using namespace std::chrono_literals;

/// A random society: members and neighbours without account, with odd words for odd things.
class Society {
public:
    explicit Society(unsigned seed) : chance_(seed) {}

    int number(int from, int to) { return std::uniform_int_distribution(from, to)(chance_); }
    bool maybe() { return number(0, 1) == 1; }
    template <class List>
    auto one_of(const List& list) {
        return list[static_cast<std::size_t>(number(0, static_cast<int>(list.size()) - 1))];
    }

    std::string text(int most) {
        static const std::vector<std::string> pieces{"bread",        "Ñandú",      "\"",
                                                     "\"\"",         ",",          ";",
                                                     "\n",           "=1+1",       "+44 20 7946 0018",
                                                     "-2",           "@home",      "'",
                                                     "'=x",          "|",          "* ",
                                                     "\t",           "خبز",        "חלב",
                                                     "👩‍🌾",  "🥖",         "e\xCC\x81",
                                                     "＝SUM(A1)",    "<b>",        "&amp;",
                                                     "sep=;",        "12/03/2026", "a@b.example",
                                                     "Ask or offer", "no",         "€5"};
        std::string text = one_of(pieces);
        for (int i = number(0, most); i > 0; --i)
            text += (maybe() ? " " : "") + one_of(pieces);
        return text + " x";
    }

    gifts::Draft draft(const std::vector<communities::NamedArea>& areas, Instant now) {
        static const auto kinds = [] {
            std::vector<kinds::KindId> all;
            for (const kinds::Kind* const root : kinds::KindTree::built_in()->roots())
                std::ranges::copy(kinds::KindTree::built_in()->subtree(root->id), std::back_inserter(all));
            std::erase_if(
                all, [](kinds::KindId kind) { return kinds::KindTree::built_in()->kind(kind).is_retired; });
            return all;
        }();
        gifts::Draft draft;
        draft.side = maybe() ? gifts::Side::ask : gifts::Side::offer;
        draft.kind = one_of(kinds);
        draft.words = text(6);
        draft.quantity = Quantity(number(1, 1000));
        if (maybe())
            draft.when.from = now - 90min + number(0, 100) * 1h;
        if (maybe())
            draft.when.until = now + 120h + number(0, 10'000) * 1min;
        draft.when.weekdays = static_cast<std::uint8_t>(maybe() ? number(0, 127) : 0);
        draft.area = one_of(areas).id;
        draft.exact_place = maybe() ? text(2) : "";
        draft.reach_km = number(0, gifts::farthest_reach_km);
        draft.requirements = gifts::Requirements(static_cast<std::uint8_t>(number(0, 3)));
        draft.languages = maybe() ? text(1) : "";
        draft.audience = static_cast<gifts::Audience>(number(0, 2));
        draft.urgency = static_cast<gifts::Urgency>(number(0, 3));
        draft.choosing = static_cast<gifts::Choosing>(number(0, 1));
        draft.is_no_trade = true;
        return draft;
    }

private:
    std::mt19937 chance_;
};

/// A post without what tells where and when it was put up.
struct Gist {
    gifts::Side side;
    kinds::KindId kind;
    std::string words;
    Quantity quantity;
    std::optional<Instant> from, until;
    std::uint8_t weekdays;
    std::string area;
    int reach_km;
    std::uint8_t requirements;
    std::string languages;
    gifts::Audience audience;
    gifts::Urgency urgency;
    gifts::Choosing choosing;

    friend bool operator==(const Gist&, const Gist&) = default;
};

class RoundTrip : public SheetsTest {
protected:
    void settle(Society& society, CommunityId community, PersonId steward) {
        const auto areas =
            read([&](db::Reader& reader) { return communities::list_areas(reader, community); });
        std::vector<PersonId> authors{steward};
        for (int i = society.number(0, 3); i > 0; --i) {
            const neighbours::NewNeighbour typed{.name = society.text(1),
                                                 .contact = society.text(3),
                                                 .languages = "",
                                                 .area = society.one_of(areas).id,
                                                 .consent = neighbours::Consent::spoken,
                                                 .is_somebody_else = true};
            const auto entered = write([&](db::Transaction& tx) {
                return neighbours::enter_neighbour(tx, sealing, steward, community, typed);
            });
            ASSERT_EQ(outcome_of(entered), "done") << typed.name << typed.contact;
            authors.push_back(*entered);
        }
        for (int i = society.number(0, 7); i > 0; --i) {
            const PersonId author = society.one_of(authors);
            const gifts::Draft draft = society.draft(areas, clock.now());
            const auto posted = write([&](db::Transaction& tx) {
                return author == steward
                           ? gifts::post_gift(tx, posting, author, community, draft)
                           : neighbours::post_for_neighbour(tx, posting, steward, author, draft);
            });
            ASSERT_EQ(outcome_of(posted), "done") << draft.words;
        }
    }

    std::vector<Gist> gists(CommunityId community, PersonId viewer) {
        std::vector<Gist> all;
        (void)read([&](db::Reader& reader) {
            const auto areas = communities::list_areas(reader, community);
            const auto page =
                gifts::look_at_board(reader, {.community = community, .as_member = true, .most = 500});
            for (const gifts::Card& card : page.cards) {
                const auto post = gifts::find_visible_post(reader, viewer, card.id).value();
                all.push_back(
                    {post.side, post.kind, post.words, post.quantity, post.from, post.until, post.weekdays,
                     std::ranges::find(areas, post.area, &communities::NamedArea::id)->name, post.reach_km,
                     post.requirements, post.languages, post.audience, post.urgency, post.choosing});
            }
            return true;
        });
        return all;
    }
};
PLENTY_ON_BOTH_ENGINES(RoundTrip);

TEST_P(RoundTrip, GivesTheSamePostsAndTheSameBytes) {
    clock.set(std::chrono::sys_days(2026y / 6 / 15) + 12h);
    std::size_t posts = 0;
    for (unsigned seed = 0; seed < 24; ++seed) {
        SCOPED_TRACE("society " + std::to_string(seed));
        Society society(seed);
        manner = {locale::Language::all()[seed % 2],
                  *locale::TimeZone::find(seed % 3 == 0 ? "America/Bogota" : "UTC")};
        const CommunityId here = found(amina, "Here " + std::to_string(seed)).id;
        const CommunityId there = found(chipo, "There " + std::to_string(seed)).id;
        settle(society, here, amina);
        const std::string bytes = take_along(amina, here).value();

        const auto sheet = read_sheet(bytes);
        ASSERT_EQ(outcome_of(sheet), "done");
        EXPECT_TRUE(sheet->errors.empty());
        Choices choices = agreed(*sheet);
        choices.is_no_trade = true;
        for (const sheet::Row& row : sheet->rows)
            choices.alike[row.line] = true;
        const auto imported = enter(chipo, there, *sheet, choices);
        ASSERT_EQ(outcome_of(imported), sheet->rows.empty() ? "sheets.nothing_to_enter" : "done");
        EXPECT_EQ(take_along(chipo, there).value(), bytes);
        EXPECT_THAT(gists(there, chipo), testing::UnorderedElementsAreArray(gists(here, amina)));
        posts += sheet->rows.size();

        choices.alike.clear();
        const auto again = read([&](db::Reader& reader) {
            return make_plan(*sheet, choices, look_around(reader, desk(), amina, here, manner).value());
        });
        ASSERT_EQ(outcome_of(again), "done");
        EXPECT_EQ(again->left_out_alike(), sheet->rows.size());
        EXPECT_TRUE(again->entries.empty());
        EXPECT_TRUE(again->adds_up());
    }
    EXPECT_GT(posts, 50U);
}

}
}
