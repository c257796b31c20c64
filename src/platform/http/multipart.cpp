#include "platform/http/multipart.hpp"

#include "platform/http/letters.hpp"
#include "platform/http/parameters.hpp"
#include "platform/http/utf8.hpp"

namespace plenty::http {
namespace {

constexpr std::string_view line_break = "\r\n";

/// Old browsers send the whole path on the person's machine, which is nobody's business.
std::string without_folders(std::string_view filename) {
    const std::size_t slash = filename.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? filename : filename.substr(slash + 1));
}

}

Multipart::Multipart(std::string_view boundary, MultipartLimits limits, std::string upload_directory)
    : boundary_("\r\n--" + std::string(boundary)), limits_(limits),
      upload_directory_(std::move(upload_directory)) {
    if (boundary.empty() || boundary.size() > 70) // RFC 2046, 5.1.1
        refused_ = 400;
}

Refused Multipart::take(std::string_view bytes) {
    if (refused_ || place_ == Place::end)
        return refused_;
    unread_ += bytes;
    while (step() == Step::onward) {
    }
    return refused_;
}

Refused Multipart::finish(Request& request) {
    if (!refused_ && place_ != Place::end)
        refused_ = 400;
    if (refused_)
        return refused_;
    request.form = std::move(form_);
    request.uploads = std::move(uploads_);
    return {};
}

Multipart::Step Multipart::refuse(int status) {
    refused_ = status;
    return Step::waiting;
}

Multipart::Step Multipart::step() {
    if (refused_)
        return Step::waiting;
    switch (place_) {
    case Place::preamble:
        return leave_preamble();
    case Place::after_boundary:
        return pass_boundary();
    case Place::headers:
        return read_headers();
    case Place::content:
        return read_content();
    case Place::end:
        break;
    }
    unread_.clear();
    return Step::waiting;
}

Multipart::Step Multipart::leave_preamble() {
    if (!std::string_view(unread_).starts_with(std::string_view(boundary_).substr(0, unread_.size())))
        return refuse(400);
    if (unread_.size() < boundary_.size())
        return Step::waiting;
    unread_.erase(0, boundary_.size());
    place_ = Place::after_boundary;
    return Step::onward;
}

Multipart::Step Multipart::pass_boundary() {
    if (unread_.size() < 2)
        return Step::waiting;
    const std::string_view next = std::string_view(unread_).substr(0, 2);
    if (next != line_break && next != "--")
        return refuse(400);
    place_ = next == line_break ? Place::headers : Place::end;
    unread_.erase(0, 2);
    return Step::onward;
}

Multipart::Step Multipart::read_headers() {
    constexpr std::string_view empty_line = "\r\n\r\n";
    const std::size_t end = unread_.find(empty_line);
    if (end == std::string::npos && unread_.size() < limits_.header_bytes + empty_line.size())
        return Step::waiting;
    if (end > limits_.header_bytes)
        return refuse(413);
    if (++parts_ > limits_.parts)
        return refuse(413);
    part_ = {};
    if (!describe_part(std::string_view(unread_).substr(0, end)))
        return refuse(400);
    unread_.erase(0, end + empty_line.size());
    begin_part();
    place_ = Place::content;
    return Step::onward;
}

/// Everything up to the boundary is content. Without one in sight, everything that cannot be its beginning.
Multipart::Step Multipart::read_content() {
    const std::size_t boundary = unread_.find(boundary_);
    if (boundary == std::string::npos) {
        const std::size_t sure = unread_.size() - std::min(unread_.size(), boundary_.size() - 1);
        append(std::string_view(unread_).substr(0, sure));
        unread_.erase(0, sure);
        return Step::waiting;
    }
    append(std::string_view(unread_).substr(0, boundary));
    if (refused_)
        return Step::waiting;
    unread_.erase(0, boundary + boundary_.size());
    end_part();
    place_ = Place::after_boundary;
    return Step::onward;
}

bool Multipart::describe_part(std::string_view headers) {
    std::optional<std::string> name, filename;
    while (!headers.empty()) {
        const std::size_t end = std::min(headers.find(line_break), headers.size());
        std::string_view value = headers.substr(0, end);
        headers.remove_prefix(std::min(end + 2, headers.size()));
        const bool has_colon = value.find(':') != std::string_view::npos;
        const std::string_view header = take_until(value, ':');
        if (!has_colon || !is_token(header))
            return false;
        if (same_letters(header, "content-type"))
            part_.content_type = trim(value);
        if (!same_letters(header, "content-disposition"))
            continue;
        if (name || !same_letters(value_without_parameters(value), "form-data"))
            return false;
        name = parameter(value, "name");
        filename = parameter(value, "filename");
    }
    part_.name = name.value_or("");
    part_.is_file = filename.has_value();
    part_.filename = without_folders(filename.value_or(""));
    return name && is_plain_text(part_.name) && is_plain_text(part_.filename) &&
           is_plain_text(part_.content_type);
}

void Multipart::begin_part() {
    if (!part_.is_file)
        return;
    if (uploads_.size() >= limits_.files)
        refused_ = 413;
    else
        part_.file = UnnamedFile(upload_directory_);
}

void Multipart::append(std::string_view bytes) {
    if (part_.is_file)
        return append_to_file(bytes);
    text_bytes_ += bytes.size();
    if (text_bytes_ > limits_.text)
        refused_ = 413;
    else
        part_.text += bytes;
}

void Multipart::append_to_file(std::string_view bytes) {
    if (part_.file.size() + bytes.size() > limits_.file)
        refused_ = 413;
    else if (!part_.file.append(bytes))
        refused_ = 507;
}

void Multipart::end_part() {
    if (!part_.is_file) {
        if (!is_plain_text(part_.text))
            refused_ = 400;
        form_.add(std::move(part_.name), std::move(part_.text));
        return;
    }
    const std::uint64_t size = part_.file.size();
    if (size == 0 && part_.filename.empty()) // a file input that the person left empty
        return;
    uploads_.emplace_back(std::move(part_.name), std::move(part_.filename), std::move(part_.content_type),
                          part_.file.release(), size);
}

}
