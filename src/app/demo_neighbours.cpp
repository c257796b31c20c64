#include "app/demo_stage.hpp"

namespace plenty::app::demo {
namespace {

using namespace std::chrono_literals;

AreaId area(const db::Reader& reader, const Stage& stage, std::string_view community, std::size_t place) {
    return communities::list_areas(reader, stage.communities.at(community)).at(place).id;
}

/// Somebody without a telephone of their own, whom a member has written down.
void write_down(Stage& stage) {
    const auto oskar = stage.people.at("oskar");
    const auto person = stage.ago(60h, [&](db::Transaction& tx) {
        return neighbours::enter_neighbour(
            tx, stage.sealing, oskar, stage.communities.at("millbrook"),
            {.name = "Rosalind Quill",
             .contact = "Knock at the caretaker's door of the school, he goes up",
             .languages = "English",
             .area = area(tx, stage, "millbrook", 2),
             .consent = neighbours::Consent::spoken});
    });
    stage.ago(59h, [&](db::Transaction& tx) {
        gifts::Draft draft;
        draft.side = gifts::Side::ask;
        draft.kind = kinds::KindTree::built_in()->find_by_key("heater")->id;
        draft.words = "A small heater for one room. The boiler man comes only next week.";
        draft.area = area(tx, stage, "millbrook", 2);
        draft.urgency = gifts::Urgency::this_week;
        return neighbours::post_for_neighbour(tx, stage.posting, oskar, person, draft);
    });
}

/// What two people have sent through the intake, and nobody has read yet.
void fill_intakes(Stage& stage) {
    const auto send = [&](std::chrono::hours before, std::string_view community, std::size_t place,
                          neighbours::NewIntake typed, std::string_view language) {
        stage.ago(before, [&](db::Transaction& tx) {
            typed.area = area(tx, stage, community, place);
            return neighbours::receive_intake(tx, stage.sealing, stage.communities.at(community), typed,
                                              *locale::Language::find(language),
                                              neighbours::draw_key(stage.sealing.randomness));
        });
    };
    send(5h, "millbrook", 0,
         {.side = gifts::Side::ask,
          .words = "Somebody to read a letter from the housing office to me. It has a red stamp.",
          .contact = "07700 900142, after ten in the morning",
          .name = "Mr Abiodun",
          .area = {}},
         "en");
    send(3h, "acacias", 1,
         {.side = gifts::Side::offer,
          .words = "Tengo una cuna y ropa de bebé que ya no usamos.",
          .contact = "Preguntad por mí en la frutería del mercado",
          .name = "Señora Ibáñez",
          .area = {}},
         "es");
}

}

void look_after_neighbours(Stage& stage) {
    write_down(stage);
    fill_intakes(stage);
}

}
