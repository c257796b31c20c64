#include "neighbours/store.hpp"

#include "neighbours/contact.hpp"
#include "neighbours/queries.hpp"
#include "platform/crypto/sealing.hpp"
#include "platform/crypto/token.hpp"
#include "platform/text/clean.hpp"

namespace plenty::neighbours {
namespace {

const Refusal no_such_neighbour{Why::not_found, {"neighbours.not_found"}};

std::string contact_context(PersonId neighbour) {
    return "contact of " + neighbour.text();
}

crypto::SecretKey contact_key(const Sealing& sealing) {
    return crypto::derive(sealing.key, "contact");
}

Outcome check_area(const db::Reader& reader, CommunityId community, AreaId area) {
    if (communities::find_area(reader, community, area))
        return Done{};
    return Refusal{Why::invalid, {"gifts.choose_area"}, "area"};
}

}

std::optional<StoredNeighbour> find_stored(const db::Reader& reader, PersonId neighbour) {
    return reader.find<StoredNeighbour>(sql::find_neighbour, neighbour, reader.now());
}

Result<StoredNeighbour> find_visible(const db::Reader& reader, PersonId viewer, PersonId neighbour) {
    auto found = find_stored(reader, neighbour);
    if (!found)
        return no_such_neighbour;
    const bool looks_after_all = communities::may_look_after(reader, viewer, found->community).ok();
    if (found->keeper != viewer && !looks_after_all)
        return no_such_neighbour;
    return *std::move(found);
}

Neighbour opened(const Sealing& sealing, StoredNeighbour stored) {
    auto contact =
        crypto::open(contact_key(sealing), stored.contact_sealed.bytes, contact_context(stored.person));
    return {.person = stored.person,
            .community = stored.community,
            .name = std::move(stored.name),
            .languages = std::move(stored.languages),
            .area = stored.area,
            .contact = std::move(contact).value_or(""),
            .consent = stored.consent,
            .consented_on = stored.consented_on,
            .keeper = stored.keeper,
            .key_until = stored.key_until};
}

std::optional<db::Bytes> phone_hash(const Sealing& sealing, CommunityId community, std::string_view contact) {
    const auto phone = phone_in(contact);
    if (!phone)
        return std::nullopt;
    const auto hash = crypto::keyed_hash(sealing.key, "phone", community.text() + " " + *phone);
    return db::Bytes{std::string(hash.bytes())};
}

Result<StoredContact> stored_contact(const Sealing& sealing, PersonId neighbour, CommunityId community,
                                     std::string_view typed) {
    const std::string contact = TRY(text::clean_words(typed, {"contact", longest_contact}));
    return StoredContact{
        TRY(crypto::seal(contact_key(sealing), contact, contact_context(neighbour), sealing.randomness)),
        phone_hash(sealing, community, contact)};
}

Result<PersonId> insert_neighbour(db::Transaction& tx, const Sealing& sealing, CommunityId community,
                                  const NewNeighbour& typed, std::optional<PersonId> keeper,
                                  locale::Language language) {
    TRY(check_area(tx, community, typed.area));
    const PersonId person =
        TRY(people::enter_without_account(tx, sealing.randomness, {typed.name, typed.languages}, language));
    const StoredContact contact = TRY(stored_contact(sealing, person, community, typed.contact));
    tx.run(sql::insert_neighbour, person, community, typed.area, db::BytesView{contact.sealed},
           contact.phone_hash, typed.consent.value(), std::chrono::floor<std::chrono::days>(tx.now()),
           keeper);
    return person;
}

Outcome change_neighbour(db::Transaction& tx, const Sealing& sealing, PersonId viewer, PersonId id,
                         const NewNeighbour& typed) {
    const StoredNeighbour neighbour = TRY(find_visible(tx, viewer, id));
    TRY(check_area(tx, neighbour.community, typed.area));
    TRY(people::change_without_account(tx, id, {typed.name, typed.languages}));
    const StoredContact contact = TRY(stored_contact(sealing, id, neighbour.community, typed.contact));
    tx.run(sql::change_neighbour, id, typed.area, db::BytesView{contact.sealed}, contact.phone_hash);
    return Done{};
}

Result<Neighbour> find_neighbour(const db::Reader& reader, const Sealing& sealing, PersonId viewer,
                                 PersonId neighbour) {
    return opened(sealing, TRY(find_visible(reader, viewer, neighbour)));
}

std::optional<Neighbour> find_oneself(const db::Reader& reader, const Sealing& sealing, PersonId person) {
    auto stored = find_stored(reader, person);
    return stored ? std::optional(opened(sealing, *std::move(stored))) : std::nullopt;
}

std::optional<CommunityId> find_home(const db::Reader& reader, PersonId person) {
    return reader.find<CommunityId>(sql::find_home, person);
}

Result<std::vector<Neighbour>> list_neighbours(const db::Reader& reader, const Sealing& sealing,
                                               PersonId viewer, CommunityId community) {
    constexpr int most = 500;
    TRY(communities::find_membership(reader, viewer, community));
    const bool all_of_them = communities::may_look_after(reader, viewer, community).ok();
    std::vector<Neighbour> neighbours;
    for (StoredNeighbour& each : reader.list<StoredNeighbour>(sql::list_neighbours, community, viewer,
                                                              all_of_them, reader.now(), most))
        neighbours.push_back(opened(sealing, std::move(each)));
    return neighbours;
}

Result<std::vector<Neighbour>> list_with_same_phone(const db::Reader& reader, const Sealing& sealing,
                                                    PersonId viewer, CommunityId community,
                                                    std::string_view contact) {
    TRY(communities::find_membership(reader, viewer, community));
    const bool all_of_them = communities::may_look_after(reader, viewer, community).ok();
    std::vector<Neighbour> alike;
    const auto hash = phone_hash(sealing, community, contact);
    if (!hash)
        return alike;
    for (StoredNeighbour& each :
         reader.list<StoredNeighbour>(sql::list_with_phone, community, *hash, reader.now()))
        if (all_of_them || each.keeper == viewer)
            alike.push_back(opened(sealing, std::move(each)));
    return alike;
}

}
