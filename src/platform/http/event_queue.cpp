#include "platform/http/event_queue.hpp"

#include "platform/http/letters.hpp"

#include <utility>

namespace plenty::http {
namespace {

constexpr std::size_t most_events = 256;
constexpr std::size_t most_event_bytes = 256 * 1024;

class QueueSink final : public EventSink {
public:
    explicit QueueSink(std::shared_ptr<EventQueue> queue) : queue_(std::move(queue)) {}
    ~QueueSink() override { queue_->close(); }
    QueueSink(const QueueSink&) = delete;
    QueueSink& operator=(const QueueSink&) = delete;

    bool send(std::string_view event, std::string_view data) override { return queue_->add(event, data); }

private:
    std::shared_ptr<EventQueue> queue_;
};

std::string without_line_breaks(std::string_view text) {
    std::string out(text);
    std::erase_if(out, [](char letter) { return letter == '\r' || letter == '\n' || letter == '\0'; });
    return out;
}

std::string event_text(std::string_view event, std::string_view data) {
    std::string text = "event: " + without_line_breaks(event) + '\n';
    do {
        text += "data: " + without_line_breaks(take_until(data, '\n')) + '\n';
    } while (!data.empty());
    return text + '\n';
}

}

EventQueue::EventQueue(std::function<void()> wake) : waiting_(Waiting{{}, 0, std::move(wake)}) {}

bool EventQueue::add(std::string_view event, std::string_view data) {
    const std::string text = event_text(event, data);
    return waiting_.with([&](Waiting& waiting) {
        if (!waiting.wake)
            return false;
        if (waiting.events >= most_events || waiting.text.size() + text.size() > most_event_bytes) {
            waiting.text.clear();
            close(waiting);
            return false;
        }
        waiting.text += text;
        if (++waiting.events == 1)
            waiting.wake();
        return true;
    });
}

std::optional<std::string> EventQueue::take() {
    return waiting_.with([](Waiting& waiting) -> std::optional<std::string> {
        if (waiting.text.empty() && !waiting.wake)
            return std::nullopt;
        waiting.events = 0;
        return std::exchange(waiting.text, {});
    });
}

void EventQueue::close() {
    waiting_.with([](Waiting& waiting) { close(waiting); });
}

void EventQueue::close(Waiting& waiting) {
    if (const auto wake = std::exchange(waiting.wake, nullptr))
        wake();
}

std::shared_ptr<EventSink> sink_into(std::shared_ptr<EventQueue> queue) {
    return std::make_shared<QueueSink>(std::move(queue));
}

}
