#include "platform/http/compression.hpp"

#include "platform/http/letters.hpp"
#include "platform/http/parameters.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <array>

namespace plenty::http {
namespace {

constexpr int brotli_quality = 4; ///< 28 us for a page of 6 kB; higher ones cost more than the network does
constexpr int brotli_window = 18;
constexpr int gzip_level = 4;

/// Whether a quality such as "0.5" is more than nothing.
bool is_wanted(const std::optional<std::string>& quality) {
    return !quality || quality->find_first_of("123456789") != std::string::npos;
}

std::optional<std::string> compress_with_brotli(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t size = out.size();
    const auto* from = reinterpret_cast<const std::uint8_t*>(text.data());
    auto* to = reinterpret_cast<std::uint8_t*>(out.data());
    if (!BrotliEncoderCompress(brotli_quality, brotli_window, BROTLI_MODE_TEXT, text.size(), from, &size, to))
        return std::nullopt;
    out.resize(size);
    return out;
}

std::optional<std::string> compress_with_gzip(std::string_view text) {
    constexpr int window_with_gzip_header = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, gzip_level, Z_DEFLATED, window_with_gzip_header, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    std::string out(text.size(), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); // zlib only reads it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool fits = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (!fits)
        return std::nullopt;
    return out;
}

}

Coding Accepted::best() const {
    if (brotli)
        return Coding::brotli;
    return gzip ? Coding::gzip : Coding::none;
}

Accepted accepted_codings(std::string_view accept_encoding) {
    Accepted accepted;
    while (!accept_encoding.empty()) {
        const std::string_view offer = take_until(accept_encoding, ',');
        const std::string_view name = value_without_parameters(offer);
        const bool wanted = is_wanted(parameter(offer, "q"));
        if (same_letters(name, "br"))
            accepted.brotli = wanted;
        if (same_letters(name, "gzip"))
            accepted.gzip = wanted;
    }
    return accepted;
}

std::string_view coding_name(Coding coding) {
    switch (coding) {
    case Coding::none:
        break;
    case Coding::gzip:
        return "gzip";
    case Coding::brotli:
        return "br";
    }
    return {};
}

bool is_compressible(std::string_view content_type) {
    constexpr std::array<std::string_view, 4> kinds{"application/json", "application/javascript",
                                                    "application/xml", "image/svg+xml"};
    const std::string kind = to_lower(value_without_parameters(content_type));
    return kind.starts_with("text/") || kind.ends_with("+json") || kind.ends_with("+xml") ||
           std::ranges::find(kinds, kind) != kinds.end();
}

std::optional<std::string> compress(std::string_view text, Coding coding) {
    switch (coding) {
    case Coding::none:
        break;
    case Coding::gzip:
        return compress_with_gzip(text);
    case Coding::brotli:
        return compress_with_brotli(text);
    }
    return std::nullopt;
}

}
