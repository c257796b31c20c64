#pragma once
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>

namespace plenty::config {
struct Config;
}

/// What the program tells its operator: one line for each event, in logfmt, on the stream given to open().
///
///     log::info("request.answered", {{"route", route}, {"status", Status{200}}, {"took", elapsed}});
///     time=2026-11-23T09:36:01Z level=info event=request.answered route=/board status=200 took=1.204ms
///
/// Nothing about a person can be logged, because it does not compile: a field holds a count, a size, a
/// status, a duration, a word of the program itself, a setting the operator wrote, or the message of an
/// exception of ours (which is for the operator and quotes nobody). A text, a bare number, an identity
/// and a moment are no fields. The time of a line is whole seconds.
///
/// All functions but open() may be called from any thread. Rotating and keeping logs is left to whatever
/// reads the stream, such as journald.
namespace plenty::log {

enum class Level { debug, info, warning, error };

/// A word of the program itself: a literal.
class Word {
public:
    template <std::size_t size>
    consteval Word(const char (&literal)[size]) : text_(literal) { // NOLINT(google-explicit-constructor)
        if (text_.empty())
            throw "a word has letters";
    }

    /// For texts that our source declares but that are not literals where they are logged, such as the
    /// pattern of a route. Never for anything that came from outside: `./dev check` lists who may call it.
    static constexpr Word declared(std::string_view text) { return Word(text, 0); }

    constexpr std::string_view text() const { return text_; }

private:
    constexpr Word(std::string_view text, int) : text_(text) {}

    std::string_view text_;
};

/// The name of an event or a field: a literal of small letters, digits, dots and underscores.
class Name {
public:
    template <std::size_t size>
    consteval Name(const char (&literal)[size]) : text_(literal) { // NOLINT(google-explicit-constructor)
        for (const char letter : text_) {
            const bool fits = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                              letter == '_' || letter == '.';
            if (!fits)
                throw "names in the log are small letters, digits, dots and underscores";
        }
    }

    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

/// How many of something. Never of what a person has given or received.
struct Count {
    std::int64_t value;
};

/// How many bytes.
struct Size {
    std::uint64_t bytes;
};

/// An HTTP status or an exit code.
struct Status {
    int code;
};

/// Something the operator wrote into the configuration. Only Config makes them.
class Setting {
public:
    const std::string& text() const { return text_; }

private:
    friend struct config::Config;
    explicit Setting(std::string text) : text_(std::move(text)) {}

    std::string text_;
};

/// One name and value of a line.
class Field {
public:
    Field(Name name, Word word);
    Field(Name name, Count count);
    Field(Name name, Size size);
    Field(Name name, Status status);
    Field(Name name, std::chrono::nanoseconds duration);
    Field(Name name, const Setting& setting);
    /// The message of a Fault or a Mistake; of any other exception only its type, since nobody has
    /// looked at what its message quotes.
    Field(Name name, const std::exception& exception);

    /// "name=value", quoted where it must be.
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// What a field can be made from.
template <class T>
concept Loggable = std::constructible_from<Field, Name, T>;

/// Sends lines of at least this level to `out`, which must outlive the program's last line. Called once at
/// the start, before there are threads; until then warnings and errors go to std::clog.
void open(Level least, std::ostream& out);

void debug(Name event, std::initializer_list<Field> fields = {});
void info(Name event, std::initializer_list<Field> fields = {});
void warning(Name event, std::initializer_list<Field> fields = {});
void error(Name event, std::initializer_list<Field> fields = {});

}
