#pragma once
#include "base/embedded_file.hpp"
#include "platform/http/router.hpp"

#include <span>

namespace plenty::http {

/// Serves files that travel inside the program, for a pattern with one part: "/assets/{name}".
///
/// A name that carries a hash of the content (eight hexadecimal digits or more before the ending, as in
/// `style.4f3a9c12.css`) may be kept for ever; any other is asked for again after an hour. `name.br` and
/// `name.gz` are the same file compressed, and sent instead of it to who accepts that. Answers
/// If-None-Match with 304. A name that is not in the table is 404, without a page.
///
/// `files` must live as long as the program.
Handler serve_files(std::span<const EmbeddedFile> files);

}
