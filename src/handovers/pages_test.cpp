#include "handovers/routes.hpp"
#include "handovers/village_testing.hpp"
#include "platform/web/browser_testing.hpp"

#include <algorithm>
#include <cstring>
#include <map>

namespace plenty::handovers {
namespace {

using gifts::Side;
using testing::HasSubstr;
using testing::Not;

/// The pages, asked as a browser asks.
class PagesTest : public Village {
protected:
    void SetUp() override {
        Village::SetUp();
        if (IsSkipped())
            return;
        around.emplace(web::bare_surroundings(database(), clock, randomness, place_key));
        place.emplace(posting());
        with.emplace(Handovers{*vault, *place});
        web::Routes routes(router, *around);
        add_routes(routes, *with);
    }

    http::Response ask(PersonId person, http::Request request) {
        const auto match = router.match(request.method, request.path);
        if (!match.route)
            throw Mistake("no such route: " + request.path);
        request.target = request.path;
        request.parameters = match.parameters;
        request.headers.add("sec-fetch-site", "same-origin");
        if (person != PersonId())
            request.cookies.add("session", session_of(person));
        return match.route->handler(request);
    }
    http::Response get(PersonId person, const std::string& path) {
        http::Request request;
        request.path = path;
        return ask(person, std::move(request));
    }
    http::Response send(PersonId person, const std::string& path, http::Fields form) {
        http::Request request;
        request.method = http::Method::post;
        request.path = path;
        if (person != PersonId()) {
            http::Request before;
            before.cookies.add("session", session_of(person));
            form.add("token", web::Visit(*around, before).form_token());
        }
        request.form = std::move(form);
        return ask(person, std::move(request));
    }
    static http::Fields fields(std::initializer_list<std::pair<const char*, const char*>> pairs) {
        http::Fields all;
        for (const auto& [name, value] : pairs)
            all.add(name, value);
        return all;
    }

    std::string session_of(PersonId person) {
        auto& token = sessions[person];
        if (token.empty())
            token = *write([&](db::Transaction& tx) -> Result<std::string> {
                return web::start_session(tx, randomness, person, locale::Language());
            });
        return token;
    }

    http::Router router;
    std::optional<web::Surroundings> around;
    std::optional<gifts::Posting> place;
    std::optional<Handovers> with;
    std::map<PersonId, std::string> sessions;
};
PLENTY_ON_BOTH_ENGINES(PagesTest);

TEST_P(PagesTest, LeadTheWholeWay) {
    const std::string bread = "/posts/" + post(amina, Side::offer, 2).text();
    const auto replied = send(bo, bread + "/reply", fields({{"quantity", "1"}, {"words", "I'd be glad"}}));
    ASSERT_EQ(replied.status, 303);
    const std::string way(replied.headers.get("location"));
    EXPECT_THAT(get(amina, bread + "/replies").body, HasSubstr("I&#39;d be glad"));
    EXPECT_EQ(get(bo, bread + "/reply").headers.get("location"), way);

    EXPECT_EQ(send(amina, way + "/answer", fields({{"answer", "yes"}, {"quantity", "1"}})).status, 303);
    const auto meeting = fields({{"place", "Library"}, {"at", "2026-06-16T18:30"}, {"contact", "Phone 555"}});
    EXPECT_EQ(send(amina, way + "/meeting", meeting).status, 303);
    EXPECT_THAT(get(bo, way).body, HasSubstr("Library"));
    EXPECT_THAT(get(bo, way).body, Not(HasSubstr("Phone 555")));
    EXPECT_EQ(send(bo, way + "/agree", fields({{"meeting", "1"}, {"contact", ""}})).status, 303);
    EXPECT_THAT(get(bo, way).body, HasSubstr("Phone 555"));
    EXPECT_THAT(get(bo, way).body, HasSubstr("CanaryPlace"));
    EXPECT_EQ(send(bo, way + "/messages", fields({{"words", "On my way"}})).status, 303);
    EXPECT_THAT(get(amina, way).body, HasSubstr("On my way"));
    EXPECT_THAT(get(amina, "/handovers").body, HasSubstr(way));

    const auto done = send(amina, way + "/done", {});
    EXPECT_EQ(done.headers.get("location"), "/handovers");
    EXPECT_EQ(get(bo, way).status, 404);
    EXPECT_THAT(get(amina, "/handovers").body, Not(HasSubstr(way)));
}

TEST_P(PagesTest, GiveBackWhatWasTyped) {
    const std::string bread = "/posts/" + post(amina, Side::ask, 2).text();
    const auto refused = send(bo, bread + "/reply", fields({{"quantity", "two"}, {"words", "I have some"}}));
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("I have some"));
    EXPECT_THAT(refused.body, HasSubstr("two"));
}

struct Expected {
    const char* path; ///< {match} and {post} are filled in
    http::Method method;
    int stranger, outsider, member, other_replier, replier, poster;
};

/// Every route, for everybody. The forms are empty, so that nothing changes until the replier calls it off;
/// 422 and 409 say that the thing is there for them, though this cannot be done with it.
const std::vector<Expected> expected{
    {"/posts/{post}/replies", http::Method::get, 401, 404, 404, 404, 404, 200},
    {"/posts/{post}/replies/need", http::Method::post, 401, 404, 404, 404, 404, 409},
    {"/posts/{post}/reply", http::Method::get, 401, 404, 200, 303, 303, 303},
    {"/posts/{post}/reply", http::Method::post, 401, 404, 422, 422, 422, 422},
    {"/handovers", http::Method::get, 401, 200, 200, 200, 200, 200},
    {"/handovers/{match}", http::Method::get, 401, 404, 404, 404, 200, 200},
    {"/handovers/{match}/answer", http::Method::post, 401, 404, 404, 404, 409, 409},
    {"/handovers/{match}/meeting", http::Method::post, 401, 404, 404, 404, 422, 422},
    {"/handovers/{match}/agree", http::Method::post, 401, 404, 404, 404, 422, 422},
    {"/handovers/{match}/messages", http::Method::post, 401, 404, 404, 404, 422, 422},
    {"/handovers/{match}/heard", http::Method::post, 401, 404, 404, 404, 409, 409},
    {"/handovers/{match}/cancel", http::Method::post, 401, 404, 404, 404, 303, 409},
    {"/handovers/{match}/done", http::Method::post, 401, 404, 404, 404, 409, 409},
    {"/c/elm-street/weeks", http::Method::get, 401, 404, 200, 200, 200, 200},
};

TEST_P(PagesTest, AnswerEverybodyAsTheTableSays) {
    const PostId bread = post(amina, Side::offer, 4);
    ASSERT_TRUE(answer(amina, *reply(chipo, bread), Answer::yes).ok());
    const MatchId match = agreed_match(bread);
    for (const Expected& each : expected) {
        std::string path = each.path;
        for (const auto& [blank, id] :
             {std::pair("{post}", bread.text()), std::pair("{match}", match.text())})
            if (const auto at = path.find(blank); at != path.npos)
                path.replace(at, std::strlen(blank), id);
        const std::vector<std::pair<PersonId, int>> row{
            {PersonId(), each.stranger}, {esi, each.outsider}, {dora, each.member},
            {chipo, each.other_replier}, {bo, each.replier},   {amina, each.poster}};
        int column = 0;
        for (const auto& [person, status] : row) {
            const auto response =
                each.method == http::Method::get ? get(person, path) : send(person, path, {});
            EXPECT_EQ(response.status, status) << path << ", column " << column;
            ++column;
        }
    }
    for (const auto& route : router.routes())
        EXPECT_TRUE(std::ranges::any_of(expected, [&](const Expected& each) {
            const bool is_weeks = route.pattern == "/c/{community}/weeks"; // asked in one community
            return (is_weeks || route.pattern == each.path) && route.method == each.method;
        })) << route.pattern;
}

}
}
