#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenty::http {

enum class Coding { none, gzip, brotli };

/// Which of them an Accept-Encoding header allows (RFC 9110, 12.5.3). A star is taken for nothing.
struct Accepted {
    bool gzip = false;
    bool brotli = false;

    /// The one that makes texts shortest.
    Coding best() const;
};
Accepted accepted_codings(std::string_view accept_encoding);

/// The name of a coding in Content-Encoding; empty for none.
std::string_view coding_name(Coding coding);

/// Whether a body of this Content-Type gets smaller.
bool is_compressible(std::string_view content_type);

/// `text` in that coding, or nothing if that would not be shorter.
std::optional<std::string> compress(std::string_view text, Coding coding);

}
