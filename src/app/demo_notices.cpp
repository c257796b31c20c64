#include "app/demo_texts.hpp"

#include <array>

namespace plenty::app::demo {
namespace {

using gifts::Audience;
using gifts::Side;
using gifts::Urgency;

constexpr auto here = Audience::community;
constexpr auto all_may = Audience::everyone;
constexpr std::uint8_t saturdays = 1U << 6U;
constexpr std::uint8_t tuesdays_and_fridays = (1U << 2U) | (1U << 5U);

constexpr std::array in_millbrook{
    Notice{"", "bo", "millbrook", Side::offer, "ladder",
           "A long ladder to borrow, reaches a first-floor gutter.", 1, 0, 310, Urgency::whenever, all_may},
    Notice{"", "oskar", "millbrook", Side::offer, "meeting_room",
           "The boiler-room kitchen of the school is warm and free on Tuesday and Friday evenings. Twelve "
           "chairs.",
           2, 2, 290, Urgency::whenever, all_may, "", tuesdays_and_fridays},
    Notice{"", "dolores", "millbrook", Side::offer, "forms",
           "I can sit down with you over letters and forms, in Spanish or English.", 3, 1, 270,
           Urgency::whenever, all_may},
    Notice{"bookshelf", "ilse", "millbrook", Side::offer, "books",
           "Forty detective novels in German. They have done their work here.", 40, 0, 250, Urgency::whenever,
           all_may},
    Notice{"", "hana", "millbrook", Side::ask, "dog_walking",
           "Somebody to walk Miso on mornings after my night shifts. He is small and thinks he is large.", 3,
           2, 220},
    Notice{"", "kamala", "millbrook", Side::offer, "seeds", "Bean and marigold seeds, saved last autumn.", 20,
           1, 200, Urgency::whenever, all_may},
    Notice{"", "gwil", "millbrook", Side::offer, "moving_van",
           "My van goes where you need it on Sundays. I drive, you tell me which box is fragile.", 2, 2, 190,
           Urgency::whenever, all_may},
    Notice{"winter_coat", "chipo", "millbrook", Side::ask, "warm_clothes",
           "A winter coat for a tall teenager.", 1, 2, 170, Urgency::this_month},
    Notice{"", "farida", "millbrook", Side::ask, "pram",
           "A pram that folds. The lift in our house is very narrow.", 1, 2, 160, Urgency::this_month},
    Notice{"", "jonah", "millbrook", Side::offer, "tutoring",
           "Fractions, equations, exam nerves: an hour on most evenings, any age.", 4, 0, 150,
           Urgency::whenever, all_may},
    Notice{"knitting", "ilse", "millbrook", Side::offer, "warm_clothes",
           "I knit socks faster than I can wear them. Sizes 36 to 44.", 8, 0, 140, Urgency::whenever,
           all_may},
    Notice{"", "emre", "millbrook", Side::offer, "bike_repair",
           "I mend punctures and squeaky brakes in the yard.", 5, 2, 130, Urgency::whenever, all_may},
    Notice{"walk", "emre", "millbrook", Side::ask, "visit",
           "A walk along the river with somebody who does not mind going slowly.", 1, 2, 120},
    Notice{"", "oskar", "millbrook", Side::ask, "power_tools",
           "A sander for a weekend; the school benches have splinters.", 1, 2, 110, Urgency::this_month},
    Notice{"fractions", "amina", "millbrook", Side::ask, "tutoring",
           "An hour of help with fractions, once a week.", 1, 1, 100, Urgency::whenever, here, "", 1U << 3U},
    Notice{"", "ilse", "millbrook", Side::ask, "light",
           "The bulb in my stairwell has gone and I should not climb.", 1, 0, 96, Urgency::this_week, here,
           "Second door after the pump, bell \"Brandt\""},
    Notice{"", "farida", "millbrook", Side::offer, "baby_clothes",
           "A bag of clothes for a child of about one year, washed and sorted.", 2, 2, 90, Urgency::whenever,
           all_may},
    Notice{"", "hana", "millbrook", Side::offer, "language_lessons", "Japanese for beginners, over tea.", 2,
           2, 84, Urgency::whenever, all_may},
    Notice{"veg", "kamala", "millbrook", Side::offer, "vegetables",
           "Far too many courgettes. Please take some.", 12, 1, 74, Urgency::this_week, all_may,
           "The green shed behind the allotments"},
    Notice{"delivery", "amina", "millbrook", Side::offer, "delivery",
           "My cargo bike and I can fetch your shopping on weekday evenings.", 3, 1, 70, Urgency::whenever,
           all_may},
    Notice{"", "bo", "millbrook", Side::ask, "medicine",
           "Somebody to pick up a prescription before the pharmacy closes on Friday.", 1, 0, 52,
           Urgency::this_week},
    Notice{"", "dolores", "millbrook", Side::ask, "reading",
           "Alguien que me lea en voz alta los sábados: mis ojos ya no pueden con la letra pequeña.", 1, 1,
           50, Urgency::whenever, here, "", saturdays},
    Notice{"sofa", "emre", "millbrook", Side::ask, "carrying",
           "Two pairs of hands to carry a sofa up one flight of stairs.", 2, 2, 46, Urgency::this_week},
    Notice{"", "jonah", "millbrook", Side::ask, "blankets",
           "Three blankets: my brother's family arrives on Thursday and the spare room is cold.", 3, 0, 40,
           Urgency::this_week},
    Notice{"", "gwil", "millbrook", Side::offer, "firewood",
           "Split ash, dry since last year. Bring your own bags.", 6, 2, 36, Urgency::whenever, all_may},
    Notice{"soup", "oskar", "millbrook", Side::offer, "soup",
           "A pot of barley soup, with and without bacon, ready at noon.", 10, 2, 14, Urgency::today,
           all_may},
    Notice{"bread", "chipo", "millbrook", Side::offer, "bread",
           "Sourdough from this morning's oven, still soft.", 4, 0, 26, Urgency::this_week, all_may,
           "Blue gate opposite the pump; I am in the kitchen at the back"},
    Notice{"", "hana", "millbrook", Side::ask, "washing_use",
           "My washing machine has drowned. May I use somebody's on Monday?", 1, 2, 20, Urgency::this_week},
    Notice{"", "ilse", "millbrook", Side::ask, "phone_call",
           "A telephone call now and then. I know many stories and have told them all to the cat.", 2, 0, 16},
    Notice{"", "bo", "millbrook", Side::offer, "electrics",
           "I look at lamps, plugs and fuses that worry you. No job is too small.", 3, 0, 12,
           Urgency::whenever, all_may},
    Notice{"", "farida", "millbrook", Side::ask, "childcare",
           "Two hours with a sleeping baby and a four-year-old who is not sleeping.", 2, 2, 9,
           Urgency::this_week},
    Notice{"", "kamala", "millbrook", Side::ask, "garden_tools",
           "A scythe, or somebody who can teach me how to hold one.", 1, 1, 6, Urgency::this_month},
    Notice{"nappies", "dolores", "millbrook", Side::ask, "nappies",
           "Nappies in size 4, any brand. My sister's baby has outgrown hers.", 2, 1, 5, Urgency::today},
    Notice{"formula", "farida", "millbrook", Side::ask, "formula",
           "One tin of formula to last until the shops open on Monday.", 1, 2, 3, Urgency::today},
    Notice{"leftovers", "amina", "millbrook", Side::offer, "meal",
           "Lentil stew from last night, four good portions, no nuts.", 4, 1, 2, Urgency::today, all_may,
           "Flat over the bicycle workshop"},
};

constexpr std::array in_las_acacias{
    Notice{"", "lucia", "acacias", Side::offer, "mending",
           "Arreglo dobladillos, cremalleras y bolsillos. Traed la prenda limpia.", 5, 1, 260,
           Urgency::whenever, all_may},
    Notice{"", "mateo", "acacias", Side::offer, "delivery",
           "Con la furgoneta llevo compras y bultos por el barrio los sábados.", 3, 2, 210, Urgency::whenever,
           all_may, "", saturdays},
    Notice{"", "pilar", "acacias", Side::offer, "nursing",
           "Curas sencillas, tensión, inyecciones: he sido enfermera treinta años.", 4, 0, 160,
           Urgency::whenever, all_may},
    Notice{"", "mateo", "acacias", Side::ask, "shoes",
           "Zapatos de niña, número 31. Los suyos ya no llegan al invierno.", 1, 2, 110, Urgency::this_month},
    Notice{"", "lucia", "acacias", Side::ask, "fridge",
           "La nevera se ha rendido. Una pequeña nos basta, somos dos.", 1, 1, 60, Urgency::this_week},
    Notice{"", "dolores", "acacias", Side::offer, "urgent_interpreting",
           "Os acompaño al médico o a la oficina y traduzco, con un día de aviso.", 2, 0, 45,
           Urgency::whenever, all_may},
    Notice{"pharmacy", "pilar", "acacias", Side::ask, "shopping",
           "Alguien que me suba la compra del mercado el jueves; son tres pisos.", 1, 0, 22,
           Urgency::this_week, here, "Portal verde junto a la farmacia, tercero"},
    Notice{"", "mateo", "acacias", Side::offer, "tins",
           "Dos cajas de garbanzos y tomate que sobraron del comedor.", 24, 2, 8, Urgency::whenever, all_may},
};

constexpr auto joined() {
    std::array<Notice, in_millbrook.size() + in_las_acacias.size()> all{};
    std::size_t place = 0;
    for (const auto& each : in_millbrook)
        all.at(place++) = each;
    for (const auto& each : in_las_acacias)
        all.at(place++) = each;
    return all;
}

constexpr auto all_notices = joined();

constexpr std::array all_replies{
    Reply{"bo", "delivery",
          "My knee is bad this week. Milk, bread and a paper on Tuesday would be wonderful.", 1, 60},
    Reply{"ilse", "delivery", "If you pass the baker by the station: a small rye loaf, please.", 1, 41},
    Reply{"farida", "delivery", "Wednesday after six? A sack of rice is beyond me with the pram.", 1, 18},
    Reply{"jonah", "fractions", "I can do Wednesdays at five. We will start with cake and how to cut it.", 1,
          80},
    Reply{"amina", "bread", "One loaf would make our breakfast. I can fetch it on my way home.", 1, 22},
    Reply{"hana", "bread", "I come off shift at seven and would love to wake up to bread.", 1, 21},
    Reply{"gwil", "sofa", "I am two of the arms. Saturday suits me.", 1, 40},
    Reply{"oskar", "sofa", "I can be the other two, and I have straps.", 1, 31},
    Reply{"dolores", "veg", "Con dos o tres hago una crema para el bloque.", 3, 60},
    Reply{"chipo", "veg", "Four for chutney, and you get to taste it.", 4, 55},
    Reply{"ilse", "veg", "One small one is plenty.", 1, 52},
    Reply{"jonah", "veg", "Six visitors on Thursday! As many as nobody else wants.", 6, 39},
    Reply{"amina", "bookshelf", "My aunt reads German. Three of the gloomier ones?", 3, 120},
    Reply{"kamala", "formula",
          "There is an unopened tin here, the kind with the blue lid. I can bring it at noon.", 1, 2},
    Reply{"farida", "leftovers", "Two portions would save the evening.", 2, 1},
    Reply{"mateo", "pharmacy", "El jueves a las once estoy allí. Los tres pisos me los sé.", 1, 15},
};

}

std::span<const Notice> notices() {
    return all_notices;
}

std::span<const Reply> replies() {
    return all_replies;
}

}
