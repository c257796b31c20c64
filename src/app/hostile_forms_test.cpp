#include "app/authorisation_testing.hpp"
#include "app/open_house_testing.hpp"

#include <algorithm>
#include <regex>
#include <set>

namespace plenty::app {
namespace {

using testing::HasSubstr;

std::string repeated(std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i)
        text += piece;
    return text;
}

/// What people, browsers and worse have sent, percent-encoded.
const std::vector<std::string>& hostile_values() {
    static const std::vector<std::string> all{
        "",
        "%20%09%20",
        repeated("x", 20'000),
        repeated("o%CC%81", 3'000),
        "%01%02%07%1B%5B31m",
        "one%0D%0Atwo%0Bthree",
        "%E2%80%AEdrawkcab%E2%81%A6",
        "%E2%80%8B%E2%80%8D%E2%81%A0%EF%BB%BF",
        "%00",
        "%FF%FE",
        "%ZZ",
        "9999-12-31T23:59",
        "9999-12-31",
        "1969-07-20T20:17",
        "0000-00-00T99:99",
        "2026-02-30",
        "99999999999999999999999",
        "9223372036854775807",
        "-1",
        "1e309",
        "NaN",
        "91,181",
        "zzzzzzzzzzzzz",
        "7zzzzzzzzzzzz",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%27%3B+DROP+TABLE+people%3B+--",
        "in+exchange+for+$20",
        "/\\evil.example//%0D%0ASet-Cookie:+a=b",
    };
    return all;
}

/// The fields of a form as they are sent.
std::vector<std::pair<std::string, std::string>> parts_of(const std::string& form) {
    std::vector<std::pair<std::string, std::string>> parts;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t end = std::min(form.find('&', at), form.size());
        const std::size_t equals = std::min(form.find('=', at), end);
        parts.emplace_back(form.substr(at, equals - at),
                           form.substr(std::min(equals + 1, end), end - equals - 1));
        at = end + 1;
    }
    return parts;
}

std::string with(const std::string& form, const std::string& field, const std::string& value) {
    std::string text;
    for (const auto& [name, was] : parts_of(form))
        text += (text.empty() ? "" : "&") + name + "=" + (name == field ? value : was);
    return text;
}

/// What somebody typed in words of their own.
std::vector<std::string> own_words(const std::string& form, std::string_view besides) {
    std::vector<std::string> all;
    for (auto [name, value] : parts_of(form)) {
        if (name == besides || value.find('+') == std::string::npos)
            continue;
        std::ranges::replace(value, '+', ' ');
        all.push_back(value);
    }
    return all;
}

/// What can be read on a page.
std::string text_of(std::string_view page) {
    if (const auto from = page.find("<main"); from != std::string_view::npos)
        page.remove_prefix(from);
    std::string text;
    bool in_tag = false;
    for (const char letter : page) {
        if (letter == '<' || letter == '>') {
            in_tag = letter == '<';
            text += ' ';
        } else if (!in_tag)
            text += letter;
    }
    return text;
}

/// Words that begin with a capital and end with a full stop.
bool says_a_sentence(std::string_view page) {
    std::string words;
    for (const char letter : text_of(page)) {
        if (letter != '.' && letter != '?') {
            words += letter;
            continue;
        }
        const auto begin = words.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (begin != std::string::npos && words.find(' ', begin) != std::string::npos && words.back() != ' ')
            return true;
        words.clear();
    }
    return false;
}

/// The names of its fields.
std::string shape_of(const AddressRow& row) {
    std::string shape;
    for (const auto& [field, value] : parts_of(row.form))
        shape += field == "version" ? "" : field + " ";
    return shape;
}

class HostileForms : public OpenHouseTest {
protected:
    void SetUp() override {
        OpenHouseTest::SetUp();
        if (!IsSkipped())
            street = settle();
    }

    /// The first to whom a row is done, else the first for whom it is there.
    static Who doer(const AddressRow& row) {
        for (const auto& wanted : {std::set<int>{200, 303}, std::set<int>{409, 422}})
            for (const Who who : everybody)
                if (wanted.contains(row.answers.at(static_cast<std::size_t>(who))))
                    return who;
        return Who::steward;
    }

    http::Reply send(const AddressRow& row, const std::string& form) {
        return caller(street, doer(row)).send(street.filled(row.pattern), street.filled(form));
    }

    /// Whether it can be done twice on one street.
    bool is_repeatable(const AddressRow& row) {
        (void)send(row, row.form);
        const bool repeatable = send(row, row.form).status < 400;
        street = settle();
        return repeatable;
    }

    static void expect_sense(const http::Reply& reply, const std::string& what) {
        static const std::set<int> sensible{200, 303, 400, 401, 403, 404, 409, 412, 413, 422, 429};
        EXPECT_TRUE(sensible.contains(reply.status)) << what << " is answered " << reply.status;
        if (reply.status >= 400) {
            EXPECT_TRUE(says_a_sentence(reply.body)) << what << ": " << reply.status << text_of(reply.body);
        }
        EXPECT_EQ(reply.body.find("<script>alert"), std::string::npos) << what;
        EXPECT_FALSE(reply.headers.find("set-cookie").value_or("").starts_with("a=b")) << what;
        const std::string location(reply.headers.get("location"));
        EXPECT_TRUE(location.empty() || std::regex_match(location, std::regex("/([A-Za-z0-9].*)?")))
            << what << location;
    }

    static void expect_words_given_back(const http::Reply& reply, const std::vector<std::string>& typed,
                                        const std::string& what) {
        for (const std::string& words : typed)
            EXPECT_THAT(reply.body, HasSubstr(words)) << what << " loses \"" << words << '"';
    }

    /// Tries one value in so many.
    void try_field(const AddressRow& row, const std::string& field, bool repeatable, std::size_t one_in) {
        for (std::size_t i = tried_++ % one_in; i < hostile_values().size(); i += one_in) {
            const std::string& value = hostile_values()[i];
            const std::string what = row.name() + " with " + field + "=" + value.substr(0, 30);
            const auto reply = send(row, with(row.form, field, value));
            expect_sense(reply, what);
            if (reply.status == 422)
                expect_words_given_back(reply, own_words(street.filled(row.form), field), what);
            if (!repeatable && reply.status < 400)
                street = settle();
        }
    }

    std::vector<AddressRow> forms() const {
        std::vector<AddressRow> rows;
        for (AddressRow& row : load_table())
            if (row.method == "POST" && !row.pattern.starts_with("/api/"))
                rows.push_back(std::move(row));
        return rows;
    }

    Street street;

private:
    std::size_t tried_ = 0;
};
INSTANTIATE_TEST_SUITE_P(On, HostileForms, testing::Values(db::Engine::sqlite), db::engine_of);

TEST_P(HostileForms, AreAnsweredWithASentence) {
    std::set<std::string> shapes;
    for (const AddressRow& row : forms()) {
        const bool repeatable = is_repeatable(row);
        const std::size_t one_in = shapes.insert(shape_of(row)).second ? 2 : 7; // the same form elsewhere
        for (const auto& [field, value] : parts_of(row.form))
            try_field(row, field, repeatable, one_in);
    }
}

TEST_P(HostileForms, OfTenMegabytesAreTurnedAway) {
    const std::string much = repeated("0123456789abcdef", 640 * 1024);
    const auto all = forms();
    for (std::size_t i = 0; i < all.size(); i += 12) {
        const AddressRow& row = all[i];
        const auto reply = send(row, "words=" + much);
        EXPECT_TRUE(reply.status == 0 || (reply.status >= 400 && reply.status < 500))
            << row.name() << " takes " << reply.status;
    }
}

TEST_P(HostileForms, OfManyFieldsAreTurnedAway) {
    for (const AddressRow& row : forms())
        expect_sense(send(row, repeated("words=a&", 3'000) + "words=b"), row.name() + " with 3000 fields");
}

TEST_P(HostileForms, WithoutATokenAreGivenBack) {
    for (const AddressRow& row : forms()) {
        Caller somebody = caller(street, doer(row));
        for (const char* token : {"", "&token=", "&token=of-an-old-page", "&token=%FF"}) {
            const auto reply =
                somebody.send_as_it_is(street.filled(row.pattern), street.filled(row.form) + token);
            const std::string what = row.name() + " with " + token;
            expect_sense(reply, what);
            EXPECT_GE(reply.status, 400) << what;
            if (reply.status == 401)
                expect_words_given_back(reply, own_words(street.filled(row.form), ""), what);
        }
    }
}

TEST_P(HostileForms, OfSomebodySignedOutAreGivenBack) {
    for (const AddressRow& row : forms()) {
        if (row.answers.front() != 401)
            continue;
        const auto reply =
            caller(street, Who::stranger).send(street.filled(row.pattern), street.filled(row.form));
        EXPECT_EQ(reply.status, 401) << row.name();
        expect_words_given_back(reply, own_words(street.filled(row.form), ""), row.name());
        EXPECT_THAT(reply.body, HasSubstr("/sign-in")) << row.name();
    }
}

TEST_P(HostileForms, SentTwiceAreDoneOnce) {
    for (const AddressRow& row : forms()) {
        street = settle();
        if (doer(row) == Who::stranger)
            continue;
        const std::string form =
            street.filled(row.form) + (row.form.empty() ? "" : "&") + "once=0000000000007";
        Caller somebody = caller(street, doer(row));
        const auto first = somebody.send(street.filled(row.pattern), form);
        const auto second = caller(street, doer(row)).send(street.filled(row.pattern), form);
        expect_sense(second, row.name() + " sent twice");
        if (first.status == 303 && second.status == 303) {
            EXPECT_EQ(first.headers.get("location"), second.headers.get("location")) << row.name();
        }
    }
}

TEST_P(HostileForms, AnswersWithoutASentenceAreFoundOut) {
    EXPECT_FALSE(says_a_sentence("<main><h1>Error</h1></main>"));
    EXPECT_FALSE(says_a_sentence("<main><h1>Internal Server Error</h1><p>500</p></main>"));
    EXPECT_TRUE(says_a_sentence("<main><h1>No</h1><p>Please write something here.</p></main>"));
    EXPECT_EQ(with("a=1&b=2&c=", "b", "x"), "a=1&b=x&c=");
}

}
}
