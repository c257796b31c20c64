#pragma once
#include "base/result.hpp"
#include "platform/geo/cell.hpp"
#include "platform/web/notes.hpp"

#include <optional>
#include <string>

namespace plenty::communities {

/// The question where something is: two numbers or an address of a map to type, a button that fills them in
/// where the phone knows.
struct PlaceQuestion {
    SentenceKey label;
    std::string value;
    std::string error;
    std::string aside = {};
    std::string id = "place";
};
html::Html place_question(const web::Visit& visit, const PlaceQuestion& question);

/// What was typed there: nothing for an empty field, refused if it is no place on Earth.
Result<std::optional<geo::Point>> read_place(std::string_view typed);

}
