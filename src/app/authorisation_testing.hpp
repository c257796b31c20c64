#pragma once
#include "app/house_testing.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace plenty::app {

/// One line of authorisation.txt: what an address answers to whom.
struct AddressRow {
    std::string method;
    std::string pattern;
    std::array<int, everybody.size()> answers{};
    std::string form = {}; ///< as application/x-www-form-urlencoded, with {parts}; for an API, as JSON

    std::string name() const { return method + " " + pattern; }
    /// The form as the visitors of this street fill it in.
    http::Fields fields(const Street& street) const;
    /// The same as the body of a call; "rows=..." is the text of a sheet.
    std::string body(const Street& street) const;
};

/// The rows of a table; throws a Mistake that quotes a line it cannot read.
std::vector<AddressRow> read_table(std::string_view text);
/// authorisation.txt.
std::vector<AddressRow> load_table();

std::string_view name_of(http::Method method);
http::Method method_of(std::string_view name);

/// What is in one of the two and not in the other, or twice in the table: a sentence each.
std::vector<std::string> mismatches(const std::vector<AddressRow>& table,
                                    const std::vector<http::Route>& routes);

/// An answer as anybody would compare it: without the tokens of its forms, and without what the address
/// itself says, so that two of them differ only if they tell something.
std::string compared(const http::Response& response, const Street& street);

}
