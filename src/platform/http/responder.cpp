#include "platform/http/responder.hpp"

#include "platform/http/letters.hpp"
#include "platform/log/log.hpp"

#include <exception>

namespace plenty::http {
namespace {

bool leaves_the_page_to_us(const Response& response) {
    return response.status >= 400 && response.body.empty() && !response.fixed_body && !response.events;
}

bool has_header(const Fields& headers, std::string_view name) {
    return std::ranges::any_of(headers, [&](const auto& header) { return same_letters(header.first, name); });
}

void add_missing(Fields& headers, const std::vector<std::pair<std::string, std::string>>& defaults) {
    for (const auto& [name, value] : defaults)
        if (!has_header(headers, name))
            headers.add(name, value);
}

void describe_stream(Fields& headers) {
    headers.add("content-type", "text/event-stream");
    if (!has_header(headers, "cache-control"))
        headers.add("cache-control", "no-store");
    headers.add("x-accel-buffering", "no"); // nginx would hold events back
}

/// The pattern stands for the path, whose parts may name somebody.
template <class Work>
bool within_boundary(const Route& route, Work&& work) {
    try {
        work();
        return true;
    } catch (const std::exception& error) {
        log::error("request.failed", {{"route", log::Word::declared(route.pattern)}, {"what", error}});
    } catch (...) {
        log::error("request.failed", {{"route", log::Word::declared(route.pattern)}});
    }
    return false;
}

}

Response Responder::run(const Route& route, Request& request) const {
    Response response;
    if (within_boundary(route, [&] { response = route.handler(request); }))
        return response;
    Response failed;
    failed.status = 500;
    return failed;
}

void Responder::begin_events(const Route& route, const Answer& answer,
                             std::shared_ptr<EventSink> sink) const {
    within_boundary(route, [&] { answer.events(std::move(sink)); });
}

Response Responder::failure(int status, const Request& request, const Fields& headers) const {
    Response page = options_.failure_page ? options_.failure_page(status, request)
                                          : text_response(status, status_name(status));
    for (const auto& [name, value] : headers)
        page.headers.add(name, value);
    return page;
}

Answer Responder::finish(Response&& response, const Request& request, AnswerTo to) const {
    to.is_head = request.method == Method::head;
    to.accept_encoding = request.headers.get("accept-encoding");
    if (response.events)
        describe_stream(response.headers);
    add_missing(response.headers, options_.headers);
    return write_answer(std::move(response), to);
}

Answer Responder::handle(const Route& route, Request& request, AnswerTo to) const {
    Response response = run(route, request);
    if (leaves_the_page_to_us(response))
        response = failure(response.status, request, response.headers);
    return finish(std::move(response), request, to);
}

Answer Responder::refuse(int status, const Request& request, const Fields& headers, AnswerTo to) const {
    return finish(failure(status, request, headers), request, to);
}

}
