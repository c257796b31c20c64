#pragma once
#include "platform/http/message.hpp"
#include "platform/http/multipart.hpp"
#include "platform/http/refused.hpp"
#include "platform/http/router.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenty::http {

/// Takes the body of one request in and puts it where Request promises: forms into `form`, files into
/// `uploads`, everything else into `body`. Holds every limit of its route. For one thread at a time.
class Body {
public:
    /// `request` has its headers, and outlives this.
    Body(Request& request, const Limits& limits, const std::string& upload_directory);

    /// 415 where this kind of body is not taken, 413 if `announced` is too long, 400 if the
    /// headers make no sense. To be asked before the first byte.
    Refused refuses(std::optional<std::uint64_t> announced) const;
    /// How many bytes the route allows in all.
    std::uint64_t most() const { return most_; }

    Refused take(std::string_view bytes);
    Refused finish();

private:
    Request& request_;
    std::uint64_t most_;
    std::uint64_t taken_ = 0;
    Refused unacceptable_;
    bool is_form_ = false;
    std::optional<Multipart> multipart_;
};

}
