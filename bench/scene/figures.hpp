#pragma once
#include <string>
#include <string_view>
#include <vector>

/// How a bench says what it has measured.
namespace plenty::bench {

/// Prints one line for each figure, `what  value  target  ok|short`, and remembers whether any fell short.
class Figures {
public:
    /// A figure that is only told.
    void tell(std::string_view what, std::string_view value);
    /// A figure with a target; `unit` follows the number.
    void at_most(std::string_view what, double value, double limit, std::string_view unit = {});
    void at_least(std::string_view what, double value, double limit, std::string_view unit = {});

    /// What main() returns.
    int exit_code() const { return short_ ? 1 : 0; }

private:
    bool short_ = false;
};

double median(std::vector<double> values);

}
