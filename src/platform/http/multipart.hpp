#pragma once
#include "platform/http/message.hpp"
#include "platform/http/refused.hpp"
#include "platform/http/unnamed_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plenty::http {

struct MultipartLimits {
    std::uint64_t text = 0;          ///< bytes of all text fields together
    std::uint64_t file = 0;          ///< bytes of each file
    std::size_t parts = 1000;        ///< fields and files
    std::size_t files = 10;          ///< files, without those the person left empty
    std::size_t header_bytes = 4096; ///< of each part
};

/// Reads multipart/form-data (RFC 7578) as it arrives, files straight to disk. Stricter than the
/// grammar: nothing may stand before the first boundary, where no browser writes anything.
///
/// Refuses with 400 (malformed), 413 (beyond a limit) or 507 (disk full); throws Fault if the disk
/// fails. For one thread at a time.
class Multipart {
public:
    Multipart(std::string_view boundary, MultipartLimits limits, std::string upload_directory);

    Refused take(std::string_view bytes);
    /// Moves what was read to `request.form` and `request.uploads`; 400 if the end is missing.
    Refused finish(Request& request);

private:
    enum class Place { preamble, after_boundary, headers, content, end };
    enum class Step { onward, waiting };
    struct Part {
        std::string name, filename, content_type;
        bool is_file = false;
        std::string text;
        UnnamedFile file;
    };

    Step step();
    Step leave_preamble();
    Step pass_boundary();
    Step read_headers();
    Step read_content();
    Step refuse(int status);

    bool describe_part(std::string_view headers);
    void begin_part();
    void append(std::string_view bytes);
    void append_to_file(std::string_view bytes);
    void end_part();

    // fixed after construction
    std::string boundary_; ///< with the line break and the dashes before it
    MultipartLimits limits_;
    std::string upload_directory_;

    Place place_ = Place::preamble;
    Refused refused_;
    std::string unread_ = "\r\n"; ///< so that the first boundary looks like all others
    Part part_;
    std::size_t parts_ = 0;
    std::uint64_t text_bytes_ = 0;
    Fields form_;
    std::vector<Upload> uploads_;
};

}
