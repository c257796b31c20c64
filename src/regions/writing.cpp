#include "regions/writing.hpp"

#include "base/result.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace plenty::regions {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
    throw Fault(path.string() + " cannot be written: " + std::generic_category().message(errno));
}

}

NewTable::NewTable(const std::filesystem::path& directory, const Form& form)
    : path_(directory / form.file), unfinished_(path_.string() + ".part"),
      file_(::open(unfinished_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    if (file_ < 0)
        fail(unfinished_);
    text_ = fmt::format("{}\n", fmt::join(form.columns, ","));
}

NewTable::~NewTable() {
    if (file_ < 0)
        return;
    ::close(file_);
    std::error_code ignored;
    std::filesystem::remove(unfinished_, ignored);
}

void NewTable::add_text(std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        text_ += field;
        return;
    }
    text_ += '"';
    for (const char letter : field) {
        text_ += letter;
        if (letter == '"')
            text_ += letter;
    }
    text_ += '"';
}

void NewTable::flush() {
    for (std::string_view rest = text_; !rest.empty();) {
        const ssize_t written = ::write(file_, rest.data(), rest.size());
        if (written < 0 && errno != EINTR)
            fail(unfinished_);
        rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    text_.clear();
}

void NewTable::keep() {
    flush();
    if (::close(file_) != 0)
        fail(unfinished_);
    file_ = -1;
    std::filesystem::rename(unfinished_, path_);
}

}
