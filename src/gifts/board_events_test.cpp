#include "gifts/gifts_testing.hpp"
#include "gifts/routes.hpp"
#include "platform/http/event_queue.hpp"
#include "platform/web/browser_testing.hpp"

namespace plenty::gifts {
namespace {

/// Boards that somebody has open in a browser.
class OpenBoards : public GiftsTest {
protected:
    void SetUp() override {
        GiftsTest::SetUp();
        if (IsSkipped())
            return;
        around.emplace(web::bare_surroundings(database(), clock, randomness, form_key));
        place.emplace(posting());
        web::Routes routes(router, *around);
        add_routes(routes, *place, watchers);
        jobs.emplace(database(), clock, randomness);
        add_jobs(*jobs, watchers);
    }

    http::Response get(std::string_view path, std::optional<PersonId> person = std::nullopt) {
        return (person ? web::signed_in_browser(router, *around, *person) : web::TestBrowser(router))
            .get(path);
    }

    /// The events that reach somebody from now on.
    std::shared_ptr<http::EventQueue> watch(std::optional<PersonId> person = std::nullopt) {
        auto queue = std::make_shared<http::EventQueue>([] {});
        get("/c/elm-street/board/events", person).events(http::sink_into(queue));
        return queue;
    }

    const crypto::SecretKey form_key = crypto::SecretKey::random(randomness);
    std::optional<web::Surroundings> around;
    std::optional<Posting> place;
    web::Watchers watchers{clock};
    http::Router router;
    std::optional<jobs::Jobs> jobs;
};

PLENTY_ON_BOTH_ENGINES(OpenBoards);

TEST_P(OpenBoards, HearOfWhatTheirReaderMaySee) {
    const auto member = watch(amina), stranger = watch(), outsider = watch(chipo);
    post(amina, ask("An hour of company"));
    jobs->run_due();
    EXPECT_EQ(member->take(), "event: changed\ndata: \n\n") << "and nothing of what it is";
    EXPECT_EQ(stranger->take(), "") << "though it could be told by when something moves";
    EXPECT_EQ(outsider->take(), "");
    post(amina, in_public(ask("A walk round the block")));
    jobs->run_due();
    EXPECT_NE(member->take(), "");
    EXPECT_NE(stranger->take(), "");
    EXPECT_NE(outsider->take(), "");
}

TEST_P(OpenBoards, OfACommunityThatIsNotThereAreNotFound) {
    EXPECT_EQ(get("/c/nowhere/board/events").status, 404);
    EXPECT_FALSE(get("/c/nowhere/board/events").events);
}

TEST_P(OpenBoards, SayWhereTheyAreToldOfChanges) {
    EXPECT_THAT(get("/c/elm-street/board").body,
                testing::HasSubstr("data-live=\"/c/elm-street/board/events\""));
}

}
}
