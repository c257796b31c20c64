#include "app/authorisation_testing.hpp"

#include "testing/project.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

namespace plenty::app {
namespace {

constexpr std::array<std::pair<http::Method, std::string_view>, 5> method_names{
    {{http::Method::get, "GET"},
     {http::Method::post, "POST"},
     {http::Method::put, "PUT"},
     {http::Method::patch, "PATCH"},
     {http::Method::del, "DELETE"}}};

AddressRow read_row(const std::string& line) {
    std::istringstream words(line);
    AddressRow row;
    words >> row.method >> row.pattern;
    for (int& answer : row.answers)
        words >> answer;
    if (!words)
        throw Mistake("no row of the table: " + line);
    words >> row.form; // and none is fine, too
    return row;
}

}

http::Fields AddressRow::fields(const Street& street) const {
    auto parsed = http::parse_urlencoded(street.filled(form));
    if (!parsed)
        throw Mistake("no form: " + form);
    return *std::move(parsed);
}

std::string AddressRow::body(const Street& street) const {
    return form.starts_with("rows=") ? std::string(fields(street).get("rows")) : street.filled(form);
}

std::vector<AddressRow> read_table(std::string_view text) {
    std::vector<AddressRow> rows;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line.front() != '#')
            rows.push_back(read_row(line));
    return rows;
}

std::vector<AddressRow> load_table() {
    return read_table(tests::file_text(tests::project_root() / "src/app/authorisation.txt"));
}

std::string_view name_of(http::Method method) {
    for (const auto& [each, name] : method_names)
        if (each == method)
            return name;
    return "OTHER";
}

http::Method method_of(std::string_view name) {
    for (const auto& [method, each] : method_names)
        if (each == name)
            return method;
    throw Mistake("no such method: " + std::string(name));
}

std::vector<std::string> mismatches(const std::vector<AddressRow>& table,
                                    const std::vector<http::Route>& routes) {
    std::vector<std::string> named, wrong;
    for (const http::Route& route : routes)
        named.push_back(std::string(name_of(route.method)) + " " + route.pattern);
    for (const AddressRow& row : table) {
        if (std::ranges::count(table, row.name(), &AddressRow::name) > 1)
            wrong.push_back("stands twice in the table: " + row.name());
        if (std::ranges::find(named, row.name()) == named.end())
            wrong.push_back("is no address of the node: " + row.name());
    }
    for (const std::string& name : named)
        if (std::ranges::find(table, name, &AddressRow::name) == table.end())
            wrong.push_back("is not in the table: " + name);
    return wrong;
}

std::string compared(const http::Response& response, const Street& street) {
    static const std::regex hidden("name=\"(token|once)\" value=\"[^\"]*\"");
    std::string text = std::to_string(response.status) + "\n";
    for (const auto& [name, value] : response.headers)
        if (name != "set-cookie")
            text += name + ": " + value + "\n";
    text += std::regex_replace(response.body, hidden, "$1");
    for (const auto& [part, value] : street.parts)
        for (auto at = value.size() < 8 ? std::string::npos : text.find(value); at != std::string::npos;
             at = text.find(value, at))
            text.replace(at, value.size(), "{" + part + "}");
    return text;
}

}
