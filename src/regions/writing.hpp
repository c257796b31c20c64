#pragma once
#include "regions/forms.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace plenty::regions {

/// A numbered thing of the planner as a position in a list of names.
template <class Number>
std::size_t raw(Number number) {
    return static_cast<std::size_t>(number);
}

/// A file of comma separated values that takes the place of one of that name when all of it is written; until
/// then, and if it never is, whatever was there stays. Throws a Fault if the disk fails.
class NewTable {
public:
    NewTable(const std::filesystem::path& directory, const Form& form);
    ~NewTable();
    NewTable(const NewTable&) = delete;
    NewTable& operator=(const NewTable&) = delete;

    template <class... Fields>
    void row(const Fields&... fields) {
        bool is_first = true;
        ((add(is_first, fields), is_first = false), ...);
        text_ += '\n';
        if (text_.size() > most_waiting)
            flush();
    }
    void keep();

private:
    static constexpr std::size_t most_waiting = std::size_t{1} << 16;

    template <class Field>
    void add(bool is_first, const Field& field) {
        if (!is_first)
            text_ += ',';
        if constexpr (std::is_convertible_v<Field, std::string_view>)
            add_text(field);
        else
            fmt::format_to(std::back_inserter(text_), "{}", field);
    }
    void add_text(std::string_view field);
    void flush();

    std::filesystem::path path_;
    std::filesystem::path unfinished_;
    int file_;
    std::string text_;
};

}
