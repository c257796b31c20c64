#pragma once
#include "allocation/allocation.hpp"
#include "cli/verb.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenty::cli {

/// Tells on the terminal, if there is one, how far a long command has come, and how long each part of it
/// took.
class Progress {
public:
    Progress(const Call& call, std::size_t parts);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// The part before has ended. `name` is for programs.
    void begin(std::string_view name, SentenceKey sentence);
    void end();
    const std::vector<std::pair<std::string, double>>& seconds() const { return seconds_; }

private:
    void draw(const std::string& text) const;

    const Call& call_;
    std::size_t parts_;
    bool is_shown_;
    std::chrono::steady_clock::time_point since_;
    std::vector<std::pair<std::string, double>> seconds_;
};

/// While it lives, Ctrl-C no longer ends the program but asks it to come to an end; the second one ends it.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    static bool is_wanted();
};

}
