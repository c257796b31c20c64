#pragma once
#include "platform/http/message.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace plenty::http {

/// An answer as it goes over the wire.
struct Answer {
    std::string head;
    std::string body;
    std::string_view fixed_body;                            ///< sent after `body`
    std::function<void(std::shared_ptr<EventSink>)> events; ///< set if it goes on as a stream
};

/// What is to be known about the request and its connection to write an answer.
struct AnswerTo {
    bool is_head = false; ///< no body is sent
    int version = 11;
    bool keep_alive = true;
    std::string_view accept_encoding = {};
};

/// Compresses the body where that helps, and writes the head. A header that could not be written
/// without changing the meaning of those around it is left out, as are those that are ours to say.
Answer write_answer(Response&& response, const AnswerTo& to);

/// What a status is called in RFC 9110; empty if it has no name.
std::string_view status_name(int status);

/// The present moment as a Date header has it (RFC 9110, 5.6.7).
std::string http_date();

}
