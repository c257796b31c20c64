#pragma once
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenty::regions {

/// One record of a file of comma separated values.
struct Record {
    std::size_t line = 0; ///< where it begins, from 1
    std::vector<std::string_view> fields;
    bool is_too_long = false; ///< it was passed over; there are no fields
    bool is_unclosed = false; ///< a quotation mark was never closed; there are no fields
};

/// Reads comma separated values (RFC 4180; lines may end with LF or CRLF) piece by piece, so that a file may
/// be larger than memory. Empty lines are passed over, and a byte order mark at the beginning. Not safe to
/// use from several threads at once.
class Records {
public:
    /// A record of more than `most_bytes` is passed over. Throws a Fault if the stream fails.
    Records(std::istream& in, std::size_t most_bytes);

    /// The next one, until there are no more; its fields hold until then.
    const Record* next();

private:
    std::optional<char> take();
    std::optional<char> look();
    bool read_field();
    bool read_quoted();
    bool keep(char letter);
    void pass_over_line();

    std::istream& in_;
    std::size_t most_bytes_;
    std::vector<char> block_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::size_t line_ = 1;
    std::string text_;
    std::vector<std::size_t> ends_; ///< of each field in the text
    Record record_;
};

}
