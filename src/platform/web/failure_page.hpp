#pragma once
#include "platform/web/visit.hpp"

namespace plenty::web {

/// The page for an answer that no handler gave: a wrong address, a request too large, a fault of ours.
/// In the language the browser asks for. Looks into no database, since that may be what is broken.
http::Response failure_page(const Surroundings& surroundings, int status, const http::Request& request);

}
