#include "platform/config/option.hpp"

#include <fmt/format.h>

namespace plenty::config {
namespace {

constexpr std::string_view introduction = R"(# Configuration

Every option can be given as a flag of `plenty serve`, as a variable of the environment, or as a line of a
TOML file named with `--config` or `PLENTY_CONFIG`. A flag beats the environment, which beats the file. An
unknown name is refused, with the one that was probably meant.

```toml
listen = "127.0.0.1:8080"
public-url = "https://plenty.example.org"
proxies = ["127.0.0.1"]
time-zone = "Europe/London"
```

This page is written from the table in `src/platform/config/options.cpp`.

)";

std::string bounds_text(const Option& option) {
    const bool number =
        option.bounds.most != 0 && !std::holds_alternative<ByteCount Config::*>(option.member);
    return number ? fmt::format(" From {} to {}.", option.bounds.least, option.bounds.most) : "";
}

std::string flag_text(const Option& option) {
    return option.is_switch() ? fmt::format("--{}", option.name)
                              : fmt::format("--{} {}", option.name, option.shape());
}

std::string fallback_text(const Option& option) {
    return option.is_switch() || option.fallback.empty() ? "" : fmt::format(" [{}]", option.fallback);
}

}

std::string help() {
    std::string out;
    for (const auto& option : options())
        out += fmt::format("  {}{}\n      {}{}\n", flag_text(option), fallback_text(option), option.sentence,
                           bounds_text(option));
    return out;
}

std::string manual() {
    std::string out(introduction);
    out += "| flag and key | variable | default | what it decides |\n|---|---|---|---|\n";
    for (const auto& option : options())
        out += fmt::format("| `{}` | `{}` | {} | {}{} |\n", flag_text(option), option.variable(),
                           option.fallback.empty() ? "" : fmt::format("`{}`", option.fallback),
                           option.sentence, bounds_text(option));
    return out;
}

}
