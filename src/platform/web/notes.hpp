#pragma once
#include "platform/html/form.hpp"
#include "platform/web/visit.hpp"

#include <string>
#include <string_view>

namespace plenty::web {

/// Whether the page of the form answers this refusal, beside what was typed. What was sent twice, does not
/// exist or is not theirs is answered without it.
bool is_for_the_form(const Refusal& refusal);

/// What a form that is shown again has to say: nothing, or why it was not taken, and at which field.
class Notes {
public:
    /// `refusal` may be null; it and the visit outlive the notes.
    Notes(const Visit& visit, const Refusal* refusal) : visit_(&visit), refusal_(refusal) {}

    /// The sentence for this field, or nothing.
    std::string of(std::string_view field) const;
    /// The list at the top of the form; empty if there is nothing to mend.
    html::Html summary() const;
    /// The HTTP status of the page.
    int status() const;
    bool is_about(SentenceKey key) const { return refusal_ && refusal_->sentence.key == key; }

private:
    const Visit* visit_;
    const Refusal* refusal_;
};

}
