#include "app/demo_texts.hpp"

#include <array>

namespace plenty::app::demo {
namespace {

constexpr std::array people_of_the_village{
    Villager{"amina", "Amina Reyes", "she/her", "English, español", "I have a cargo bike and free evenings."},
    Villager{"bo", "Bo Lindqvist", "", "English, svenska", "Retired electrician. Mornings are best."},
    Villager{"chipo", "Chipo Banda", "she/her", "English, chiShona",
             "I bake on Saturdays and speak Shona and English."},
    Villager{"dolores", "Dolores Vega", "", "español, English",
             "Hablo español e inglés. I can read letters and fill in forms.", "es"},
    Villager{"emre", "Emre Yılmaz", "he/him", "Türkçe, English", "Ladder, drill, patience."},
    Villager{"farida", "Farida Noor", "she/her", "English, বাংলা",
             "Two small children, so mostly before noon."},
    Villager{"gwil", "Gwil Parry", "they/them", "Cymraeg, English",
             "A van on Sundays. I do not mind stairs."},
    Villager{"hana", "Hana Sato", "she/her", "English, 日本語", "Night shifts; asleep until two."},
    Villager{"ilse", "Ilse Brandt", "", "Deutsch, English", "I am 81 and slow, and I knit."},
    Villager{"jonah", "Jonah Okafor", "he/him", "English, Igbo", "I teach mathematics and like it."},
    Villager{"kamala", "Kamala Iyer", "she/her", "English, தமிழ்",
             "An allotment that gives more than we can eat."},
    Villager{"lucia", "Lucía Paredes", "ella", "español", "Costurera. Por las tardes estoy en casa.", "es"},
    Villager{"mateo", "Mateo Quispe", "él", "español, runasimi", "Tengo una furgoneta y dos brazos.", "es"},
    Villager{"nuala", "Nuala Keane", "", "English, Gaeilge",
             "New here. I can sit with somebody, or walk a dog."},
    Villager{"oskar", "Oskar Wójcik", "he/him", "polski, English", "I keep the boiler room of the school."},
    Villager{"pilar", "Pilar Montes", "ella", "español, català", "Enfermera jubilada. No conduzco.", "es"},
};

communities::Founding millbrook() {
    return {.name = "Millbrook",
            .purpose = "Neighbours around the old mill who share what they have.",
            .agreements =
                "Ask without shame, give without strings. What is said at a door stays at that door.",
            .areas = {"Upper Mill Lane", "By the river", "Station side"},
            .latitude = 52.63,
            .longitude = 1.30};
}

communities::Founding las_acacias() {
    return {.name = "Las Acacias",
            .purpose = "Vecinas y vecinos del barrio que se echan una mano, sin cuentas ni deudas.",
            .agreements =
                "Nadie tiene que justificar lo que pide. Lo que se habla en una puerta se queda ahí.",
            .areas = {"La plaza", "Detrás del mercado", "Junto a la vía"},
            .latitude = 52.66,
            .longitude = 1.34,
            .join_policy = communities::JoinPolicy::ask,
            .questions = {"¿Por qué parte del barrio estás?", "¿Quién te habló de nosotros?"}};
}

}

std::span<const Villager> villagers() {
    return people_of_the_village;
}

const std::vector<Settlement>& settlements() {
    static const std::vector<Settlement> all{
        {"millbrook",
         "amina",
         millbrook(),
         {"bo", "chipo", "dolores", "emre", "farida", "gwil", "hana", "ilse", "jonah", "kamala", "oskar"}},
        {"acacias", "lucia", las_acacias(), {"mateo", "pilar", "dolores", "amina"}},
    };
    return all;
}

}
