#pragma once
#include "platform/html/shell.hpp"

#include <string>
#include <vector>

namespace plenty::html {

/// A page to look at, with invented people, in English only: for tests and for whoever draws, never served.
struct SamplePage {
    std::string file; ///< "board.html"
    Html html;
};

/// Every piece of components.hpp and form.hpp, each in its variants.
Html style_guide();
/// Pages as features will make them: the recipes for a board, a post, a form, a queue and a sheet to print.
std::vector<SamplePage> sample_pages();
/// The shell around a sample's body.
Html sample_page(const std::string& title, const Html& body, std::size_t current_place = 5);

}
