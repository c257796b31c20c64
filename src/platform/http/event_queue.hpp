#pragma once
#include "base/guarded.hpp"
#include "platform/http/message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace plenty::http {

/// The events that wait to be sent to one client, in the form in which they are sent (HTML, 9.2
/// server-sent events). Holds at most 256 of them and 256 kB: a client that falls further behind is let go.
///
/// Filled from any thread, emptied by its connection; outlives it without harm.
class EventQueue {
public:
    /// `wake` is called when there is something to do: an event, or the end. From any thread.
    explicit EventQueue(std::function<void()> wake);

    /// False once no more events are taken.
    bool add(std::string_view event, std::string_view data);
    /// Everything that waits; nothing once the queue is closed and empty.
    std::optional<std::string> take();
    /// No event is taken from now on; `wake` is called a last time.
    void close();

private:
    struct Waiting {
        std::string text;
        std::size_t events = 0;
        std::function<void()> wake; ///< empty once closed
    };
    static void close(Waiting& waiting);

    Guarded<Waiting> waiting_;
};

/// The end of the queue that a handler holds. The queue is closed when it is let go.
std::shared_ptr<EventSink> sink_into(std::shared_ptr<EventQueue> queue);

}
