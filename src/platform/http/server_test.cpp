#include "base/result.hpp"
#include "platform/http/server.hpp"
#include "platform/http/server_testing.hpp"

#include <gtest/gtest.h>

#include <future>

namespace plenty::http {
namespace {

using std::chrono::milliseconds;

/// Says back what it understood.
Response echo(Request& request) {
    std::string text = request.path;
    for (const auto& [name, value] : request.query)
        text += "|?" + name + "=" + value;
    for (const auto& [name, value] : request.form)
        text += "|" + name + "=" + value;
    return text_response(200, text + "|" + request.body);
}

Router echo_router() {
    Router router;
    router.add(Method::get, "/echo", echo);
    router.add(Method::post, "/echo", echo, {.body = 100});
    return router;
}

TEST(Server, AnswersAndKeepsTheConnection) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        const auto reply = client.send(get("/echo?a=1%202")).reply();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 200);
        EXPECT_EQ(reply->body, "/echo|?a=1 2|");
        EXPECT_EQ(reply->headers.get("date").size(), 29U);
    }
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    client.send(get("/echo?n=1") + post("/echo", "text/plain", "two") + get("/echo?n=3"));
    EXPECT_EQ(client.reply()->body, "/echo|?n=1|");
    EXPECT_EQ(client.reply()->body, "/echo|two");
    EXPECT_EQ(client.reply()->body, "/echo|?n=3|");
}

TEST(Server, ReadsARequestInPiecesOfOneByte) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    for (const char byte : post("/echo", "application/x-www-form-urlencoded", "kind=rye+bread"))
        client.send(std::string_view(&byte, 1));
    EXPECT_EQ(client.reply()->body, "/echo|kind=rye bread|");
}

TEST(Server, ReadsChunks) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                "4\r\nwarm\r\n5;x=y\r\n soup\r\n0\r\n\r\n" +
                get("/echo"));
    EXPECT_EQ(client.reply()->body, "/echo|warm soup");
    EXPECT_EQ(client.reply()->body, "/echo|");
}

TEST(Server, AnswersHeadWithoutABody) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    client.send("HEAD /echo HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.reply(true)->headers.get("content-length"), "6");
    EXPECT_EQ(client.status_of(get("/echo")), 200);
}

TEST(Server, ClosesWhenAskedTo) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    EXPECT_EQ(client.send(get("/echo", "Connection: close\r\n")).reply()->headers.get("connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST(Server, SpeaksTheOldVersionToo) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient brief(server.port());
    EXPECT_EQ(brief.status_of("GET /echo HTTP/1.0\r\n\r\n"), 200);
    EXPECT_TRUE(brief.is_closed());
    RawClient lasting(server.port());
    lasting.send("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(lasting.reply()->headers.get("connection"), "keep-alive");
    EXPECT_EQ(lasting.status_of("GET /echo HTTP/1.0\r\n\r\n"), 200);
}

TEST(Server, AnswersAClientThatHasStoppedSending) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    client.send(get("/echo")).stop_sending();
    EXPECT_EQ(client.reply()->status, 200);
    EXPECT_TRUE(client.is_closed());
}

TEST(Server, InvitesTheBodyOfACarefulClient) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.reply()->status, 100);
    client.send("soup");
    EXPECT_EQ(client.reply()->body, "/echo|soup");
}

TEST(Server, DoesNotInviteABodyThatIsTooLong) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    EXPECT_EQ(client.status_of(
                  "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\nExpect: 100-continue\r\n\r\n"),
              413);
    EXPECT_TRUE(client.is_closed());
}

TEST(Server, TellsAWrongMethodFromAWrongPath) {
    const Router router = echo_router();
    const RunningServer server(router);
    RawClient client(server.port());
    EXPECT_EQ(client.status_of(get("/nowhere")), 404);
    const auto reply = client.send("DELETE /echo HTTP/1.1\r\nHost: a\r\n\r\n").reply();
    EXPECT_EQ(reply->status, 405);
    EXPECT_EQ(reply->headers.get("allow"), "GET, HEAD, POST");
    EXPECT_EQ(client.status_of(get("/echo")), 200);
}

TEST(Server, SurvivesAHandlerThatThrows) {
    Router router = echo_router();
    router.add(Method::get, "/fault", [](Request&) -> Response { throw Fault("the database is gone"); });
    router.add(Method::get, "/odd", [](Request&) -> Response { throw 7; });
    const RunningServer server(router);
    RawClient client(server.port());
    EXPECT_EQ(client.status_of(get("/fault")), 500);
    EXPECT_EQ(client.status_of(get("/odd")), 500);
    EXPECT_EQ(client.status_of(get("/echo")), 200);
}

TEST(Server, RendersFailuresWithThePageItWasGiven) {
    Router router = echo_router();
    router.add(Method::get, "/gone", [](Request&) {
        Response response;
        response.status = 410;
        response.headers.add("x-why", "eaten");
        return response;
    });
    ServerOptions options;
    options.headers = {{"x-frame-options", "DENY"}, {"content-type", "never/used"}};
    options.failure_page = [](int status, const Request& request) {
        return text_response(status, "sorry " + request.path);
    };
    const RunningServer server(router, options);
    RawClient client(server.port());
    EXPECT_EQ(client.send(get("/no%20where")).reply()->body, "sorry /no where");
    const auto gone = client.send(get("/gone")).reply();
    EXPECT_EQ(gone->status, 410);
    EXPECT_EQ(gone->body, "sorry /gone");
    EXPECT_EQ(gone->headers.get("x-why"), "eaten");
    EXPECT_EQ(gone->headers.get("x-frame-options"), "DENY");
    EXPECT_EQ(gone->headers.all("content-type").size(), 1U);
}

TEST(Server, LetsNoAnswerBreakOutOfItsHeaders) {
    Router router;
    router.add(Method::get, "/", [](Request&) {
        Response response = redirect("/a\r\nset-cookie: stolen=1");
        response.headers.add("bad name", "x");
        response.headers.add("x-nul", std::string("a\0b", 3));
        response.headers.add("Content-Length", "7");
        response.headers.add("x-good", "yes");
        return response;
    });
    const RunningServer server(router);
    RawClient client(server.port());
    const auto reply = client.send(get("/")).reply();
    EXPECT_EQ(reply->status, 303);
    EXPECT_EQ(reply->headers.find("location"), std::nullopt);
    EXPECT_EQ(reply->headers.find("set-cookie"), std::nullopt);
    EXPECT_EQ(reply->headers.find("x-nul"), std::nullopt);
    EXPECT_EQ(reply->headers.all("content-length").size(), 1U);
    EXPECT_EQ(reply->headers.get("x-good"), "yes");
}

TEST(Server, BelievesAKnownProxyAloneAboutItsClients) {
    Router router;
    router.add(Method::get, "/", [](Request& request) {
        return text_response(200, request.remote + (request.secure ? " secure" : ""));
    });
    constexpr std::string_view forwarded =
        "X-Forwarded-For: 1.2.3.4, 203.0.113.9\r\nX-Forwarded-Proto: https\r\n";
    const RunningServer alone(router);
    EXPECT_EQ(RawClient(alone.port()).send(get("/", forwarded)).reply()->body, "127.0.0.1");
    ServerOptions options;
    options.proxies = {"::ffff:127.0.0.1"};
    const RunningServer behind_proxy(router, options);
    EXPECT_EQ(RawClient(behind_proxy.port()).send(get("/", forwarded)).reply()->body, "203.0.113.9 secure");
}

TEST(Server, FaultsWhenItsAddressCannotBeHad) {
    const Router router;
    ServerOptions options;
    options.address = "192.0.2.1";
    EXPECT_THROW(Server(options, router), Fault);
    options.address = "no address";
    EXPECT_THROW(Server(options, router), Fault);
    const RunningServer other(router);
    options.address = "127.0.0.1";
    options.port = other.port();
    EXPECT_THROW(Server(options, router), Fault);
}

TEST(Server, ServesOnSeveralThreads) {
    const Router router = echo_router();
    ServerOptions options;
    options.io_threads = 3;
    const RunningServer server(router, options);
    std::vector<std::future<int>> clients;
    for (int i = 0; i < 12; ++i)
        clients.push_back(std::async(std::launch::async, [&server] {
            RawClient client(server.port());
            int good = 0;
            for (int n = 0; n < 50; ++n)
                good += client.status_of(get("/echo")) == 200 ? 1 : 0;
            return good;
        }));
    for (auto& client : clients)
        EXPECT_EQ(client.get(), 50);
}

TEST(Server, MayBeStoppedBeforeItRunsAndTwice) {
    const Router router;
    ServerOptions options;
    options.port = 0;
    Server server(options, router);
    server.stop();
    server.stop();
    server.run();
}

TEST(Server, FinishesRunningRequestsWhenItStops) {
    Router router;
    std::promise<void> began;
    router.add(Method::get, "/slow", [&](Request&) {
        began.set_value();
        std::this_thread::sleep_for(milliseconds(80));
        return text_response(200, "done");
    });
    RunningServer server(router);
    RawClient idle(server.port()), busy(server.port());
    busy.send(get("/slow"));
    began.get_future().wait();
    server.stop();
    EXPECT_EQ(busy.reply()->body, "done");
    EXPECT_TRUE(busy.is_closed());
    EXPECT_TRUE(idle.is_closed());
    EXPECT_THROW(RawClient{server.port()}, Fault);
}

TEST(Server, StopsUnderLoadWithoutHalfAnAnswer) {
    const Router router = echo_router();
    RunningServer server(router);
    std::vector<std::future<bool>> clients;
    for (int i = 0; i < 8; ++i)
        clients.push_back(std::async(std::launch::async, [&server] {
            RawClient client(server.port());
            while (true) {
                const auto reply = client.send(get("/echo")).reply();
                if (!reply)
                    return client.rest().empty(); // nothing, rather than a piece
            }
        }));
    std::this_thread::sleep_for(milliseconds(50));
    server.stop();
    for (auto& client : clients)
        EXPECT_TRUE(client.get());
}

TEST(Server, StopsWaitingForAClientThatDoesNotRead) {
    Router router;
    router.add(Method::get, "/big",
               [](Request&) { return text_response(200, std::string(20'000'000, 'x')); });
    ServerOptions options;
    options.drain_time = milliseconds(50);
    RunningServer server(router, options);
    RawClient client(server.port());
    client.send(get("/big"));
    EXPECT_TRUE(client.sees("200"));
    const auto before = std::chrono::steady_clock::now();
    server.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
}

}
}
