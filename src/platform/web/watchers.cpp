#include "platform/web/watchers.hpp"

namespace plenty::web {

void Watchers::add(std::string what, std::shared_ptr<http::EventSink> sink) {
    const Instant now = clock_->now();
    watched_.with([&](Watched& watched) {
        std::erase_if(watched, [&](const auto& each) { return each.second.until < now; });
        watched.emplace(std::move(what), Watcher{std::move(sink), now + longest_watch});
    });
}

void Watchers::tell(std::string_view what) {
    const Instant now = clock_->now();
    watched_.with([&](Watched& watched) {
        auto [each, end] = watched.equal_range(what);
        while (each != end) {
            const Watcher& watcher = each->second;
            const bool stays = watcher.until >= now && watcher.sink->send("changed", "");
            each = stays ? std::next(each) : watched.erase(each);
        }
    });
}

}
