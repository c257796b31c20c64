#include "platform/http/server_testing.hpp"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <list>

namespace plenty::http {
namespace {

using std::chrono::milliseconds;

Response say_nothing(Request&) {
    return text_response(200, "ok");
}

Router small_router() {
    Router router;
    router.add(Method::get, "/", say_nothing);
    router.add(Method::get, "/rare", say_nothing, {.requests_per_minute = 2});
    router.add(Method::post, "/", [](Request& request) { return text_response(200, request.body); },
               {.body = 100});
    router.add(Method::get, "/big",
               [](Request&) { return text_response(200, std::string(20'000'000, 'x')); });
    return router;
}

ServerOptions impatient() {
    ServerOptions options;
    options.header_time = options.body_time = options.write_time = options.idle_time = milliseconds(60);
    return options;
}

/// Whether it comes true within a second.
template <class Condition>
bool soon(Condition&& condition) {
    for (int i = 0; i < 1000; ++i) {
        if (condition())
            return true;
        std::this_thread::sleep_for(milliseconds(1));
    }
    return false;
}

/// A client that stays and says a letter now and then, which must not earn it more time.
int status_of_slow_client(const RunningServer& server, std::string_view start) {
    RawClient client(server.port());
    client.send(start);
    for (int i = 0; i < 6; ++i) {
        std::this_thread::sleep_for(milliseconds(20));
        client.send("x");
    }
    const auto reply = client.reply();
    return reply ? reply->status : 0;
}

TEST(Limits, LetASlowHeadGo) {
    const Router router = small_router();
    const RunningServer server(router, impatient());
    EXPECT_EQ(status_of_slow_client(server, "GET / HTTP/1.1\r\nHost: a\r\nX: "), 408);
}

TEST(Limits, LetASlowBodyGo) {
    const Router router = small_router();
    const RunningServer server(router, impatient());
    EXPECT_EQ(status_of_slow_client(server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n"), 408);
    EXPECT_EQ(status_of_slow_client(server,
                                    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n30\r\n"),
              408);
}

TEST(Limits, LetAnIdleClientGoWithoutAWord) {
    const Router router = small_router();
    const RunningServer server(router, impatient());
    RawClient fresh(server.port()), served(server.port());
    EXPECT_EQ(served.status_of(get("/")), 200);
    EXPECT_EQ(fresh.rest(), "");
    EXPECT_EQ(served.rest(), "");
}

TEST(Limits, LetAClientGoThatDoesNotRead) {
    const Router router = small_router();
    const RunningServer server(router, impatient());
    RawClient client(server.port());
    client.send(get("/big"));
    EXPECT_TRUE(client.sees("200 OK"));
    std::this_thread::sleep_for(milliseconds(150));
    EXPECT_LT(client.rest().size(), 20'000'000U);
}

TEST(Limits, DoNotHurryAHandler) {
    Router router;
    router.add(Method::get, "/", [](Request&) {
        std::this_thread::sleep_for(milliseconds(150));
        return text_response(200, "done");
    });
    const RunningServer server(router, impatient());
    EXPECT_EQ(RawClient(server.port()).status_of(get("/")), 200);
}

TEST(Limits, RefuseABodyThatIsTooLong) {
    const Router router = small_router();
    const RunningServer server(router);
    const std::string five_megabytes(5'000'000, 'x');
    RawClient announced(server.port()), chunked(server.port()), exact(server.port());
    EXPECT_EQ(announced.status_of(post("/", "text/plain", five_megabytes)), 413);
    EXPECT_TRUE(announced.is_closed());
    EXPECT_EQ(chunked.status_of("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4C4B40\r\n" +
                                five_megabytes),
              413);
    EXPECT_EQ(exact.status_of(post("/", "text/plain", std::string(100, 'x'))), 200);
}

TEST(Limits, RefuseAHeadThatIsTooLong) {
    const Router router = small_router();
    const RunningServer server(router);
    RawClient client(server.port());
    EXPECT_EQ(client.status_of(get("/", "X: " + std::string(64 * 1024, 'x') + "\r\n")), 431);
    EXPECT_TRUE(client.is_closed());
}

TEST(Limits, CloseAfterEveryMalformedRequest) {
    const Router router = small_router();
    const RunningServer server(router);
    for (const char* smuggled :
         {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET "
          "/ HTTP/1.1\r\n",
          "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n"}) {
        RawClient client(server.port());
        client.send(smuggled);
        const std::string answers = client.rest();
        EXPECT_TRUE(answers.starts_with("HTTP/1.1 400 ")) << smuggled;
        EXPECT_EQ(answers.find("HTTP/1.1", 1), std::string::npos) << smuggled;
    }
}

TEST(Limits, HoldBackWhoAsksTooOften) {
    const Router router = small_router();
    const RunningServer server(router);
    RawClient client(server.port());
    EXPECT_EQ(client.status_of(get("/rare")), 200);
    EXPECT_EQ(client.status_of(get("/rare")), 200);
    const auto third = client.send(get("/rare")).reply();
    EXPECT_EQ(third->status, 429);
    EXPECT_EQ(third->headers.get("retry-after"), "30");
    EXPECT_EQ(client.status_of(get("/")), 200);
}

TEST(Limits, HoldBackNobodyWhenSwitchedOff) {
    const Router router = small_router();
    ServerOptions options;
    options.rate_limits = false;
    const RunningServer server(router, options);
    RawClient client(server.port());
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(client.status_of(get("/rare")), 200);
}

TEST(Limits, TurnAwayWhatNoWorkerCanTake) {
    Router router;
    std::latch started(1), go_on(1);
    router.add(Method::get, "/", [&](Request&) {
        started.count_down();
        go_on.wait();
        return text_response(200, "done");
    });
    ServerOptions options;
    options.workers = 1;
    options.waiting = 1;
    const RunningServer server(router, options);
    RawClient running(server.port());
    running.send(get("/"));
    started.wait();
    std::list<RawClient> others;
    std::vector<int> refused;
    for (int i = 0; i < 3; ++i)
        others.emplace_back(server.port()).send(get("/"));
    std::this_thread::sleep_for(milliseconds(50));
    go_on.count_down();
    int busy = 0;
    for (RawClient& client : others) {
        const auto reply = client.reply();
        busy += reply->status == 503 && reply->headers.get("retry-after") == "2" ? 1 : 0;
    }
    EXPECT_EQ(busy, 2);
    EXPECT_EQ(running.reply()->status, 200);
}

TEST(Limits, CountConnections) {
    const Router router = small_router();
    ServerOptions options;
    options.connections = 2;
    const RunningServer server(router, options);
    auto first = std::make_unique<RawClient>(server.port());
    RawClient second(server.port());
    EXPECT_EQ(first->status_of(get("/")), 200);
    EXPECT_EQ(second.status_of(get("/")), 200);
    EXPECT_TRUE(RawClient(server.port()).is_closed());
    first.reset();
    int status = 0;
    for (int i = 0; i < 100 && status != 200; ++i)
        status = RawClient(server.port()).status_of(get("/"));
    EXPECT_EQ(status, 200);
}

TEST(Limits, CountConnectionsOfOneAddressUnlessItIsAProxy) {
    const Router router = small_router();
    ServerOptions options;
    options.connections_per_address = 1;
    const RunningServer server(router, options);
    RawClient first(server.port());
    EXPECT_EQ(first.status_of(get("/")), 200);
    EXPECT_TRUE(RawClient(server.port()).is_closed());
    options.proxies = {"127.0.0.1"};
    const RunningServer proxied(router, options);
    RawClient one(proxied.port()), two(proxied.port());
    EXPECT_EQ(one.status_of(get("/")), 200);
    EXPECT_EQ(two.status_of(get("/")), 200);
}

TEST(Limits, ServeOthersWhileManyHoldOutHalfARequest) {
    const Router router = small_router();
    const RunningServer server(router);
    std::list<RawClient> holding;
    for (int i = 0; i < 300; ++i)
        holding.emplace_back(server.port()).send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(RawClient(server.port()).status_of(get("/")), 200);
    EXPECT_LT(std::chrono::steady_clock::now() - before, milliseconds(300));
    EXPECT_EQ(holding.back().status_of("y\r\n\r\n"), 200);
}

TEST(Uploads, AreGoneWithTheirRequest) {
    Router router;
    router.add(Method::post, "/",
               [](Request& request) {
                   std::string text = request.form.get("note").data();
                   for (const Upload& upload : request.uploads)
                       text += "|" + upload.filename() + "=" + std::to_string(upload.read(1'000'000)->size());
                   return text_response(200, text);
               },
               {.file = 300'000});
    ServerOptions options;
    options.upload_directory = testing::TempDir();
    const RunningServer server(router, options);
    RawClient client(server.port());
    const std::string start =
        "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhi\r\n"
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"soup.jpg\"\r\n\r\n";
    const std::string type = "multipart/form-data; boundary=b";
    EXPECT_EQ(client.status_of(get("/")), 405);
    const std::size_t before = open_descriptors();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(
            client.send(post("/", type, start + std::string(250'000, 'x') + "\r\n--b--\r\n")).reply()->body,
            "hi|soup.jpg=250000");
    EXPECT_EQ(RawClient(server.port()).status_of(post("/", type, start + "no end")), 400);
    const std::string large(350'000, 'x');
    EXPECT_EQ(RawClient(server.port()).status_of(post("/", type, start + large + "\r\n--b--\r\n")), 413);
    RawClient(server.port()).send(post("/", type, start + large).substr(0, 100'000));
    EXPECT_TRUE(soon([&] { return open_descriptors() == before; }));
}

TEST(Uploads, AnswerSoWhenTheDirectoryIsGone) {
    Router router;
    router.add(Method::post, "/", say_nothing, {.file = 1000});
    ServerOptions options;
    options.upload_directory = "/proc/nowhere";
    const RunningServer server(router, options);
    RawClient client(server.port());
    EXPECT_EQ(client.status_of(
                  post("/", "multipart/form-data; boundary=b",
                       "--b\r\nContent-Disposition: form-data; name=f; filename=g\r\n\r\nx\r\n--b--\r\n")),
              500);
}

}
}
