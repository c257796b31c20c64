#include "base/result.hpp"
#include "platform/http/client.hpp"
#include "platform/http/connection_count.hpp"
#include "platform/http/rate_limit.hpp"

#include <gtest/gtest.h>

namespace plenty::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

Fields forwarded(std::string_view list, std::string_view protocol = "") {
    Fields headers;
    headers.add("x-forwarded-for", std::string(list));
    if (!protocol.empty())
        headers.add("x-forwarded-proto", std::string(protocol));
    return headers;
}

TEST(Proxies, AreBelievedAsFarAsTheyReach) {
    const Proxies proxies({"10.0.0.1", "10.0.0.2", "::1"});
    EXPECT_EQ(proxies.client_behind("10.0.0.1", forwarded("1.1.1.1, 2.2.2.2, 10.0.0.2")),
              (Client{"2.2.2.2", false}));
    EXPECT_EQ(proxies.client_behind("::1", forwarded("2001:db8::7", "https")), (Client{"2001:db8::7", true}));
    EXPECT_EQ(proxies.client_behind("10.0.0.1", forwarded("1.1.1.1, nonsense")), (Client{"10.0.0.1", false}));
    EXPECT_EQ(proxies.client_behind("10.0.0.1", {}), (Client{"10.0.0.1", false}));
    EXPECT_EQ(proxies.client_behind("10.0.0.1", forwarded("10.0.0.2", "http")), (Client{"10.0.0.2", false}));
}

TEST(Proxies, StrangersAreNotBelieved) {
    EXPECT_EQ(Proxies({"10.0.0.1"}).client_behind("9.9.9.9", forwarded("1.1.1.1", "https")),
              (Client{"9.9.9.9", false}));
}

TEST(Proxies, ListsAreJoined) {
    Fields headers = forwarded("1.1.1.1");
    headers.add("x-forwarded-for", "2.2.2.2");
    EXPECT_EQ(Proxies({"10.0.0.1"}).client_behind("10.0.0.1", headers).address, "2.2.2.2");
}

TEST(Proxies, MustBeAddresses) {
    EXPECT_THROW(Proxies({"proxy.example"}), Fault);
}

TEST(Addresses, HaveOneSpelling) {
    EXPECT_EQ(plain_address("::ffff:1.2.3.4"), "1.2.3.4");
    EXPECT_EQ(plain_address("2001:DB8:0:0::1"), "2001:db8::1");
    EXPECT_EQ(plain_address("fe80::1%1"), "fe80::1");
    EXPECT_EQ(plain_address("1.2.3.4:80"), std::nullopt);
    EXPECT_EQ(network_of("1.2.3.4"), "1.2.3.4");
    EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), network_of("2001:db8:1:2:ffff::1"));
    EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
}

TEST(AddressHash, IsItsOwnInEachProcess) {
    const AddressHash one, other;
    EXPECT_EQ(one("1.2.3.4"), one("1.2.3.4"));
    EXPECT_NE(one("1.2.3.4"), one("1.2.3.5"));
    EXPECT_NE(one("1.2.3.4"), other("1.2.3.4"));
}

TEST(RateLimit, LetsAMinutesWorthThroughAtOnceAndThenEvenly) {
    RateLimit limit;
    const RateLimit::Clock::time_point start(minutes(1000));
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(limit.wait_for(7, 4, start), milliseconds(0));
    EXPECT_EQ(limit.wait_for(7, 4, start), seconds(15));
    EXPECT_EQ(limit.wait_for(7, 4, start + seconds(14)), seconds(1));
    EXPECT_EQ(limit.wait_for(7, 4, start + seconds(15)), milliseconds(0));
    EXPECT_GT(limit.wait_for(7, 4, start + seconds(15)), milliseconds(0));
    EXPECT_EQ(limit.wait_for(8, 4, start), milliseconds(0));
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(limit.wait_for(7, 4, start + minutes(5)), milliseconds(0));
}

TEST(RateLimit, ForgetsTheQuietestFirstWhenCrowded) {
    RateLimit limit;
    const RateLimit::Clock::time_point start(minutes(1000));
    constexpr std::uint64_t same_set = 16384;
    for (int i = 0; i < 10; ++i)
        limit.wait_for(5, 10, start);
    for (std::uint64_t stranger = 1; stranger < 1000; ++stranger)
        limit.wait_for(5 + stranger * same_set, 10, start);
    EXPECT_GT(limit.wait_for(5, 10, start), milliseconds(0));
}

TEST(ConnectionCount, GivesPlacesBack) {
    ConnectionCount count(2, 1);
    auto first = count.admit("a");
    EXPECT_TRUE(first);
    EXPECT_FALSE(count.admit("a"));
    auto second = count.admit("b");
    EXPECT_TRUE(second);
    EXPECT_FALSE(count.admit("c"));
    first.reset();
    EXPECT_TRUE(count.admit("a"));
    second.reset();
    const auto proxy = count.admit_proxy("p"), again = count.admit_proxy("p");
    EXPECT_TRUE(proxy && again);
}

}
}
