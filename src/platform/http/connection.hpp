#pragma once
#include "platform/http/connection_count.hpp"
#include "platform/http/event_queue.hpp"
#include "platform/http/reception.hpp"
#include "platform/http/request_parser.hpp"
#include "platform/http/responder.hpp"
#include "platform/http/transport.hpp"
#include "platform/http/worker_pool.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace plenty::http {

/// What all connections share. Outlives them.
struct Surroundings {
    const ServerOptions& options;
    Reception& reception;
    const Responder& responder;
    WorkerPool& workers;
};

/// One client's connection: reads requests one after the other, has them answered, writes the answers.
///
/// Everything happens on the thread of its loop, except handlers. Only here are coroutines;
/// tools/check_coroutines.sh says which forms of co_await g++ 12 gets right.
class Connection {
public:
    using Clock = std::chrono::steady_clock;

    /// `scratch` is where bytes are read to first; shared by all connections of the loop, so that an
    /// idle one needs no buffer.
    Connection(const Surroundings& surroundings, std::unique_ptr<Transport> transport, std::string peer,
               ConnectionCount::Ticket ticket, std::span<char> scratch);

    /// Serves until either side has had enough.
    boost::asio::awaitable<void> serve();

    /// Interrupts whoever has been waiting longer than he may.
    void check_deadline(Clock::time_point now);
    /// Ends after the request that is being answered, if any.
    void finish();
    /// Ends as soon as the handler that runs, if any, has returned.
    void abort();

private:
    template <class T>
    using Awaitable = boost::asio::awaitable<T>;
    using Span = std::chrono::milliseconds;
    enum class Arrival { complete, late, gone, failed };

    /// A stream of events: what waits, and how to be woken.
    struct Stream {
        std::shared_ptr<boost::asio::steady_timer> alarm;
        std::shared_ptr<EventQueue> queue;
    };

    Awaitable<bool> wait_for_request();
    Awaitable<void> serve_request();
    Awaitable<void> read_request(RequestParser& parser, Direction& direction);
    Awaitable<void> read_body(RequestParser& parser, Direction& direction);
    Awaitable<Arrival> read_part(RequestParser& parser);
    Awaitable<void> answer(const Route& route, RequestParser& parser);
    Awaitable<void> refuse(const Direction& direction, RequestParser& parser);
    Awaitable<void> send_events(const Stream& stream);
    Awaitable<void> linger();

    Awaitable<bool> read_more();
    Awaitable<bool> send(std::string_view head, std::string_view body);
    Awaitable<bool> ready(Transport::Socket::wait_type what);

    bool feed(RequestParser& parser);
    static void settle(Arrival arrival, RequestParser& parser, Direction& direction);
    AnswerTo answer_to(const Head& head) const;
    std::function<void()> visit(const Route& route, RequestParser& parser, Answer& answer, Stream& stream);
    Stream open_stream();
    void watch_for_leaving(const Stream& stream);
    void allow(Span span) { deadline_ = Clock::now() + span; }
    void allow_forever() { deadline_ = Clock::time_point::max(); }
    void interrupt();

    // fixed after construction
    const Surroundings& around_;
    std::unique_ptr<Transport> transport_;
    std::string peer_;
    ConnectionCount::Ticket ticket_;
    std::span<char> scratch_;

    std::string unread_; ///< bytes that came and belong to no request yet
    Clock::time_point deadline_ = Clock::time_point::max();
    bool late_ = false;      ///< the deadline has passed
    bool resting_ = false;   ///< between requests, or streaming events: may be ended at any time
    bool keep_alive_ = true; ///< another request may follow
    bool finishing_ = false; ///< the server is stopping
};

}
