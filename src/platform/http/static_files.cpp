#include "platform/http/static_files.hpp"

#include "platform/http/compression.hpp"
#include "platform/http/letters.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <functional>
#include <map>

namespace plenty::http {
namespace {

/// One file as it is stored: plain, or compressed.
struct Stored {
    std::string_view bytes;
    std::string etag;
};

struct ServedFile {
    std::string_view content_type;
    std::string_view cache_control;
    std::map<Coding, Stored> stored;
};

using ServedFiles = std::map<std::string, ServedFile, std::less<>>;

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> content_types{{
    {"css", "text/css; charset=utf-8"},
    {"html", "text/html; charset=utf-8"},
    {"ico", "image/x-icon"},
    {"jpg", "image/jpeg"},
    {"js", "text/javascript; charset=utf-8"},
    {"json", "application/json"},
    {"map", "application/json"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"svg", "image/svg+xml"},
    {"txt", "text/plain; charset=utf-8"},
    {"webmanifest", "application/manifest+json"},
    {"webp", "image/webp"},
    {"woff2", "font/woff2"},
}};

/// What follows the last dot.
std::string_view ending_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

std::string_view without_ending(std::string_view name) {
    return name.substr(0, name.rfind('.'));
}

std::string_view content_type_of(std::string_view name) {
    const auto known =
        std::ranges::find(content_types, ending_of(name), &decltype(content_types)::value_type::first);
    return known == content_types.end() ? "application/octet-stream" : known->second;
}

bool carries_hash(std::string_view name) {
    const std::string_view hash = ending_of(without_ending(name));
    return hash.size() >= 8 && hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string_view cache_control_of(std::string_view name) {
    return carries_hash(name) ? "public, max-age=31536000, immutable" : "public, max-age=3600";
}

std::string etag_of(std::string_view bytes) {
    std::array<unsigned char, 16> hash;
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size(), nullptr, 0);
    std::string text = "\"";
    for (const unsigned char byte : hash)
        text += fmt::format("{:02x}", byte);
    return text + '"';
}

Coding coding_of(std::string_view name) {
    const std::string_view ending = ending_of(name);
    if (ending == "br")
        return Coding::brotli;
    return ending == "gz" ? Coding::gzip : Coding::none;
}

ServedFiles arrange(std::span<const EmbeddedFile> files) {
    ServedFiles served;
    for (const auto& [name, bytes] : files) {
        const Coding coding = coding_of(name);
        const std::string_view whole = coding == Coding::none ? name : without_ending(name);
        ServedFile& file = served[std::string(whole)];
        file.content_type = content_type_of(whole);
        file.cache_control = cache_control_of(whole);
        file.stored[coding] = {bytes, etag_of(bytes)};
    }
    std::erase_if(served, [](const auto& file) { return !file.second.stored.contains(Coding::none); });
    return served;
}

/// The smallest form of the file that the client accepts.
const std::pair<const Coding, Stored>& choose(const ServedFile& file, const Accepted& accepted) {
    const auto brotli = file.stored.find(Coding::brotli), gzip = file.stored.find(Coding::gzip);
    if (accepted.brotli && brotli != file.stored.end())
        return *brotli;
    if (accepted.gzip && gzip != file.stored.end())
        return *gzip;
    return *file.stored.find(Coding::none);
}

/// Whether one of the tags in If-None-Match is this one, by weak comparison (RFC 9110, 13.1.2).
bool has_already(std::string_view if_none_match, std::string_view etag) {
    while (!if_none_match.empty()) {
        std::string_view tag = trim(take_until(if_none_match, ','));
        if (tag.starts_with("W/"))
            tag.remove_prefix(2);
        if (tag == etag || tag == "*")
            return true;
    }
    return false;
}

Response describe(const ServedFile& file, Coding coding, const Stored& stored) {
    Response response;
    response.headers.add("content-type", std::string(file.content_type));
    response.headers.add("cache-control", std::string(file.cache_control));
    response.headers.add("etag", stored.etag);
    if (file.stored.size() > 1)
        response.headers.add("vary", "accept-encoding");
    if (coding != Coding::none)
        response.headers.add("content-encoding", std::string(coding_name(coding)));
    return response;
}

Response serve(const ServedFiles& files, const Request& request) {
    const auto found = files.find(request.parameters.at(0));
    if (found == files.end()) {
        Response missing;
        missing.status = 404;
        return missing;
    }
    const ServedFile& file = found->second;
    const auto& [coding, stored] = choose(file, accepted_codings(request.headers.get("accept-encoding")));
    Response response = describe(file, coding, stored);
    response.fixed_body = stored.bytes;
    if (has_already(request.headers.get("if-none-match"), stored.etag))
        response.status = 304;
    return response;
}

}

Handler serve_files(std::span<const EmbeddedFile> files) {
    return [served = arrange(files)](Request& request) { return serve(served, request); };
}

}
