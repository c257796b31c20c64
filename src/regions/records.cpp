#include "regions/records.hpp"

#include "base/result.hpp"

#include <istream>

namespace plenty::regions {

Records::Records(std::istream& in, std::size_t most_bytes)
    : in_(in), most_bytes_(most_bytes), block_(std::size_t{1} << 16) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    look();
    if (std::string_view(block_.data(), end_).starts_with(mark))
        at_ = mark.size();
}

std::optional<char> Records::look() {
    if (at_ == end_) {
        in_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
        if (in_.bad())
            throw Fault("the file could not be read to its end");
        at_ = 0;
        end_ = static_cast<std::size_t>(in_.gcount());
    }
    return at_ == end_ ? std::nullopt : std::optional(block_[at_]);
}

std::optional<char> Records::take() {
    const auto letter = look();
    if (letter) {
        ++at_;
        line_ += *letter == '\n' ? 1 : 0;
    }
    return letter;
}

const Record* Records::next() {
    while (look() == '\n' || look() == '\r')
        take();
    if (!look())
        return nullptr;
    record_ = {};
    record_.line = line_;
    text_.clear();
    ends_.clear();
    while (read_field())
        ;
    if (record_.is_too_long)
        pass_over_line();
    if (record_.is_too_long || record_.is_unclosed)
        return &record_;
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
        record_.fields.push_back(std::string_view(text_).substr(begin, end - begin));
        begin = end;
    }
    return &record_;
}

/// True if another field follows.
bool Records::read_field() {
    if (look() == '"') {
        take();
        if (!read_quoted())
            return false;
    }
    for (;;) {
        const auto letter = take();
        if (!letter || *letter == '\n' || *letter == ',') {
            const bool has_return = letter != ',' && text_.ends_with('\r');
            if (has_return && (ends_.empty() || text_.size() > ends_.back()))
                text_.pop_back();
            ends_.push_back(text_.size());
            return letter == ',';
        }
        if (!keep(*letter))
            return false;
    }
}

/// Until the closing mark; false if the record ends here.
bool Records::read_quoted() {
    for (;;) {
        const auto letter = take();
        if (!letter) {
            record_.is_unclosed = true;
            return false;
        }
        if (*letter == '"') {
            if (look() != '"')
                return true;
            take();
        }
        if (!keep(*letter))
            return false;
    }
}

/// False if the record is too long with it.
bool Records::keep(char letter) {
    text_ += letter;
    record_.is_too_long = text_.size() > most_bytes_;
    return !record_.is_too_long;
}

void Records::pass_over_line() {
    for (auto letter = take(); letter && *letter != '\n';)
        letter = take();
}

}
