#include "platform/html/style_guide_testing.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace plenty::html {
namespace {

/// Writes the sample pages where PLENTY_STYLE_GUIDE says, for tests/style/look.mjs and for whoever draws.
TEST(StyleGuide, DrawsEverySamplePage) {
    const char* directory = std::getenv("PLENTY_STYLE_GUIDE");
    for (const SamplePage& sample : sample_pages()) {
        EXPECT_TRUE(sample.html.markup().starts_with("<!doctype html>")) << sample.file;
        EXPECT_TRUE(sample.html.markup().ends_with("</html>")) << sample.file;
        EXPECT_LT(sample.html.markup().size(), 40'000U) << sample.file;
        if (directory)
            std::ofstream(std::filesystem::path(directory) / sample.file) << sample.html.markup();
    }
}

}
}
