#pragma once
#include "sheets/pages.hpp"

namespace plenty::sheets {

/// Possible duplicates side by side, each with what is to become of the row.
html::Html alike_part(const web::Visit& visit, const OpenSheet& open, const Plan& plan);

}
