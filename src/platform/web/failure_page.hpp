#pragma once
#include "platform/web/visit.hpp"

namespace plenty::web {

/// What is said of an answer that no handler gave.
struct FailureWords {
    SentenceKey heading;
    SentenceKey sentence;
};
FailureWords failure_words(int status);

/// The page for an answer that no handler gave: a wrong address, a request too large, a fault of ours.
/// In the language the browser asks for. Looks into no database, since that may be what is broken.
http::Response failure_page(const Surroundings& surroundings, int status, const http::Request& request);

}
