#pragma once
#include "communities/communities.hpp"
#include "platform/web/notes.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The questions that founding a community and changing it have in common, as they were typed.
namespace plenty::communities {

struct CharterForm {
    std::string name, purpose, agreements, join_policy = "open", questions;

    static CharterForm read(const http::Fields& fields);
    static CharterForm of(const Profile& community, const std::vector<std::string>& questions);
    Charter charter() const;
};

html::Html charter_fields(const web::Visit& visit, const CharterForm& form, const web::Notes& notes);

/// The lines of a text, empty ones included.
std::vector<std::string> lines_of(std::string_view text);

}
