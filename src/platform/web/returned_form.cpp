#include "platform/web/returned_form.hpp"

#include "platform/html/html.hpp"

#include <array>

namespace plenty::web {
namespace {

using namespace html;

bool is_machinery(std::string_view field) {
    return field == "token" || field == "once";
}

bool is_secret(std::string_view field) {
    return field.find("passphrase") != std::string_view::npos || field.find("code") != std::string_view::npos;
}

Html typed_field(const std::string& field, const std::string& text) {
    if (is_machinery(field) || is_secret(field))
        return {};
    const bool worth_reading = text.find(' ') != std::string::npos;
    return all(input(type("hidden"), name(field), value(text)),
               when(worth_reading, [&] { return element("blockquote", text); }));
}

}

http::Response returned_form(const Visit& visit, const Sentence& why) {
    const auto typed =
        each(visit.form(), [](const auto& pair) { return typed_field(pair.first, pair.second); });
    Html page = all(h1(visit.say("web.form_returned")), p(visit.say(why)));
    if (!visit.viewer())
        page += p(a(href("/sign-in"), attr("target", "_blank"), attr("rel", "noopener"),
                    visit.say("web.sign_in_in_new_tab")));
    page += form(method("post"), action(visit.request().path), visit.form_fields(), typed,
                 button(cls("button primary"), type("submit"), visit.say("web.send_again")));
    return visit.show({visit.say("web.form_returned"), std::move(page), 401});
}

}
