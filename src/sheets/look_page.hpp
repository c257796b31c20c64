#pragma once
#include "sheets/pages.hpp"

/// The look at what a sheet will put on the board, before it does.
namespace plenty::sheets {

http::Response look_page(const web::Visit& visit, const Place& place, const OpenSheet& open, const Plan& plan,
                         const Refusal* refusal);

/// Rows that stand or fall with what is decided on this page: if their number has changed, somebody must look
/// again before anything is entered.
std::size_t candidates(const Plan& plan);

}
