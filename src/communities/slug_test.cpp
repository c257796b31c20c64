#include "communities/slug.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plenty::communities {
namespace {

TEST(Slug, IsTheNameInAnAddress) {
    EXPECT_EQ(slug_of("Elm Street & Mill Lane"), "elm-street-mill-lane");
    EXPECT_EQ(slug_of("  Peña   Ñandú!"), "pena-nandu");
    EXPECT_EQ(slug_of("東京"), "community");
    EXPECT_LE(slug_of(std::string(500, 'a')).size(), 50u);
}

RC_GTEST_PROP(Slug, NeedsNoEscaping, (const std::string& name)) {
    const std::string slug = slug_of(name);
    RC_ASSERT(!slug.empty());
    RC_ASSERT(slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    RC_ASSERT(slug.front() != '-' && slug.back() != '-');
}

}
}
