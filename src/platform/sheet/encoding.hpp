#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenty::sheet {

struct Decoded {
    std::string text; ///< valid UTF-8; what could not be decoded is U+FFFD
    std::string encoding;
};

/// Turns the bytes of a text file into UTF-8: by its byte order mark, as UTF-8 if it is that, as UTF-16 if
/// every second byte is zero, else by what ICU takes it for, where Windows-1252 wins a close call. Nothing
/// if it holds zero bytes, and so is no text.
std::optional<Decoded> decode(std::string_view bytes);

}
