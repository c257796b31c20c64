#include "people/belongings.hpp"

#include "people/people.hpp"
#include "people/queries.hpp"
#include "platform/locale/time_zone.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace plenty::people {
namespace {

/// "2026-11": nobody has to know the day.
std::string joined_month(const db::Reader& reader, PersonId person) {
    const auto day = locale::local_time({}, reader.load<Instant>(sql::find_joined_on, person)).day;
    return locale::form_text(day).substr(0, std::string_view("2026-11").size());
}

}

std::vector<Belonging> list_all(const std::vector<Belongings>& house, const db::Reader& reader,
                                PersonId person) {
    const Profile profile = load_profile(reader, person);
    std::vector<Belonging> all{{"account",
                                {{"name", profile.name},
                                 {"pronouns", profile.pronouns},
                                 {"languages", profile.languages},
                                 {"abilities", profile.abilities},
                                 {"language", profile.language},
                                 {"joined", joined_month(reader, person)}}}};
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
