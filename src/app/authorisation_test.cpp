#include "app/authorisation_testing.hpp"
#include "platform/crypto/token.hpp"

#include <algorithm>

namespace plenty::app {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

class Authorisation : public HouseTest {
protected:
    http::Response ask_row(const AddressRow& row, const Street& in, Who who) {
        const std::string path = in.filled(row.pattern);
        if (path.starts_with("/api/"))
            return call(in, who, method_of(row.method), path, row.body(in));
        return row.method == "POST" ? send(in, who, path, row.fields(in)) : get(in, who, path);
    }

    /// Fails for each address without a row, and says what the row would be.
    void expect_no_other(const std::vector<AddressRow>& table) {
        for (const http::Route& route : house().router.routes()) {
            const AddressRow row{std::string(name_of(route.method)), route.pattern};
            if (std::ranges::find(table, row.name(), &AddressRow::name) == table.end())
                expect_row(row);
        }
    }

    /// The same street where nothing was ever written: what is not public anyway leads nowhere.
    Street never_written(const Street& in) {
        Street nowhere = in;
        for (auto& [part, value] : nowhere.parts)
            value = id_text(static_cast<std::int64_t>(house().randomness.number() >> 1));
        nowhere.parts["token"] = crypto::Token::random(house().randomness).text();
        for (const char* part : {"community", "elsewhere", "name", "bread", "unique", "passphrase"})
            nowhere.parts[part] = in.parts.at(part);
        return nowhere;
    }

    void expect_row(const AddressRow& row) {
        std::string is, should_be;
        for (const Who who : everybody) {
            const http::Response response = ask_row(row, street, who);
            is += " " + std::to_string(response.status);
            should_be += " " + std::to_string(row.answers.at(static_cast<std::size_t>(who)));
            if (response.status == 404 || response.status == 401)
                expect_to_tell_nothing(row, who, response);
            if (row.method != "GET" && response.status < 400)
                street = settle(); // something has changed
        }
        EXPECT_EQ(is, should_be) << row.name();
    }

    void expect_to_tell_nothing(const AddressRow& row, Who who, const http::Response& response) {
        const Street nowhere = never_written(street);
        EXPECT_EQ(compared(response, street), compared(ask_row(row, nowhere, who), nowhere))
            << row.name() << " tells " << name_of(who) << " whether it is there";
    }

    Street street;
};
PLENTY_ON_BOTH_ENGINES(Authorisation);

TEST_P(Authorisation, IsWhatTheTableSays) {
    const auto table = load_table();
    EXPECT_THAT(mismatches(table, house().router.routes()), IsEmpty());
    street = settle();
    for (const AddressRow& row : table)
        expect_row(row);
    expect_no_other(table);
}

TEST_P(Authorisation, ATwistedTableIsFoundOut) {
    auto table = load_table();
    const auto& routes = house().router.routes();
    table.push_back(table.front());
    EXPECT_THAT(mismatches(table, routes), Contains(HasSubstr("stands twice")));
    table.back().pattern = "/nowhere";
    EXPECT_THAT(mismatches(table, routes), Contains("is no address of the node: GET /nowhere"));
    table.erase(table.begin());
    table.back().pattern = "/";
    table.pop_back();
    EXPECT_THAT(mismatches(table, routes), Contains("is not in the table: GET /"));
}

TEST_P(Authorisation, AnAnswerThatTellsSomethingIsFoundOut) {
    const Street here = settle();
    const Street nowhere = never_written(here);
    const auto answer = [&](Who who, const Street& in) {
        return compared(get(in, who, in.filled("/posts/{post}")), in);
    };
    EXPECT_EQ(answer(Who::outsider, here), answer(Who::outsider, nowhere));
    EXPECT_NE(answer(Who::member, here), answer(Who::member, nowhere));
    auto one_letter = get(here, Who::outsider, here.filled("/posts/{post}"));
    one_letter.body += ' ';
    EXPECT_NE(compared(one_letter, here), answer(Who::outsider, nowhere));
}

TEST_P(Authorisation, TheStreetHasWhatTheAddressesName) {
    const Street here = settle();
    EXPECT_THAT(get(here, Who::replier, here.filled("/handovers/{match}")).body,
                HasSubstr("Kanarienvogel Lane 12"));
    EXPECT_THAT(get(here, Who::steward, here.filled("/c/{community}/applications")).body,
                HasSubstr("The blue one"));
    EXPECT_EQ(get(here, Who::stranger, here.filled("/invites/{token}")).status, 200);
}

}
}
