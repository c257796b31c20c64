#include "base/number.hpp"
#include "platform/config/option.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <utility>

// How each type of value is written and read. Every reader returns what is wrong, or the empty text.

namespace plenty::config {
namespace {

constexpr std::array<std::pair<std::string_view, log::Level>, 4> levels{{{"debug", log::Level::debug},
                                                                         {"info", log::Level::info},
                                                                         {"warning", log::Level::warning},
                                                                         {"error", log::Level::error}}};
constexpr std::array<std::pair<std::string_view, std::uint64_t>, 4> units{
    {{"GB", 1ULL << 30}, {"MB", 1ULL << 20}, {"kB", 1ULL << 10}, {"", 1}}};

template <class Number>
std::string read_number(Number& out, std::string_view text, Bounds bounds) {
    const auto number = parse_number<std::int64_t>(text);
    if (!number || *number < bounds.least || *number > bounds.most)
        return fmt::format("must be a whole number from {} to {}", bounds.least, bounds.most);
    out = static_cast<Number>(*number);
    return {};
}

std::string read(int& out, std::string_view text, Bounds bounds) {
    return read_number(out, text, bounds);
}

template <class Period>
std::string read(std::chrono::duration<std::int64_t, Period>& out, std::string_view text, Bounds bounds) {
    std::int64_t count = 0;
    const std::string wrong = read_number(count, text, bounds);
    out = std::chrono::duration<std::int64_t, Period>(count);
    return wrong;
}

std::string read(bool& out, std::string_view text, Bounds) {
    out = text == "true";
    return text == "true" || text == "false" ? "" : "must be true or false";
}

std::string read(std::string& out, std::string_view text, Bounds) {
    out = text;
    return {};
}

std::string read(std::filesystem::path& out, std::string_view text, Bounds) {
    out = text;
    return {};
}

bool is_address(const std::string& text) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
           inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

std::string read(std::vector<std::string>& out, std::string_view text, Bounds) {
    out.clear();
    while (!text.empty()) {
        const auto comma = text.find(',');
        auto item = text.substr(0, comma);
        item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
        if (!is_address(std::string(item)))
            return "must be IP addresses, separated by commas";
        out.emplace_back(item);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return {};
}

std::string read(Endpoint& out, std::string_view text, Bounds) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return "must be an address and a port, such as 127.0.0.1:8080 or [::1]:8080";
    std::string_view address = text.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']'))
        address = address.substr(1, address.size() - 2);
    else if (address.find(':') != std::string_view::npos)
        return "must have brackets around an IPv6 address, such as [::1]:8080";
    out.address = address == "localhost" ? "127.0.0.1" : std::string(address);
    if (!is_address(out.address))
        return "must begin with an IP address of this machine";
    return read_number(out.port, text.substr(colon + 1), {0, 65535}).empty()
               ? ""
               : "must end in a port up to 65535";
}

std::string read(ByteCount& out, std::string_view text, Bounds bounds) {
    for (const auto& [suffix, factor] : units) {
        if (!text.ends_with(suffix))
            continue;
        const auto number = parse_number<std::int64_t>(text.substr(0, text.size() - suffix.size()));
        const auto limit = bounds.most / static_cast<std::int64_t>(factor);
        if (!number || *number < 0 || *number > limit)
            break;
        out.bytes = static_cast<std::uint64_t>(*number) * factor;
        if (out.bytes >= static_cast<std::uint64_t>(bounds.least))
            return {};
        break;
    }
    return fmt::format("must be a size from {} to {} bytes, such as 10MB", bounds.least, bounds.most);
}

std::string read(log::Level& out, std::string_view text, Bounds) {
    for (const auto& [name, level] : levels) {
        if (name == text) {
            out = level;
            return {};
        }
    }
    return "must be debug, info, warning or error";
}

std::string write(bool value) {
    return value ? "true" : "false";
}
std::string write(int value) {
    return std::to_string(value);
}
template <class Period>
std::string write(std::chrono::duration<std::int64_t, Period> value) {
    return std::to_string(value.count());
}
std::string write(const std::string& value) {
    return value;
}
std::string write(const std::filesystem::path& value) {
    return value.string();
}
std::string write(const std::vector<std::string>& value) {
    return fmt::format("{}", fmt::join(value, ","));
}
std::string write(const Endpoint& value) {
    const bool bracketed = value.address.find(':') != std::string::npos;
    return fmt::format("{}{}{}:{}", bracketed ? "[" : "", value.address, bracketed ? "]" : "", value.port);
}
std::string write(ByteCount value) {
    for (const auto& [suffix, factor] : units)
        if (value.bytes % factor == 0)
            return fmt::format("{}{}", value.bytes / factor, suffix);
    return {};
}
std::string write(log::Level value) {
    for (const auto& [name, level] : levels)
        if (level == value)
            return std::string(name);
    return {};
}

constexpr std::string_view shape_of(bool Config::*) {
    return "true|false";
}
constexpr std::string_view shape_of(int Config::*) {
    return "NUMBER";
}
constexpr std::string_view shape_of(std::string Config::*) {
    return "TEXT";
}
constexpr std::string_view shape_of(std::filesystem::path Config::*) {
    return "PATH";
}
constexpr std::string_view shape_of(std::vector<std::string> Config::*) {
    return "ADDRESS,...";
}
constexpr std::string_view shape_of(Endpoint Config::*) {
    return "ADDRESS:PORT";
}
constexpr std::string_view shape_of(ByteCount Config::*) {
    return "SIZE";
}
constexpr std::string_view shape_of(std::chrono::days Config::*) {
    return "DAYS";
}
constexpr std::string_view shape_of(std::chrono::seconds Config::*) {
    return "SECONDS";
}
constexpr std::string_view shape_of(log::Level Config::*) {
    return "LEVEL";
}

}

std::string Option::shape() const {
    return std::visit([](auto pointer) { return std::string(shape_of(pointer)); }, member);
}

std::string assign(Config& config, const Option& option, std::string_view text) {
    if (option.complaint != nullptr)
        if (const auto wrong = option.complaint(text); !wrong.empty())
            return std::string(wrong);
    return std::visit([&](auto member) { return read(config.*member, text, option.bounds); }, option.member);
}

std::string written(const Config& config, const Option& option) {
    return std::visit([&](auto member) { return write(config.*member); }, option.member);
}

}
