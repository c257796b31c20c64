#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a browser asks and what we answer. Plain values, independent of how bytes travel.
namespace plenty::http {

enum class Method { get, head, post, put, patch, del, options, other };

/// Names and values in the order they came. Names may repeat.
class Fields {
public:
    void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }
    /// The first value of that name, or nothing.
    std::optional<std::string_view> find(std::string_view name) const;
    /// The first value of that name, or the empty text.
    std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }
    std::vector<std::string_view> all(std::string_view name) const;
    bool empty() const { return pairs_.empty(); }
    auto begin() const { return pairs_.begin(); }
    auto end() const { return pairs_.end(); }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

/// A file sent with a form: already on disk, without a name there, gone when the last copy is.
class Upload {
public:
    Upload(std::string field, std::string filename, std::string content_type, int descriptor,
           std::uint64_t size);
    ~Upload();
    Upload(Upload&&) noexcept;
    Upload& operator=(Upload&&) noexcept;

    const std::string& field() const { return field_; }
    const std::string& filename() const { return filename_; }
    const std::string& content_type() const { return content_type_; }
    std::uint64_t size() const { return size_; }
    /// The whole file, or nothing if it is longer than `limit`.
    std::optional<std::string> read(std::uint64_t limit) const;

private:
    std::string field_, filename_, content_type_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// A request whose head and body have been read within the limits. Everything in `query`, `form`
/// and `path` is percent-decoded and valid UTF-8; a request for which that cannot be had is
/// answered 400 before any handler sees it. Header and cookie names are lower case.
struct Request {
    Method method = Method::get;
    std::string target; ///< as sent: path and query
    std::string path;
    Fields query;
    Fields headers;
    Fields cookies;
    Fields form; ///< application/x-www-form-urlencoded, or the text fields of multipart/form-data
    std::vector<Upload> uploads;
    std::string body;    ///< every other content type
    std::string remote;  ///< the client's address; from X-Forwarded-For only behind a known proxy
    bool secure = false; ///< it came over TLS, here or at a known proxy
    std::vector<std::string> parameters; ///< the `{…}` parts of the route, in order
};

/// Where a handler sends server-sent events to. Safe to call from any thread, for as long as it is held.
/// When the last holder lets go, what was sent is still delivered, and the stream ends.
class EventSink {
public:
    virtual ~EventSink() = default;
    /// Queues one event; false once the client has gone, or when it is too slow to keep.
    virtual bool send(std::string_view event, std::string_view data) = 0;
};

struct Response {
    int status = 200;
    Fields headers;
    std::string body;
    /// Bytes that live as long as the program; sent instead of `body` where set.
    std::optional<std::string_view> fixed_body;
    /// If set, the answer is a stream of server-sent events; called once, on a worker.
    std::function<void(std::shared_ptr<EventSink>)> events;
};

Response text_response(int status, std::string_view text);
Response redirect(std::string_view path); ///< 303 See Other: the answer to every successful form

/// Percent-encodes everything but letters, digits and -._~
std::string encode_component(std::string_view text);
/// Parses application/x-www-form-urlencoded. Nothing if it has more than `limit` fields, a bad
/// escape, or text that is not UTF-8 or contains NUL.
std::optional<Fields> parse_urlencoded(std::string_view text, std::size_t limit = 1000);
/// Parses a Cookie header; pieces that are no cookies are passed over, and so is a name that differs
/// from a guarded one (`__Host-`, `__Secure-`) by case alone.
Fields parse_cookies(std::string_view header);

}
