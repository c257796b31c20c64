#include "platform/http/multipart.hpp"
#include "platform/http/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace plenty::http;

constexpr MultipartLimits limits{.text = 200, .file = 100, .parts = 8, .files = 2, .header_bytes = 200};

Refused read(std::string_view bytes, std::size_t piece, Request& request) {
    Multipart multipart("b", limits, "/tmp");
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
        if (const Refused refused = multipart.take(bytes.substr(0, piece)))
            return refused;
    return multipart.finish(request);
}

bool holds_limits(const Request& request) {
    std::uint64_t text = 0;
    for (const auto& [name, value] : request.form) {
        text += value.size();
        if (!is_plain_text(name) || !is_plain_text(value))
            return false;
    }
    const bool files_fit = std::ranges::all_of(request.uploads, [](const Upload& upload) {
        return upload.size() <= limits.file && upload.read(limits.file)->size() == upload.size();
    });
    return text <= limits.text && request.uploads.size() <= limits.files && files_fit;
}

}

/// A form is refused or comes out within its limits, and alike however it is portioned.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < 2)
        return 0;
    const std::string_view form(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    Request whole, pieces;
    const bool taken = !read(form, form.size(), whole),
               taken_in_pieces = !read(form, bytes[0] % 64 + 1, pieces);
    if (taken != taken_in_pieces || !holds_limits(whole) || !holds_limits(pieces))
        std::abort();
    if (whole.uploads.size() != pieces.uploads.size() || !std::ranges::equal(whole.form, pieces.form))
        std::abort();
    return 0;
}
