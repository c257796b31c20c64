#include "people/belongings.hpp"

#include "people/people.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace plenty::people {

std::vector<Belonging> list_all(const std::vector<Belongings>& house, const db::Reader& reader,
                                PersonId person) {
    const Profile profile = load_profile(reader, person);
    std::vector<Belonging> all{{"account",
                                {{"name", profile.name},
                                 {"pronouns", profile.pronouns},
                                 {"languages", profile.languages},
                                 {"abilities", profile.abilities},
                                 {"language", profile.language}}}};
    for (const Belongings& feature : house)
        for (Belonging& each : feature.list(reader, person))
            all.push_back(std::move(each));
    return all;
}

std::string as_json(const std::vector<Belonging>& all) {
    boost::json::object sections;
    for (const Belonging& each : all) {
        boost::json::object facts;
        for (const auto& [name, text] : each.facts)
            facts[name] = text;
        auto& section = sections[each.what];
        if (!section.is_array())
            section = boost::json::array();
        section.as_array().push_back(std::move(facts));
    }
    return boost::json::serialize(sections);
}

void depart(const std::vector<Belongings>& house, db::Transaction& tx, PersonId person) {
    for (const Belongings& feature : house)
        feature.forget(tx, person);
    delete_person(tx, person);
}

}
