#pragma once
#include "base/result.hpp"

#include <string>

namespace plenty {

/// What came of an action, so that a test can say what it expects in one line: "done", or the key of
/// the sentence that refused it.
template <class T>
std::string outcome_of(const Result<T>& result) {
    return result.ok() ? "done" : std::string(result.refusal().sentence.key.text());
}

/// The form field that a refusal is about; empty if there is none.
template <class T>
std::string refused_field(const Result<T>& result) {
    return result.ok() ? "" : result.refusal().field;
}

}
