#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

namespace plenty::cli {
namespace {

std::atomic<bool> is_interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

extern "C" void note_interruption(int) {
    is_interrupted = true;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}

Progress::Progress(const Call& call, std::size_t parts)
    : call_(call), parts_(parts), is_shown_(call.form == Form::lines && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    if (is_shown_)
        draw("\r\033[K");
}

void Progress::begin(std::string_view name, SentenceKey sentence) {
    end();
    if (is_shown_) {
        const std::size_t done = std::min<std::size_t>(20, 20 * seconds_.size() / parts_);
        draw(fmt::format("\r\033[K[{}{}] {}", std::string(done, '#'), std::string(20 - done, '.'),
                         call_.speech(sentence)));
    }
    since_ = std::chrono::steady_clock::now();
    seconds_.emplace_back(name, -1);
}

void Progress::end() {
    if (!seconds_.empty() && seconds_.back().second < 0)
        seconds_.back().second = seconds_since(since_);
}

/// What is lost of a bar is not missed.
void Progress::draw(const std::string& text) const {
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

Interruption::Interruption() {
    is_interrupted = false;
    struct sigaction action{};
    action.sa_handler = note_interruption;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
}

Interruption::~Interruption() {
    std::signal(SIGINT, SIG_DFL); // NOLINT(cert-err33-c): it was set before
}

bool Interruption::is_wanted() {
    return is_interrupted;
}

}
