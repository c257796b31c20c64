#include "platform/html/form.hpp"

#include "platform/html/picking.hpp"

#include <algorithm>

namespace plenty::html {
namespace {

const std::string& id_of(const Field& question) {
    return question.id.empty() ? question.name : question.id;
}

/// The ids of the sentences that belong to a field, as aria-describedby wants them.
std::string described_by(const Field& question) {
    std::string ids;
    if (!question.hint.empty())
        ids = id_of(question) + "-hint";
    if (!question.error.empty())
        ids += (ids.empty() ? "" : " ") + id_of(question) + "-error";
    return ids;
}

Html aside_of(const Field& question) {
    return when(!question.aside.empty(), [&] { return all(" ", small(question.aside)); });
}

Html hint_of(const Field& question) {
    return when(!question.hint.empty(),
                [&] { return p(cls("hint"), id(id_of(question) + "-hint"), question.hint); });
}

Html error_of(const Field& question) {
    return when(!question.error.empty(), [&] {
        return p(cls("error"), id(id_of(question) + "-error"), icon("triangle-alert"), span(question.error));
    });
}

std::string_view field_class(const Field& question) {
    return question.error.empty() ? "field" : "field wrong";
}

/// Label, hint and error around a control. The error stands above the control, where a phone's keyboard hides
/// nothing.
Html framed(const Field& question, const Html& control) {
    return div(cls(field_class(question)), label(for_(id_of(question)), question.label, aside_of(question)),
               hint_of(question), error_of(question), control);
}

template <class... Part>
Html control(ElementName element_name, const Field& question, const Part&... part) {
    return element(element_name, id(id_of(question)), name(question.name),
                   attr("required", question.required), attr_if_any("autocomplete", question.autocomplete),
                   attr_if_any("aria-describedby", described_by(question)),
                   attr_if_any("aria-invalid", question.error.empty() ? "" : "true"), part...);
}

struct Keys {
    std::string_view type = "text";
    std::string_view mode = {};
    std::string_view autocomplete = {};
};

Keys keys_for(Typing typing) {
    switch (typing) {
    case Typing::text:
        return {};
    case Typing::email:
        return {"email", {}, "email"};
    case Typing::telephone:
        return {"tel", {}, "tel"};
    case Typing::address:
        return {"url", {}, "url"};
    case Typing::search:
        return {"search", {}, {}};
    case Typing::passphrase:
        return {"password", {}, "current-password"};
    case Typing::new_passphrase:
        return {"password", {}, "new-password"};
    case Typing::code:
        return {"text", {}, "one-time-code"};
    case Typing::whole_number:
        return {"text", "numeric", {}};
    case Typing::number:
        return {"text", "decimal", {}};
    }
    return {};
}

bool is_secret(Typing typing) {
    return typing == Typing::passphrase || typing == Typing::new_passphrase || typing == Typing::code;
}

bool is_name_or_code(Typing typing) {
    return is_secret(typing) || typing == Typing::email || typing == Typing::address;
}

Html when_field(std::string_view kind, const Field& question, const Bounds& bounds) {
    return framed(question,
                  control("input", question, cls("short"), type(kind), attr_if_any("value", question.value),
                          attr_if_any("min", bounds.first), attr_if_any("max", bounds.last)));
}

Html option_of(const Choice& choice, std::string_view chosen) {
    return option(value(choice.value), selected(choice.value == chosen), choice.label);
}

/// Choices with the same group stand together, in the order in which the groups first come up.
Html grouped_options(const std::vector<Choice>& choices, std::string_view chosen) {
    std::vector<std::pair<std::string_view, std::vector<Html>>> groups;
    for (const Choice& choice : choices) {
        auto group = std::ranges::find(groups, choice.group, &decltype(groups)::value_type::first);
        if (group == groups.end())
            group = groups.emplace(group, choice.group, std::vector<Html>());
        group->second.push_back(option_of(choice, chosen));
    }
    return each(groups, [](const auto& group) {
        return group.first.empty() ? all(group.second) : optgroup(attr("label", group.first), group.second);
    });
}

struct Tick {
    std::string_view kind;
    std::string id;
    std::string_view name;
    bool ticked;
    bool required;
};

Html tick_line(const Tick& tick, const Choice& choice) {
    const std::string hint_id = choice.hint.empty() ? std::string() : tick.id + "-hint";
    const Html hint = when(!choice.hint.empty(), [&] { return small(id(hint_id), choice.hint); });
    return div(cls("choice"),
               input(type(tick.kind), id(tick.id), name(tick.name), value(choice.value), checked(tick.ticked),
                     required(tick.required), attr_if_any("aria-describedby", hint_id)),
               label(for_(tick.id), when(choice.icon.has_value(), [&] { return icon(*choice.icon); }),
                     span(choice.label)),
               hint);
}

template <class IsTicked>
Html tick_group(std::string_view kind, const Field& question, const std::vector<Choice>& choices,
                IsTicked is_ticked) {
    std::size_t number = 0;
    const bool one = kind == "radio";
    return fieldset(cls(field_class(question)), id(id_of(question) + "-group"),
                    attr_if_any("aria-describedby", described_by(question)),
                    legend(question.label, aside_of(question)), hint_of(question), error_of(question),
                    each(choices, [&](const Choice& choice) {
                        // The first one carries the id of the question, so that an error summary leads to it.
                        const std::string suffix = number == 0 ? "" : "-" + number_text(number);
                        ++number;
                        return tick_line({kind, id_of(question) + suffix, question.name, is_ticked(choice),
                                          one && question.required},
                                         choice);
                    }));
}

}

Html field(const Field& question, Typing typing) {
    const Keys keys = keys_for(typing);
    Field asked = question;
    if (asked.autocomplete.empty())
        asked.autocomplete = keys.autocomplete;
    return framed(asked, control("input", asked, type(keys.type), attr_if_any("inputmode", keys.mode),
                                 attr_if_any("value", is_secret(typing) ? "" : question.value),
                                 attr("maxlength", question.longest),
                                 attr_if_any("autocapitalize", is_name_or_code(typing) ? "none" : ""),
                                 attr_if_any("spellcheck", is_name_or_code(typing) ? "false" : "")));
}

Html file_field(const Field& question, std::string_view accept) {
    return framed(question, control("input", question, type("file"), attr("accept", accept)));
}

Html suggested_field(const Field& question, std::string_view suggestions_id) {
    return framed(question,
                  control("input", question, type("text"), attr("list", suggestions_id),
                          attr_if_any("value", question.value), attr("maxlength", question.longest)));
}

Html suggestions(std::string_view suggestions_id, const std::vector<std::string>& proposals) {
    return element("datalist", id(suggestions_id),
                   each(proposals, [](const std::string& proposal) { return option(value(proposal)); }));
}

Html text_area(const Field& question, unsigned rows) {
    // A browser drops one newline after the start tag, so one of ours protects those that were typed.
    return framed(question,
                  control("textarea", question, attr("rows", rows), attr("maxlength", question.longest),
                          attr("dir", "auto"), "\n", question.value));
}

Html number_field(const Field& question) {
    return framed(question,
                  control("input", question, cls("short"), type("text"), attr("inputmode", "decimal"),
                          attr_if_any("value", question.value), attr("maxlength", question.longest)));
}

Html date_field(const Field& question, const Bounds& bounds) {
    return when_field("date", question, bounds);
}

Html time_field(const Field& question, const Bounds& bounds) {
    return when_field("time", question, bounds);
}

Html date_time_field(const Field& question, const Bounds& bounds) {
    return when_field("datetime-local", question, bounds);
}

Html select_field(const Field& question, const std::vector<Choice>& choices) {
    return framed(question, control("select", question, grouped_options(choices, question.value)));
}

Html radio_group(const Field& question, const std::vector<Choice>& choices) {
    return tick_group("radio", question, choices,
                      [&](const Choice& choice) { return choice.value == question.value; });
}

Html check_group(const Field& question, const std::vector<Choice>& choices,
                 const std::vector<std::string>& chosen) {
    return tick_group("checkbox", question, choices, [&](const Choice& choice) {
        return std::find(chosen.begin(), chosen.end(), choice.value) != chosen.end();
    });
}

Html checkbox(const Field& question) {
    return div(
        cls(field_class(question)), error_of(question),
        div(cls("choice"),
            control("input", question, type("checkbox"), value("yes"), checked(!question.value.empty())),
            label(for_(id_of(question)), span(question.label, aside_of(question))),
            when(!question.hint.empty(),
                 [&] { return small(id(id_of(question) + "-hint"), question.hint); })));
}

Html hidden_field(std::string_view field_name, std::string_view field_value) {
    return input(type("hidden"), name(field_name), value(field_value));
}

Html place_field(const Field& question, const PlaceButton& locate) {
    const Html line = control("input", question, type("text"), attr_if_any("value", question.value),
                              attr("maxlength", question.longest));
    const Html button = element("button", cls("button"), type("button"), attr("hidden", true),
                                attr("data-locate", id_of(question)), attr("data-decimals", locate.decimals),
                                attr("data-refused", locate.refused_words), icon("locate-fixed"),
                                span(aria_live("polite"), locate.words));
    return framed(question, div(cls("with-button"), line, button));
}

Html error_summary(std::string_view words, const std::vector<FieldError>& errors) {
    if (errors.empty())
        return {};
    return div(cls("notice danger"), id("errors"), role("alert"), attr("tabindex", -1),
               icon("triangle-alert"), div(h2(words), ul(each(errors, [](const FieldError& error) {
                                               return li(a(href("#" + error.id), error.words));
                                           }))));
}

Html search_bar(std::string_view path, const Field& question, std::string_view button_words,
                const Html& hidden_fields) {
    const Html line = control("input", question, type("search"), attr_if_any("value", question.value),
                              attr("maxlength", question.longest), attr("enterkeyhint", "search"));
    return form(
        cls("search"), role("search"), method("get"), action(path), hidden_fields,
        div(cls("field"), label(cls("for-the-ear"), for_(id_of(question)), question.label), line),
        submit_button({.words = std::string(button_words), .weight = Weight::plain, .icon = Icon("search")}));
}

Html post_button(const PostForm& options, const Button& words, const Html& hidden_fields) {
    expect(!options.guard.empty(), "a form that changes something carries its guard");
    return form(cls("one-button"), method("post"), action(options.action), attr_if_any("id", options.id),
                options.guard, hidden_fields, submit_button(words));
}

}
