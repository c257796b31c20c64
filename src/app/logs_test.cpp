#include "app/open_house_testing.hpp"
#include "platform/log/log.hpp"

#include <iostream>
#include <sstream>

namespace plenty::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Whatever a journey says about anybody; none of it belongs in a log.
class Secrets {
public:
    std::string note(std::string words) {
        all_.push_back(words);
        return words;
    }
    /// What of it stands in a text.
    std::vector<std::string> in(const std::string& text) const {
        std::vector<std::string> found;
        for (const std::string& each : all_)
            if (!each.empty() && text.find(each) != std::string::npos)
                found.push_back(each);
        return found;
    }

private:
    std::vector<std::string> all_;
};

class Logs : public OpenHouseTest {
protected:
    void SetUp() override {
        log::open(log::Level::debug, log_);
        OpenHouseTest::SetUp();
    }
    void TearDown() override {
        OpenHouseTest::TearDown();
        log::open(log::Level::warning, std::clog);
    }
    void furnish() override {
        house().router.add(http::Method::get, "/breaks/{person}",
                           [](http::Request& request) -> http::Response {
                               throw std::runtime_error("no such person: " + request.parameters.at(0));
                           });
    }

    /// Everything that identifies somebody in a reply: where it leads, and what it sets.
    http::Reply noted(http::Reply reply) {
        const std::string location(reply.headers.get("location"));
        for (const char* of_an_id : {"/posts/", "/handovers/"})
            if (location.starts_with(of_an_id))
                secrets.note(location.substr(std::string_view(of_an_id).size(), 13));
        return reply;
    }

    Caller join(const std::string& name, const std::string& passphrase) {
        Caller somebody = caller();
        (void)somebody.get("/join");
        const auto page = somebody.send("/people", "name=" + secrets.note(name) +
                                                       "&passphrase=" + secrets.note(passphrase));
        EXPECT_EQ(page.status, 200) << page.body;
        for (auto at = page.body.find("<code>"); at != std::string::npos;
             at = page.body.find("<code>", at + 1))
            secrets.note(page.body.substr(at + 6, page.body.find('<', at + 6) - at - 6));
        secrets.note(somebody.cookies["session"]);
        (void)somebody.get("/me");
        return somebody;
    }

    std::string step(Caller& who, const std::string& path, const std::string& form) {
        const auto reply = noted(who.send(path, form));
        EXPECT_EQ(reply.status, 303) << path << '\n' << reply.body;
        return std::string(reply.headers.get("location"));
    }

    /// A gift from the first to the second, to its end.
    void hand_something_over(Caller& giver, Caller& receiver) {
        const std::string community =
            step(giver, "/communities",
                 "name=" + secrets.note("Zugspitzgasse") + "&purpose=Us&areas=" + secrets.note("Hinterhof") +
                     "&place=52.63,1.30&join_policy=open");
        step(receiver, community + "/members", "");
        const std::string form = giver.get(community + "/offer").body;
        const std::string post =
            step(giver, community + "/offers",
                 "words=" + secrets.note("Sauerteig") + "&quantity=1&kind=" + option_of(form, "kind") +
                     "&area=" + option_of(form, "area") + "&place=" + secrets.note("Haustuer"));
        const std::string way =
            step(receiver, post + "/reply", "quantity=1&words=" + secrets.note("Dankeschoen"));
        step(giver, way + "/answer", "answer=yes&quantity=1");
        step(giver, way + "/meeting",
             "at=2026-06-16T18:30&place=" + secrets.note("Brunnenplatz") +
                 "&contact=" + secrets.note("0163555123"));
        step(receiver, way + "/agree", "meeting=1&contact=" + secrets.note("0163555456"));
        step(receiver, way + "/messages", "words=" + secrets.note("Unterwegs"));
        step(giver, way + "/done", "");
        EXPECT_EQ(receiver.get(way).status, 404);
    }

    /// The value of the first real choice in a list.
    static std::string option_of(const std::string& page, const std::string& field) {
        const auto select = page.find("name=\"" + field + "\"");
        for (auto at = page.find("value=\"", select); at != std::string::npos;
             at = page.find("value=\"", at + 1))
            if (const auto value = page.substr(at + 7, page.find('"', at + 7) - at - 7); value.size() == 13)
                return value;
        return {};
    }

    void go_wrong(Caller& somebody, const std::string& name) {
        Caller stranger = caller();
        (void)stranger.get("/sign-in");
        EXPECT_EQ(stranger.send("/sessions", "name=" + name + "&passphrase=" + secrets.note("falschesWort9"))
                      .status,
                  401);
        (void)stranger.send("/recoveries",
                            "name=" + name + "&code=" + secrets.note("AAAA-BBBB-CCCC") + "&passphrase=x");
        EXPECT_EQ(stranger.get("/posts/" + secrets.note("3abcdefghjkmn")).status, 404);
        EXPECT_EQ(stranger.get("/invites/" + secrets.note("einToken1234567")).status, 404);
        EXPECT_EQ(stranger.get("/" + secrets.note("irgendwohin") + "?name=" + name).status, 404);
        EXPECT_EQ(somebody.send("/me", "name=" + repeated(secrets.note("Zuvielwort"), 100)).status, 422);
        EXPECT_EQ(somebody.send("/me", "name=%FF" + secrets.note("Kaputt")).status, 400);
        EXPECT_EQ(somebody.get("/breaks/" + name).status, 500);
        http::RawClient raw(house().server.port());
        (void)raw
            .send("GET /" + secrets.note("Krumm") +
                  " HTTP/9\r\nCookie: session=" + somebody.cookies["session"] + "\r\n\r\n")
            .reply();
    }

    static std::string repeated(const std::string& text, int times) {
        std::string all;
        for (int i = 0; i < times; ++i)
            all += text;
        return all;
    }

    void note_all_ids() {
        constexpr db::Query<0> people{{"people", "SELECT id FROM people", "SELECT id FROM people"}};
        const auto ids =
            house().database->read([&](db::Reader& reader) { return reader.list<PersonId>(people); });
        EXPECT_GE(ids.size(), 2U);
        for (const PersonId id : ids) {
            secrets.note(id.text());
            secrets.note(std::to_string(id.value()));
        }
    }

    std::string log() const { return log_.str(); }

    Secrets secrets;

private:
    std::ostringstream log_;
};
INSTANTIATE_TEST_SUITE_P(On, Logs, testing::Values(db::Engine::sqlite), db::engine_of);

TEST_P(Logs, NameNobodyHoweverItGoes) {
    Caller giver = join("Wilhelmine", "sieben-Gaense-am-Muehlteich");
    Caller receiver = join("Bartholomaeus", "acht-Ziegen-im-Hinterland");
    hand_something_over(giver, receiver);
    go_wrong(receiver, "Bartholomaeus");
    house().work.run_due();
    note_all_ids();
    TearDown(); // so that whatever is still to be said is said
    EXPECT_THAT(log(), HasSubstr("event=request.failed route=/breaks/{person}")) << "the log is the server's";
    EXPECT_THAT(secrets.in(log()), IsEmpty());
}

TEST_P(Logs, APlantedNameIsFoundOut) {
    secrets.note("Wilhelmine");
    EXPECT_THAT(secrets.in(log()), IsEmpty());
    log::error("request.failed", {{"what", Fault("no such person: Wilhelmine")}});
    EXPECT_THAT(secrets.in(log()), testing::ElementsAre("Wilhelmine"));
}

}
}
