#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenty::http {

enum class Coding { none, gzip, brotli };

/// What an Accept-Encoding header prefers of what we have: brotli, else gzip (RFC 9110, 12.5.3).
Coding accepted_coding(std::string_view accept_encoding);

/// The name of a coding in Content-Encoding; empty for none.
std::string_view coding_name(Coding coding);

/// Whether a body of this Content-Type gets smaller.
bool is_compressible(std::string_view content_type);

/// `text` in that coding, or nothing if that would not be shorter.
std::optional<std::string> compress(std::string_view text, Coding coding);

}
