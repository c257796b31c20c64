#include "communities/charter_form.hpp"

#include "communities/charter.hpp"
#include "platform/html/form.hpp"

namespace plenty::communities {
namespace {

using namespace html;

JoinPolicy policy_of(std::string_view key) {
    return key == "ask" ? JoinPolicy::ask : key == "invite" ? JoinPolicy::invite : JoinPolicy::open;
}

Html policy_field(const web::Visit& visit, const std::string& chosen) {
    return radio_group(
        {.name = "join_policy", .label = visit.say("communities.join_policy"), .value = chosen},
        {{.value = "open", .label = visit.say("communities.policy_open")},
         {.value = "ask", .label = visit.say("communities.policy_ask")},
         {.value = "invite", .label = visit.say("communities.policy_invite")}});
}

}

CharterForm CharterForm::read(const http::Fields& fields) {
    const auto typed = [&](std::string_view field) { return std::string(fields.get(field)); };
    CharterForm form{typed("name"), typed("purpose"), typed("agreements"), typed("join_policy"),
                     typed("questions")};
    form.join_policy = key_of(policy_of(form.join_policy));
    return form;
}

CharterForm CharterForm::of(const Profile& community, const std::vector<std::string>& questions) {
    CharterForm form{community.name, community.purpose, community.agreements,
                     std::string(key_of(community.join_policy)), ""};
    for (const std::string& question : questions)
        form.questions += question + "\n";
    return form;
}

Charter CharterForm::charter() const {
    return {name, purpose, agreements, policy_of(join_policy), lines_of(questions)};
}

Html charter_fields(const web::Visit& visit, const CharterForm& form, const web::Notes& notes) {
    const std::string optional = visit.say("web.optional");
    return all(field({.name = "name",
                      .label = visit.say("communities.name"),
                      .value = form.name,
                      .error = notes.of("name"),
                      .required = true}),
               text_area({.name = "purpose",
                          .label = visit.say("communities.purpose"),
                          .hint = visit.say("communities.purpose_hint"),
                          .value = form.purpose,
                          .error = notes.of("purpose"),
                          .required = true,
                          .longest = longest_purpose}),
               text_area({.name = "agreements",
                          .label = visit.say("communities.agreements"),
                          .hint = visit.say("communities.agreements_hint"),
                          .value = form.agreements,
                          .error = notes.of("agreements"),
                          .aside = optional,
                          .longest = longest_agreements},
                         5),
               policy_field(visit, form.join_policy),
               text_area({.name = "questions",
                          .label = visit.say("communities.questions"),
                          .hint = visit.say("communities.questions_hint"),
                          .value = form.questions,
                          .error = notes.of("questions"),
                          .aside = optional}));
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

}
