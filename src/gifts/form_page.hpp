#pragma once
#include "gifts/post_form.hpp"
#include "platform/html/html.hpp"
#include "platform/web/visit.hpp"

/// The page on which a gift is asked for or offered.
namespace plenty::gifts {

/// What the form around a draft needs to know.
struct FormPage {
    CommunityId community;
    Side side;
    std::string action;
    SentenceKey title;
    html::Html above = {};   ///< between the title and the form
    bool keeps_draft = true; ///< the script keeps what is typed; not where it is about somebody else
};
/// The form with what was typed, and with why it was not taken if `refusal` says so.
http::Response post_form_page(const web::Visit& visit, const FormPage& page, const PostForm& form,
                              const Refusal* refusal);

}
