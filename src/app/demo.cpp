#include "app/demo.hpp"

#include "gifts/gifts.hpp"
#include "people/people.hpp"

#include <array>

namespace plenty::app {
namespace {

using gifts::Side;
using gifts::Urgency;

struct Villager {
    std::string_view name;
    std::string_view abilities;
};

constexpr std::array villagers{
    Villager{demo_villager, "I have a cargo bike and free evenings."},
    Villager{"Bo Lindqvist", "Retired electrician. Mornings are best."},
    Villager{"Chipo Banda", "I bake on Saturdays and speak Shona and English."},
    Villager{"Dolores Vega", "Hablo español e inglés. I can read letters and fill in forms."},
    Villager{"Emre Yılmaz", "Ladder, drill, patience."},
};

struct Notice {
    std::size_t villager;
    Side side;
    std::string_view kind;
    std::string_view words;
    std::int64_t units;
    std::size_t area;
    Urgency urgency = Urgency::whenever;
};

constexpr std::array notices{
    Notice{1, Side::offer, "ladder", "A long ladder to borrow, reaches a first-floor gutter.", 1, 0},
    Notice{3, Side::offer, "forms", "I can sit down with you over letters and forms, in Spanish or English.",
           3, 1},
    Notice{4, Side::ask, "carrying", "Two pairs of hands to carry a sofa up one flight of stairs.", 2, 2,
           Urgency::this_week},
    Notice{2, Side::offer, "bread", "Sourdough from Saturday's oven, still soft.", 4, 0},
    Notice{0, Side::offer, "delivery", "My cargo bike and I can fetch your shopping on weekday evenings.", 2,
           1},
    Notice{3, Side::ask, "nappies", "Nappies in size 4, any brand. My sister's baby has outgrown hers.", 2, 1,
           Urgency::today},
    Notice{1, Side::ask, "medicine",
           "Somebody to pick up a prescription before the pharmacy closes on Friday.", 1, 0,
           Urgency::this_week},
    Notice{2, Side::ask, "warm_clothes", "A winter coat for a tall teenager.", 1, 2, Urgency::this_month},
    Notice{4, Side::offer, "bike_repair", "I mend punctures and squeaky brakes in the yard.", 5, 2},
    Notice{0, Side::ask, "tutoring", "An hour of help with fractions, once a week.", 1, 1},
    Notice{2, Side::offer, "vegetables", "Far too many courgettes. Please take some.", 12, 0},
    Notice{4, Side::ask, "company", "A walk along the river with somebody who does not mind going slowly.", 1,
           2},
};

template <class T>
T must(Result<T> result) {
    if (!result.ok())
        throw Fault("the demo village could not be built: " +
                    std::string(result.refusal().sentence.key.text()));
    return std::move(result).value();
}

std::vector<PersonId> settle_villagers(db::Transaction& tx, Randomness& randomness,
                                       const std::string& passphrase_hash) {
    std::vector<PersonId> people;
    for (const Villager& villager : villagers) {
        const std::string name(villager.name);
        const auto joined = must(people::join(
            tx, randomness, {name, people::sign_in_name(name), passphrase_hash, locale::Language()}));
        people::Profile profile = people::load_profile(tx, joined.person);
        profile.abilities = villager.abilities;
        must(people::change_profile(tx, profile));
        people.push_back(joined.person);
    }
    return people;
}

communities::Profile found_village(db::Transaction& tx, Randomness& randomness,
                                   const std::vector<PersonId>& people) {
    const auto village = must(communities::found_community(
        tx, randomness, people.front(),
        {.name = "Millbrook",
         .purpose = "Neighbours around the old mill who share what they have.",
         .agreements = "Ask without shame, give without strings. What is said at a door stays at that door.",
         .areas = {"Upper Mill Lane", "By the river", "Station side"},
         .latitude = 52.63,
         .longitude = 1.30}));
    for (std::size_t i = 1; i < people.size(); ++i)
        must(communities::join_community(tx, people[i], village.id));
    return village;
}

void put_up_notices(db::Transaction& tx, const gifts::Posting& posting, const communities::Profile& village,
                    const std::vector<PersonId>& people) {
    const auto tree = kinds::load_tree(tx, village.id);
    const auto areas = communities::list_areas(tx, village.id);
    for (const Notice& notice : notices) {
        gifts::Draft draft;
        draft.side = notice.side;
        draft.kind = tree->find_by_key(notice.kind)->id;
        draft.words = notice.words;
        draft.quantity = Quantity(notice.units);
        draft.area = areas.at(notice.area).id;
        draft.urgency = notice.urgency;
        draft.audience = notice.side == Side::offer ? gifts::Audience::everyone : gifts::Audience::community;
        must(gifts::post_gift(tx, posting, people.at(notice.villager), village.id, draft));
    }
}

/// Two without an account: one whom a villager looks after, and one whose words nobody has read yet.
void let_neighbours_ask(db::Transaction& tx, const gifts::Posting& posting,
                        const neighbours::Sealing& sealing, const communities::Profile& village,
                        PersonId keeper) {
    const auto areas = communities::list_areas(tx, village.id);
    const PersonId rosa = must(neighbours::enter_neighbour(tx, sealing, keeper, village.id,
                                                           {.name = "Rosa by the mill",
                                                            .contact = "Ring 555 0143 before noon",
                                                            .languages = "Spanish",
                                                            .area = areas.front().id,
                                                            .consent = neighbours::Consent::spoken}));
    gifts::Draft soup;
    soup.kind = kinds::KindTree::built_in()->find_by_key("meal")->id;
    soup.words = "Something warm at noon, I cannot stand at the stove for long.";
    soup.area = areas.front().id;
    must(neighbours::post_for_neighbour(tx, posting, keeper, rosa, soup));
    must(neighbours::receive_intake(tx, sealing, village.id,
                                    {.side = gifts::Side::ask,
                                     .words = "Two packs of nappies, size 4, and somebody who brings them.",
                                     .contact = "The yellow door beside the baker, after six",
                                     .name = "Tomas",
                                     .area = areas.back().id},
                                    locale::Language(), neighbours::draw_key(sealing.randomness)));
}

}

void fill_demo_village(db::Database& database, crypto::Passphrases& passphrases,
                       const gifts::Posting& posting, const neighbours::Sealing& sealing) {
    const bool is_settled =
        database.read([](db::Reader& reader) { return !communities::list_communities(reader).empty(); });
    if (is_settled)
        return;
    const std::string hash = must(passphrases.hash(demo_passphrase));
    must(database.write([&](db::Transaction& tx) -> Outcome {
        const auto people = settle_villagers(tx, posting.randomness, hash);
        const auto village = found_village(tx, posting.randomness, people);
        put_up_notices(tx, posting, village, people);
        let_neighbours_ask(tx, posting, sealing, village, people.front());
        return Done{};
    }));
}

}
