#include "communities/place_field.hpp"

#include "platform/geo/typed_point.hpp"
#include "platform/html/form.hpp"

namespace plenty::communities {

html::Html place_question(const web::Visit& visit, const PlaceQuestion& question) {
    return html::place_field({.name = "place",
                              .label = visit.say(question.label),
                              .hint = visit.say("communities.place_hint"),
                              .value = question.value,
                              .error = question.error,
                              .aside = question.aside,
                              .id = question.id,
                              .required = question.aside.empty()},
                             {.words = visit.say("communities.place_button"),
                              .refused_words = visit.say("communities.place_refused")});
}

Result<std::optional<geo::Point>> read_place(std::string_view typed) {
    if (typed.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return std::optional<geo::Point>();
    if (const auto point = geo::typed_point(typed))
        return point;
    return Refusal{Why::invalid, {"communities.no_such_place"}, "place"};
}

}
