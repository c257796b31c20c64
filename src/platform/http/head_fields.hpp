#pragma once
#include "platform/http/message.hpp"
#include "platform/http/refused.hpp"

#include <string_view>

namespace plenty::http {

/// Splits and decodes the target of `request` into path and query.
/// 400 if that cannot be had, 414 if the target is longer than 4 kB.
Refused read_target(Request& request);
void read_cookies(Request& request);

/// Refuses the headers that two servers may understand differently, with 400: repeated or
/// malformed Host, Content-Length or Transfer-Encoding, both lengths at once, a missing Host
/// (`version` 11); 417 for an expectation other than 100-continue.
Refused check_fields(const Fields& headers, int version);

}
