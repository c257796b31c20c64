#include "platform/http/connection.hpp"

#include "platform/http/on_worker.hpp"
#include "platform/log/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace plenty::http {
namespace {

namespace net = boost::asio;
using boost::system::error_code;
using Wait = Transport::Socket::wait_type;

constexpr auto without_throwing = net::as_tuple(net::use_awaitable);
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view heartbeat_comment = ":\n\n";
constexpr std::size_t progress_step = 4096; ///< so many bytes earn a slow reader more time
constexpr int most_lingering_reads = 256;
constexpr std::chrono::seconds linger_time(2);
constexpr std::chrono::seconds longest_body_time(120);

std::chrono::milliseconds time_for_body(const ServerOptions& options, std::uint64_t most_bytes) {
    const auto extra = std::chrono::seconds(std::min<std::uint64_t>(most_bytes / 4096, 120));
    return std::min<std::chrono::milliseconds>(options.body_time + extra, longest_body_time);
}

/// Takes what was written off the front of the pieces; true if nothing is left.
bool advance(Transport::Pieces& pieces, std::size_t count) {
    for (net::const_buffer& piece : pieces) {
        const std::size_t of_this = std::min(count, piece.size());
        piece += of_this;
        count -= of_this;
    }
    return net::buffer_size(pieces) == 0;
}

Direction too_busy() {
    Direction direction;
    direction.refused = 503;
    direction.headers.add("retry-after", "2");
    return direction;
}

/// Lets time pass until the alarm rings early; true if it did not.
net::awaitable<bool> sleep(net::steady_timer& alarm, std::chrono::milliseconds span) {
    alarm.expires_after(span);
    const auto [error] = co_await alarm.async_wait(without_throwing);
    co_return !error;
}

}

Connection::Connection(const Surroundings& surroundings, std::unique_ptr<Transport> transport,
                       std::string peer, ConnectionCount::Ticket ticket, std::span<char> scratch)
    : around_(surroundings), transport_(std::move(transport)), peer_(std::move(peer)),
      ticket_(std::move(ticket)), scratch_(scratch) {}

void Connection::check_deadline(Clock::time_point now) {
    if (now < deadline_)
        return;
    late_ = true;
    allow_forever();
    interrupt();
}

void Connection::finish() {
    finishing_ = true;
    if (resting_)
        interrupt();
}

void Connection::abort() {
    finishing_ = true;
    error_code ignored;
    transport_->socket().close(ignored);
}

void Connection::interrupt() {
    error_code ignored;
    transport_->socket().cancel(ignored);
}

net::awaitable<void> Connection::serve() {
    while (keep_alive_ && !finishing_) {
        const bool begun = co_await wait_for_request();
        if (!begun)
            break;
        co_await serve_request();
    }
}

net::awaitable<bool> Connection::wait_for_request() {
    if (!unread_.empty())
        co_return true;
    std::string().swap(unread_); // an idle connection holds no buffer
    resting_ = true;
    allow(around_.options.idle_time);
    const bool begun = co_await read_more();
    resting_ = false;
    co_return begun;
}

net::awaitable<void> Connection::serve_request() {
    RequestParser parser(around_.options.header_bytes);
    Direction direction;
    co_await read_request(parser, direction);
    if (direction.refused)
        co_await refuse(direction, parser);
    else if (direction.route)
        co_await answer(*direction.route, parser);
    else
        keep_alive_ = false;
}

/// Afterwards the direction says what to do; if it says nothing, the client has gone.
net::awaitable<void> Connection::read_request(RequestParser& parser, Direction& direction) {
    allow(around_.options.header_time);
    const Arrival arrival = co_await read_part(parser);
    settle(arrival, parser, direction);
    if (arrival != Arrival::complete || direction.refused)
        co_return;
    direction = around_.reception.receive(parser.request(), peer_);
    if (!direction.refused && parser.head().has_body)
        co_await read_body(parser, direction);
}

net::awaitable<void> Connection::read_body(RequestParser& parser, Direction& direction) {
    Body body(parser.request(), direction.route->limits, around_.options.upload_directory);
    direction.refused = body.refuses(parser.head().length);
    if (direction.refused)
        co_return;
    if (parser.head().expects_continue && unread_.empty())
        co_await send(go_on, std::string_view());
    parser.read_body_into(body);
    allow(time_for_body(around_.options, body.most()));
    const Arrival arrival = co_await read_part(parser);
    settle(arrival, parser, direction);
}

void Connection::settle(Arrival arrival, RequestParser& parser, Direction& direction) {
    switch (arrival) {
    case Arrival::complete:
        direction.refused = parser.refused();
        break;
    case Arrival::late:
        direction.refused = 408;
        break;
    case Arrival::gone:
        direction.route = nullptr;
        break;
    case Arrival::failed:
        direction.refused = 500;
        break;
    }
}

/// Reads until the parser is through with the part it is in.
net::awaitable<Connection::Arrival> Connection::read_part(RequestParser& parser) {
    const RequestParser::Progress part = parser.progress();
    for (;;) {
        if (!feed(parser))
            co_return Arrival::failed;
        if (parser.progress() != part)
            co_return Arrival::complete;
        const bool more = co_await read_more();
        if (late_)
            co_return Arrival::late;
        if (!more)
            co_return Arrival::gone;
    }
}

/// The boundary for a body that the disk does not take.
bool Connection::feed(RequestParser& parser) {
    try {
        unread_.erase(0, parser.take(unread_));
        return true;
    } catch (const std::exception& error) {
        log::error("request.body_not_kept", {{"what", error}});
        return false;
    }
}

AnswerTo Connection::answer_to(const Head& head) const {
    AnswerTo to;
    to.version = head.version;
    to.keep_alive = keep_alive_ && !finishing_;
    return to;
}

net::awaitable<void> Connection::answer(const Route& route, RequestParser& parser) {
    allow_forever();
    keep_alive_ = parser.head().keep_alive;
    Answer answer;
    Stream stream;
    const std::function<void()> work = visit(route, parser, answer, stream);
    const net::any_io_executor home = transport_->socket().get_executor();
    const bool done = co_await on_worker(around_.workers, home, work);
    if (!done) {
        const Direction busy = too_busy();
        co_await refuse(busy, parser);
        co_return;
    }
    const std::string_view body = answer.body.empty() ? answer.fixed_body : std::string_view(answer.body);
    const bool sent = co_await send(answer.head, body);
    keep_alive_ = keep_alive_ && sent;
    if (sent && stream.queue)
        co_await send_events(stream);
}

/// What a worker does for a request; the handler's event stream begins there too.
std::function<void()> Connection::visit(const Route& route, RequestParser& parser, Answer& answer,
                                        Stream& stream) {
    return [this, &route, &parser, &answer, &stream, to = answer_to(parser.head())] {
        answer = around_.responder.handle(route, parser.request(), to);
        if (!answer.events)
            return;
        stream = open_stream();
        around_.responder.begin_events(route, answer, sink_into(stream.queue));
    };
}

net::awaitable<void> Connection::refuse(const Direction& direction, RequestParser& parser) {
    const bool whole = parser.progress() == RequestParser::Progress::complete;
    late_ = false;
    keep_alive_ = whole && parser.head().keep_alive;
    const AnswerTo to = answer_to(parser.head());
    const Answer answer =
        around_.responder.refuse(*direction.refused, parser.request(), direction.headers, to);
    const bool sent = co_await send(answer.head, answer.body);
    keep_alive_ = keep_alive_ && sent;
    if (sent && !whole)
        co_await linger();
}

/// Closing at once would take the answer back from a client that is still sending (RFC 9112, 9.6).
net::awaitable<void> Connection::linger() {
    error_code ignored;
    transport_->socket().shutdown(Transport::Socket::shutdown_send, ignored);
    allow(linger_time);
    bool more = true;
    for (int reads = 0; more && reads < most_lingering_reads; ++reads) {
        unread_.clear();
        more = co_await read_more();
    }
}

Connection::Stream Connection::open_stream() {
    Stream stream;
    const auto home = transport_->socket().get_executor();
    stream.alarm = std::make_shared<net::steady_timer>(home);
    stream.queue = std::make_shared<EventQueue>(
        [home, alarm = stream.alarm] { net::post(home, [alarm] { alarm->cancel(); }); });
    return stream;
}

/// A client that listens has nothing more to say: whatever can be read means that it leaves.
void Connection::watch_for_leaving(const Stream& stream) {
    transport_->socket().async_wait(Wait::wait_read, [queue = stream.queue](error_code) { queue->close(); });
}

net::awaitable<void> Connection::send_events(const Stream& stream) {
    keep_alive_ = false;
    resting_ = true;
    watch_for_leaving(stream);
    bool sent = !finishing_;
    while (sent) {
        auto text = stream.queue->take();
        if (!text)
            break;
        if (text->empty()) {
            allow_forever();
            const bool quiet = co_await sleep(*stream.alarm, around_.options.heartbeat);
            if (quiet)
                sent = co_await send(heartbeat_comment, std::string_view());
        } else {
            sent = co_await send(*text, std::string_view());
        }
    }
    stream.queue->close();
    resting_ = false;
}

net::awaitable<bool> Connection::read_more() {
    for (;;) {
        const bool readable = co_await ready(Wait::wait_read);
        if (!readable)
            co_return false;
        error_code error;
        const std::size_t count = transport_->read(scratch_, error);
        unread_.append(scratch_.data(), count);
        if (error != net::error::would_block)
            co_return count > 0;
    }
}

net::awaitable<bool> Connection::send(std::string_view head, std::string_view body) {
    Transport::Pieces pieces = {net::buffer(head), net::buffer(body)};
    std::size_t progress = 0;
    allow(around_.options.write_time);
    for (;;) {
        error_code error;
        const std::size_t count = transport_->write(pieces, error);
        if (advance(pieces, count))
            co_return true;
        if (error && error != net::error::would_block)
            co_return false;
        progress += count;
        if (progress >= progress_step) {
            progress = 0;
            allow(around_.options.write_time);
        }
        const bool writable = co_await ready(Wait::wait_write);
        if (!writable)
            co_return false;
    }
}

/// False if the deadline passed first, or the connection failed.
net::awaitable<bool> Connection::ready(Wait what) {
    Transport::Socket& socket = transport_->socket();
    const auto [error] = co_await socket.async_wait(what, without_throwing);
    co_return !error && !late_;
}

}
