#include "platform/log/log.hpp"

#include "base/result.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include <iostream>
#include <memory>
#include <typeinfo>

namespace plenty::log {
namespace {

constexpr std::size_t longest_value = 500;

spdlog::level::level_enum spdlog_level(Level level) {
    switch (level) {
    case Level::debug:
        return spdlog::level::debug;
    case Level::info:
        return spdlog::level::info;
    case Level::warning:
        return spdlog::level::warn;
    case Level::error:
        return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::unique_ptr<spdlog::logger> logger_to(Level least, std::ostream& out) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(out, /*force_flush=*/true);
    auto logger = std::make_unique<spdlog::logger>("plenty", std::move(sink));
    logger->set_pattern("time=%Y-%m-%dT%H:%M:%SZ level=%l %v", spdlog::pattern_time_type::utc);
    logger->set_level(spdlog_level(least));
    return logger;
}

std::unique_ptr<spdlog::logger>& logger() {
    static std::unique_ptr<spdlog::logger> instance = logger_to(Level::warning, std::clog);
    return instance;
}

bool is_plain(std::string_view value) {
    for (const char letter : value)
        if (letter <= ' ' || letter == '"' || letter == '=' || letter == '\\' || letter == '\x7f')
            return false;
    return !value.empty();
}

/// A line stays one line, whatever is in it.
std::string quoted(std::string_view value) {
    std::string out = "\"";
    for (const char letter : value.substr(0, longest_value)) {
        if (letter == '"' || letter == '\\')
            out += {'\\', letter};
        else if (static_cast<unsigned char>(letter) < ' ' || letter == '\x7f')
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(letter));
        else
            out += letter;
    }
    return out + '"';
}

std::string pair_text(Name name, std::string_view value) {
    const bool plain = value.size() <= longest_value && is_plain(value);
    return fmt::format("{}={}", name.text(), plain ? std::string(value) : quoted(value));
}

std::string exception_text(const std::exception& exception) {
    const bool ours = dynamic_cast<const Fault*>(&exception) != nullptr ||
                      dynamic_cast<const Mistake*>(&exception) != nullptr;
    return ours ? exception.what() : typeid(exception).name();
}

void write(Level level, Name event, std::initializer_list<Field> fields) {
    auto& out = *logger();
    if (!out.should_log(spdlog_level(level)))
        return;
    std::string line = pair_text("event", event.text());
    for (const Field& field : fields)
        line += ' ' + field.text();
    out.log(spdlog_level(level), std::string_view(line));
}

}

Field::Field(Name name, Word word) : text_(pair_text(name, word.text())) {}
Field::Field(Name name, Count count) : text_(fmt::format("{}={}", name.text(), count.value)) {}
Field::Field(Name name, Size size) : text_(fmt::format("{}={}B", name.text(), size.bytes)) {}
Field::Field(Name name, Status status) : text_(fmt::format("{}={}", name.text(), status.code)) {}
Field::Field(Name name, std::chrono::nanoseconds duration)
    : text_(fmt::format("{}={:.3f}ms", name.text(), static_cast<double>(duration.count()) / 1e6)) {}
Field::Field(Name name, const Setting& setting) : text_(pair_text(name, setting.text())) {}
Field::Field(Name name, const std::exception& exception)
    : text_(pair_text(name, exception_text(exception))) {}

void open(Level least, std::ostream& out) {
    logger() = logger_to(least, out);
}

void debug(Name event, std::initializer_list<Field> fields) {
    write(Level::debug, event, fields);
}

void info(Name event, std::initializer_list<Field> fields) {
    write(Level::info, event, fields);
}

void warning(Name event, std::initializer_list<Field> fields) {
    write(Level::warning, event, fields);
}

void error(Name event, std::initializer_list<Field> fields) {
    write(Level::error, event, fields);
}

}
