#pragma once
#include "app/house_testing.hpp"
#include "platform/http/server_testing.hpp"

#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

/// The whole node in a test, open on a socket.
namespace plenty::app {

/// A visitor with a cookie jar, over the network. Each request has an address of its own, so that no patience
/// ends.
class Caller {
public:
    explicit Caller(std::uint16_t port) : port_(port) {}

    http::Reply get(const std::string& path);
    /// Sends a form as it stands, with the token of the page seen last.
    http::Reply send(const std::string& path, const std::string& form);
    /// As send(), without a token or with another.
    http::Reply send_as_it_is(const std::string& path, const std::string& form);

    std::map<std::string, std::string> cookies;
    std::string token; ///< of the page seen last; or set it

private:
    http::Reply ask(const std::string& request);
    std::string headers();

    std::uint16_t port_;
};

/// A house whose server runs while the test does.
class OpenHouseTest : public HouseTest {
protected:
    void SetUp() override;
    void TearDown() override;

    /// What a test adds to the house before it opens.
    virtual void furnish() {}
    Caller caller() { return Caller(house().server.port()); }
    Caller caller(const Street& street, Who who);

private:
    std::thread serving_;
};

}
