#pragma once
#include "base/guarded.hpp"
#include "base/instant.hpp"
#include "platform/http/message.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace plenty::web {

/// The open pages that want to be told when what they show has changed. They are told no more than that: the
/// page then asks again, and gets what its reader may see.
///
/// Whoever reads is known only when the stream begins, so a stream ends after ten minutes; a browser begins a
/// new one by itself, and is then asked anew who it is. Usable from any thread.
class Watchers {
public:
    static constexpr std::chrono::minutes longest_watch{10};

    /// `clock` outlives it.
    explicit Watchers(const Clock& clock) : clock_(&clock) {}

    /// Tells `sink` of every change of `what` from now on.
    void add(std::string what, std::shared_ptr<http::EventSink> sink);
    /// Sends `changed` to all who watch it, and lets those go who have left.
    void tell(std::string_view what);

private:
    struct Watcher {
        std::shared_ptr<http::EventSink> sink;
        Instant until;
    };
    using Watched = std::multimap<std::string, Watcher, std::less<>>;

    const Clock* clock_;
    Guarded<Watched> watched_;
};

}
