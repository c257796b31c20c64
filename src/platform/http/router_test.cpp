#include "platform/http/router.hpp"

#include <gtest/gtest.h>

namespace plenty::http {
namespace {

using Words = std::vector<std::string>;

Router board() {
    Router router;
    const Handler nothing = [](Request&) { return Response(); };
    router.add(Method::get, "/", nothing);
    router.add(Method::get, "/posts/{post}", nothing);
    router.add(Method::post, "/posts/{post}", nothing);
    router.add(Method::get, "/posts/new", nothing);
    router.add(Method::get, "/posts/{post}/replies/{reply}", nothing);
    router.add(Method::post, "/posts/new/drafts", nothing);
    return router;
}

std::string pattern_of(Method method, std::string_view path) {
    const Router router = board();
    const auto match = router.match(method, path);
    return match.route ? match.route->pattern : "";
}

TEST(Router, FindsTheRouteAndItsParts) {
    const Router router = board();
    const auto match = router.match(Method::get, "/posts/7/replies/caf%C3%A9%2F9");
    ASSERT_TRUE(match.route);
    EXPECT_EQ(match.route->pattern, "/posts/{post}/replies/{reply}");
    EXPECT_EQ(match.parameters, (Words{"7", "café/9"}));
}

TEST(Router, PrefersTheLiteral) {
    EXPECT_EQ(pattern_of(Method::get, "/posts/new"), "/posts/new");
    EXPECT_EQ(pattern_of(Method::get, "/posts/old"), "/posts/{post}");
}

TEST(Router, TurnsBackFromALiteralThatLeadsNowhere) {
    const Router router = board();
    const auto match = router.match(Method::get, "/posts/new/replies/3");
    ASSERT_TRUE(match.route);
    EXPECT_EQ(match.parameters, (Words{"new", "3"}));
}

TEST(Router, AnswersHeadByGet) {
    EXPECT_EQ(pattern_of(Method::head, "/posts/7"), "/posts/{post}");
    EXPECT_EQ(pattern_of(Method::head, "/posts/new/drafts"), "");
}

TEST(Router, TellsAWrongMethodFromAWrongPath) {
    const Router router = board();
    const auto wrong_method = router.match(Method::del, "/posts/7");
    EXPECT_FALSE(wrong_method.route);
    EXPECT_TRUE(wrong_method.path_exists);
    EXPECT_EQ(wrong_method.allow, "GET, HEAD, POST");
    EXPECT_FALSE(router.match(Method::get, "/nowhere").path_exists);
}

TEST(Router, MatchesWholeSegmentsOnly) {
    for (const char* path :
         {"/posts", "/posts/", "/posts//", "/posts/7/", "//", "/posts/7/replies", "/posts/%zz", "/posts/%00"})
        EXPECT_FALSE(board().match(Method::get, path).route) << path;
    EXPECT_EQ(pattern_of(Method::get, "/"), "/");
}

TEST(RouterDeathTest, RefusesTwoRoutesOfOneShape) {
    Router router = board();
    EXPECT_DEATH(router.add(Method::get, "/posts/{other}", nullptr), "one shape");
    EXPECT_DEATH(router.add(Method::get, "posts", nullptr), "slash");
}

}
}
