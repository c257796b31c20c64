#pragma once
#include "app/parts.hpp"
#include "communities/communities.hpp"
#include "platform/db/database_testing.hpp"

#include <gmock/gmock.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>

/// The whole node in a test: every address, on a database and a vault of its own.
namespace plenty::app {

/// As cheap to hash as it gets.
extern const crypto::HashingCost cheap;

/// Who may come to an address. The order is that of the columns of authorisation.txt.
enum class Who : std::uint8_t { stranger, outsider, member, poster, replier, steward };
inline constexpr std::array everybody{Who::stranger, Who::outsider, Who::member,
                                      Who::poster,   Who::replier,  Who::steward};
std::string_view name_of(Who who);

/// A street with everything in it that an address can name.
///
/// The steward has founded it; member, poster and replier belong to it; the outsider has founded another. The
/// poster offers bread to the community; the replier will fetch some, and place and time are agreed. Somebody
/// asks to join. Everybody's words hold `canary`.
struct Street {
    static constexpr std::string_view canary = "Kanarienvogel";
    static constexpr std::string_view passphrase = "seven-geese-walk-past-the-mill"; ///< everybody's

    std::map<Who, PersonId> people;
    std::map<Who, std::string> sessions;
    std::map<Who, std::string> devices; ///< the tokens with which they call the API
    /// What stands for the {parts} of a pattern: "post" and its id.
    std::map<std::string, std::string, std::less<>> parts;

    /// The text with every "{part}" filled in.
    std::string filled(std::string text) const;
};

/// Asks the whole node as its visitors do.
class HouseTest : public testing::TestWithParam<db::Engine> {
protected:
    void SetUp() override;

    virtual std::unique_ptr<Parts> open(const config::Config& config);

    config::Config config() const;
    Parts& house() { return *parts_; }
    /// Stops, and starts on what is on the disk.
    void open_again();

    template <class F>
    auto write(F&& change) {
        return house().database->write(std::forward<F>(change));
    }

    /// A new street, in the same house as those before.
    Street settle();

    /// The answer to a request without a body, straight from its handler.
    http::Response get(const Street& street, Who who, const std::string& path);
    /// Sends a form as from a page of ours.
    http::Response send(const Street& street, Who who, const std::string& path, const http::Fields& form);
    /// Calls the API from somebody's device, with JSON or with rows of a sheet.
    http::Response call(const Street& street, Who who, http::Method method, const std::string& path,
                        const std::string& body);
    /// As this visitor's browser would.
    http::Response ask(const Street& street, Who who, http::Request request);

    /// The token that a page of ours would put into this visitor's forms.
    std::string form_token(const Street& street, Who who);

    FakeClock clock;
    db::TemporaryDirectory directory;

private:
    http::Response handle(http::Request request);

    std::unique_ptr<db::FreshDatabase> fresh_;
    std::unique_ptr<Parts> parts_;
    int streets_ = 0;
};

}
