#pragma once
#include "gifts/post.hpp"
#include "platform/http/message.hpp"
#include "platform/locale/time_zone.hpp"

#include <string>
#include <vector>

/// The form in which a gift is asked for or offered: text as it was typed, so that it can be given
/// back, and what it means.
namespace plenty::gifts {

struct PostForm {
    std::string kind, words, quantity = "1", until, from, area, place, reach = "0", languages;
    std::vector<std::string> weekdays, requirements; ///< the ticked ones
    std::string audience = "community", urgency = "whenever", choosing = "poster";
    std::string is_no_trade; ///< "yes" once the person has said so
    std::string version;     ///< of the post that is edited

    static PostForm read(const http::Fields& fields);
    static PostForm of(const Draft& draft, const locale::TimeZone& zone);

    /// What the form means. Refuses, naming the field, what is no number, no date, no choice.
    Result<Draft> draft(Side side, const locale::TimeZone& zone) const;
};

}
