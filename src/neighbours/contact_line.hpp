#pragma once
#include "platform/html/html.hpp"

#include <string>

namespace plenty::neighbours {

/// How somebody is reached, to be dialled in one press where there is a number in it.
html::Html contact_line(const std::string& contact);

}
