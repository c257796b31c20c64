#pragma once
#include <cstddef>
#include <string_view>

namespace plenty::http {

/// Finds the end of a head while it arrives, and everything about its lines that different servers
/// read differently: a bare CR or LF, NUL, a folded line.
class HeadLines {
public:
    enum class Verdict { incomplete, complete, malformed };

    /// `head` is all that has arrived so far; only what is new is looked at.
    Verdict look_at(std::string_view head);
    /// How long the head is with its empty line, once complete.
    std::size_t size() const { return seen_; }

private:
    bool may_follow(char letter) const;

    std::size_t seen_ = 0;
    char last_ = '\n';
    std::size_t line_length_ = 0;
};

}
