#include "platform/http/event_queue.hpp"
#include "platform/http/server_testing.hpp"

#include <gtest/gtest.h>

namespace plenty::http {
namespace {

using std::chrono::milliseconds;

TEST(EventQueue, WritesEventsAsTheyAreSent) {
    EventQueue queue([] {});
    EXPECT_TRUE(queue.add("post\nid: 7", "one\r\ntwo\n"));
    EXPECT_TRUE(queue.add("empty", ""));
    EXPECT_EQ(queue.take(), "event: postid: 7\ndata: one\ndata: two\n\nevent: empty\ndata: \n\n");
    EXPECT_EQ(queue.take(), "");
}

TEST(EventQueue, WakesForTheFirstEventAndTheEnd) {
    int woken = 0;
    EventQueue queue([&] { ++woken; });
    queue.add("a", "1");
    queue.add("a", "2");
    EXPECT_EQ(woken, 1);
    queue.close();
    queue.close();
    EXPECT_EQ(woken, 2);
    EXPECT_FALSE(queue.add("a", "3"));
    EXPECT_TRUE(queue.take()->ends_with("data: 2\n\n"));
    EXPECT_EQ(queue.take(), std::nullopt);
}

TEST(EventQueue, LetsGoOfAClientThatFallsBehind) {
    EventQueue queue([] {});
    for (int i = 0; i < 256; ++i)
        ASSERT_TRUE(queue.add("a", "1"));
    EXPECT_FALSE(queue.add("a", "1"));
    EXPECT_EQ(queue.take(), std::nullopt);
    EventQueue large([] {});
    EXPECT_FALSE(large.add("a", std::string(300'000, 'x')));
}

/// A route that hands its sinks to the test.
struct Events {
    Events() {
        router.add(Method::get, "/events", [this](Request&) {
            Response response;
            response.events = [this](std::shared_ptr<EventSink> sink) {
                sinks.with([&](auto& all) { all.push_back(std::move(sink)); });
            };
            return response;
        });
    }

    std::shared_ptr<EventSink> next() {
        for (;;) {
            auto sink = sinks.with(
                [](auto& all) { return all.empty() ? nullptr : std::exchange(all.back(), nullptr); });
            if (sink)
                return sink;
            std::this_thread::sleep_for(milliseconds(1));
        }
    }

    /// Whether the sink notices within a second that nobody listens.
    static bool is_left(EventSink& sink) {
        for (int i = 0; i < 1000; ++i) {
            if (!sink.send("a", "b"))
                return true;
            std::this_thread::sleep_for(milliseconds(1));
        }
        return false;
    }

    Router router;
    Guarded<std::vector<std::shared_ptr<EventSink>>> sinks;
};

TEST(Events, ReachTheClientAsTheyHappen) {
    Events events;
    const RunningServer server(events.router);
    RawClient client(server.port());
    const auto head = client.send(get("/events", "Accept-Encoding: br\r\n")).reply(true);
    EXPECT_EQ(head->headers.get("content-type"), "text/event-stream");
    EXPECT_EQ(head->headers.get("cache-control"), "no-store");
    EXPECT_EQ(head->headers.find("content-length"), std::nullopt);
    const auto sink = events.next();
    EXPECT_TRUE(sink->send("post", "bread"));
    EXPECT_TRUE(client.sees("event: post\ndata: bread\n\n"));
    EXPECT_TRUE(sink->send("post", "soup"));
    EXPECT_TRUE(client.sees("data: soup\n\n"));
}

TEST(Events, EndWhenTheSinkIsLetGo) {
    Events events;
    const RunningServer server(events.router);
    RawClient client(server.port());
    client.send(get("/events"));
    auto sink = events.next();
    sink->send("last", "word");
    sink.reset();
    EXPECT_TRUE(client.sees("data: word\n\n"));
    EXPECT_TRUE(client.is_closed());
}

TEST(Events, StayAliveWhenNothingHappens) {
    Events events;
    ServerOptions options;
    options.heartbeat = milliseconds(10);
    const RunningServer server(events.router, options);
    RawClient client(server.port());
    client.send(get("/events"));
    const auto sink = events.next();
    EXPECT_TRUE(client.sees(":\n\n:\n\n"));
}

TEST(Events, NoticeWhenTheClientLeaves) {
    Events events;
    const RunningServer server(events.router);
    auto client = std::make_unique<RawClient>(server.port());
    client->send(get("/events"));
    const auto sink = events.next();
    EXPECT_TRUE(client->sees("\r\n\r\n"));
    client.reset();
    EXPECT_TRUE(Events::is_left(*sink));
}

TEST(Events, LetASlowClientGo) {
    Events events;
    ServerOptions options;
    options.write_time = milliseconds(50);
    const RunningServer server(events.router, options);
    RawClient client(server.port());
    client.send(get("/events"));
    const auto sink = events.next();
    const std::string large(100'000, 'x');
    bool kept = true;
    for (int i = 0; kept && i < 10'000; ++i)
        kept = sink->send("a", large);
    EXPECT_FALSE(kept);
}

TEST(Events, EndWhenTheServerStops) {
    Events events;
    RunningServer server(events.router);
    RawClient client(server.port());
    client.send(get("/events"));
    const auto sink = events.next();
    EXPECT_TRUE(client.sees("\r\n\r\n"));
    const auto before = std::chrono::steady_clock::now();
    server.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
    EXPECT_TRUE(client.is_closed());
    EXPECT_FALSE(sink->send("a", "b"));
}

TEST(Events, SurviveTheServer) {
    Events events;
    std::shared_ptr<EventSink> sink;
    {
        const RunningServer server(events.router);
        RawClient client(server.port());
        client.send(get("/events"));
        sink = events.next();
    }
    EXPECT_FALSE(sink->send("a", "b"));
}

}
}
