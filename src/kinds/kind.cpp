#include "kinds/kind.hpp"

#include "base/result.hpp"

namespace plenty::kinds {

SentenceKey unit_sentence(Unit unit) {
    switch (unit) {
    case Unit::piece:
        return "units.piece";
    case Unit::bag:
        return "units.bag";
    case Unit::bed:
        return "units.bed";
    case Unit::bottle:
        return "units.bottle";
    case Unit::box:
        return "units.box";
    case Unit::can:
        return "units.can";
    case Unit::day:
        return "units.day";
    case Unit::hour:
        return "units.hour";
    case Unit::kilo:
        return "units.kilo";
    case Unit::litre:
        return "units.litre";
    case Unit::loaf:
        return "units.loaf";
    case Unit::meal:
        return "units.meal";
    case Unit::night:
        return "units.night";
    case Unit::pack:
        return "units.pack";
    case Unit::pair:
        return "units.pair";
    case Unit::portion:
        return "units.portion";
    case Unit::ride:
        return "units.ride";
    case Unit::seat:
        return "units.seat";
    case Unit::set:
        return "units.set";
    case Unit::visit:
        return "units.visit";
    }
    throw Mistake("every unit has its sentence");
}

std::string_view unit_key(Unit unit) {
    return unit_sentence(unit).text().substr(std::string_view("units.").size());
}

std::optional<Unit> find_unit(std::string_view key) {
    for (std::uint8_t number = 0; number < unit_count; ++number) {
        if (unit_key(Unit{number}) == key)
            return Unit{number};
    }
    return std::nullopt;
}

SentenceKey nature_sentence(Nature nature) {
    switch (nature) {
    case Nature::thing:
        return "natures.thing";
    case Nature::service:
        return "natures.service";
    case Nature::skill:
        return "natures.skill";
    case Nature::space:
        return "natures.space";
    case Nature::transport:
        return "natures.transport";
    case Nature::loan:
        return "natures.loan";
    case Nature::step:
        return "natures.step";
    }
    throw Mistake("every nature has its sentence");
}

std::string_view nature_key(Nature nature) {
    return nature_sentence(nature).text().substr(std::string_view("natures.").size());
}

std::optional<Nature> find_nature(std::string_view key) {
    for (std::uint8_t number = 0; number < nature_count; ++number) {
        if (nature_key(Nature{number}) == key)
            return Nature{number};
    }
    return std::nullopt;
}

}
