#pragma once
#include "platform/web/visit.hpp"

namespace plenty::web {

/// Gives a form back that could not be taken: why, everything that was typed (to read, and ready to
/// be sent again with a fresh token), and a way to sign in where that is what is missing. Passphrases
/// and files are not repeated.
http::Response returned_form(const Visit& visit, const Sentence& why);

}
