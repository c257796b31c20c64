#include "platform/http/body.hpp"

#include "platform/http/letters.hpp"
#include "platform/http/parameters.hpp"

namespace plenty::http {
namespace {

constexpr std::uint64_t bytes_around_parts = 64 * 1024; ///< boundaries and headers of a multipart body

bool is_encoded(const Request& request) {
    const auto encoding = request.headers.find("content-encoding");
    return encoding && !same_letters(*encoding, "identity");
}

}

Body::Body(Request& request, const Limits& limits, const std::string& upload_directory)
    : request_(request), most_(limits.body) {
    const std::string_view type = request.headers.get("content-type");
    const std::string_view kind = value_without_parameters(type);
    if (is_encoded(request))
        unacceptable_ = 415;
    is_form_ = same_letters(kind, "application/x-www-form-urlencoded");
    if (!same_letters(kind, "multipart/form-data"))
        return;
    const auto boundary = parameter(type, "boundary");
    if (limits.file == 0)
        unacceptable_ = 415;
    else if (!boundary)
        unacceptable_ = 400;
    const MultipartLimits parts{.text = limits.body, .file = limits.file};
    most_ = limits.body + bytes_around_parts + parts.files * limits.file;
    multipart_.emplace(boundary.value_or(""), parts, upload_directory);
}

Refused Body::refuses(std::optional<std::uint64_t> announced) const {
    if (unacceptable_)
        return unacceptable_;
    if (announced.value_or(0) > most_)
        return 413;
    return {};
}

Refused Body::take(std::string_view bytes) {
    taken_ += bytes.size();
    if (taken_ > most_)
        return 413;
    if (multipart_)
        return multipart_->take(bytes);
    request_.body += bytes;
    return {};
}

Refused Body::finish() {
    if (multipart_)
        return multipart_->finish(request_);
    if (!is_form_)
        return {};
    auto form = parse_urlencoded(request_.body);
    request_.body.clear();
    if (!form)
        return 400;
    request_.form = *std::move(form);
    return {};
}

}
