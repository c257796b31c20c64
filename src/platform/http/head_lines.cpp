#include "platform/http/head_lines.hpp"

namespace plenty::http {

bool HeadLines::may_follow(char letter) const {
    if (letter == '\0' || (last_ == '\r') != (letter == '\n'))
        return false;
    const bool begins_line = last_ == '\n';
    return !(begins_line && (letter == ' ' || letter == '\t'));
}

HeadLines::Verdict HeadLines::look_at(std::string_view head) {
    while (seen_ < head.size()) {
        const char letter = head[seen_];
        if (!may_follow(letter))
            return Verdict::malformed;
        ++seen_;
        last_ = letter;
        if (letter == '\n' && line_length_ == 0)
            return Verdict::complete;
        if (letter == '\n')
            line_length_ = 0;
        else if (letter != '\r')
            ++line_length_;
    }
    return Verdict::incomplete;
}

}
