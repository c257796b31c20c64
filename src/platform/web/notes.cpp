#include "platform/web/notes.hpp"

#include "platform/html/components.hpp"
#include "platform/web/routes.hpp"

namespace plenty::web {

bool is_for_the_form(const Refusal& refusal) {
    return refusal.why != Why::not_found && refusal.why != Why::not_yours &&
           refusal.sentence.key != SentenceKey("web.already_sent");
}

std::string Notes::of(std::string_view field) const {
    return refusal_ && refusal_->field == field ? visit_->say(refusal_->sentence) : std::string();
}

html::Html Notes::summary() const {
    if (!refusal_)
        return {};
    if (refusal_->field.empty())
        return html::notice(html::NoticeKind::error, visit_->say(refusal_->sentence));
    return html::error_summary(visit_->say("web.look_again"),
                               {{refusal_->field, visit_->say(refusal_->sentence)}});
}

int Notes::status() const {
    return refusal_ ? status_of(refusal_->why) : 200;
}

}
