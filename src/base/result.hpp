#pragma once
#include "base/sentence.hpp"

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace plenty {

/// Why something a person wanted was not done. Decides the HTTP status and the exit code; the
/// sentence decides what the person reads.
enum class Why {
    invalid,   ///< what was sent makes no sense: 422
    not_found, ///< it does not exist, or not for this viewer: 404
    not_yours, ///< it exists and may be seen, but this is for somebody else to do: 403
    sign_in,   ///< somebody must sign in first: 401
    conflict,  ///< it does not fit what is there now: 409
    stale,     ///< it was changed meanwhile: 412
    too_large, ///< more than we take: 413
    too_often, ///< later, please: 429
};

/// An expected "no", with the sentence the person will read. `field` names the form field it is
/// about, where there is one.
struct Refusal {
    Why why;
    Sentence sentence;
    std::string field = {};

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// The world failed: the database is gone, the disk is full, a row is corrupt. The message is for
/// the operator and never reaches a person. Caught once per request, job or command.
class Fault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// We were wrong. Thrown by expect() in release builds, so that one request ends and not the server.
class Mistake : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// States what must be so. In debug builds and tests a false statement aborts the process.
void expect(bool holds, const char* statement);

/// The value of an action that succeeded and has nothing to say.
struct Done {
    friend bool operator==(Done, Done) = default;
};

/// A value, or the refusal that stands in its place.
template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value)
        : state_(std::in_place_index<0>, std::move(value)) {} // NOLINT(google-explicit-constructor)
    Result(Refusal refusal)                                   // NOLINT(google-explicit-constructor)
        : state_(std::in_place_index<1>, std::move(refusal)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& { return std::get<0>(state_); }
    T& value() & { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Refusal& refusal() const& { return std::get<1>(state_); }
    Refusal&& refusal() && { return std::get<1>(std::move(state_)); }

    friend bool operator==(const Result& left, const Result& right) = default;

private:
    std::variant<T, Refusal> state_;
};

/// What most actions on something existing return: done, or a refusal.
using Outcome = Result<Done>;

template <class T>
struct IsResult : std::false_type {};
template <class T>
struct IsResult<Result<T>> : std::true_type {};

}

/// Unwraps a Result, or returns its refusal from the enclosing function. May be nested.
#define TRY(...) PLENTY_TRY_AS(PLENTY_TRY_NAME(__COUNTER__), __VA_ARGS__)
#define PLENTY_TRY_NAME(number) PLENTY_TRY_JOIN(try_result_, number)
#define PLENTY_TRY_JOIN(stem, number) stem##number
#define PLENTY_TRY_AS(name, ...)                                                                             \
    __extension__({                                                                                          \
        auto name = (__VA_ARGS__);                                                                           \
        if (!name.ok())                                                                                      \
            return std::move(name).refusal();                                                                \
        std::move(name).value();                                                                             \
    })
