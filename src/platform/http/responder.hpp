#pragma once
#include "platform/http/answer.hpp"
#include "platform/http/router.hpp"
#include "platform/http/server.hpp"

namespace plenty::http {

/// Turns requests into answers: calls the handler, and stands in where there is none or it failed.
/// Safe from any thread.
class Responder {
public:
    /// `options` outlives this.
    explicit Responder(const ServerOptions& options) : options_(options) {}

    /// The boundary of a request: whatever leaves the handler is logged, without what the person
    /// sent, and answered 500.
    Answer handle(const Route& route, Request& request, AnswerTo to) const;
    /// Hands the sink of an answer that is a stream to its handler, within the same boundary.
    void begin_events(const Route& route, const Answer& answer, std::shared_ptr<EventSink> sink) const;
    /// The page for an answer that no handler gave.
    Answer refuse(int status, const Request& request, const Fields& headers, AnswerTo to) const;

private:
    Response run(const Route& route, Request& request) const;
    Response failure(int status, const Request& request, const Fields& headers) const;
    Answer finish(Response&& response, const Request& request, AnswerTo to) const;

    const ServerOptions& options_;
};

}
