#pragma once
#include "neighbours/neighbours.hpp"

/// What several actions of this feature read and write.
namespace plenty::neighbours {

/// A neighbour with the contact words still sealed.
struct StoredNeighbour {
    PersonId person;
    CommunityId community;
    std::string name;
    std::string languages;
    AreaId area;
    db::Bytes contact_sealed;
    Consent consent;
    Instant consented_on;
    std::optional<PersonId> keeper;
    std::optional<Instant> key_until;
};

std::optional<StoredNeighbour> find_stored(const db::Reader& reader, PersonId neighbour);
/// The neighbour, if the viewer looks after them or after their community; not found otherwise.
Result<StoredNeighbour> find_visible(const db::Reader& reader, PersonId viewer, PersonId neighbour);
Neighbour opened(const Sealing& sealing, StoredNeighbour stored);

/// How a neighbour is reached, as it is stored.
struct StoredContact {
    std::string sealed;
    std::optional<db::Bytes> phone_hash;
};
Result<StoredContact> stored_contact(const Sealing& sealing, PersonId neighbour, CommunityId community,
                                     std::string_view contact);
std::optional<db::Bytes> phone_hash(const Sealing& sealing, CommunityId community, std::string_view contact);

/// Checks what was typed and enters a person without account with it.
Result<PersonId> insert_neighbour(db::Transaction& tx, const Sealing& sealing, CommunityId community,
                                  const NewNeighbour& typed, std::optional<PersonId> keeper,
                                  locale::Language language);
Result<PersonId> find_by_code(const db::Reader& reader, const Sealing& sealing, std::string_view name,
                              std::string_view code);
/// A fresh key in place of the old one, whose sessions end.
Key replace_key(db::Transaction& tx, const Sealing& sealing, PersonId neighbour, CommunityId community,
                DrawnKey drawn);
void set_keeper(db::Transaction& tx, const StoredNeighbour& neighbour, std::optional<PersonId> keeper);
/// Deletes the person with all that is theirs.
void forget(db::Transaction& tx, vault::Vault& vault, PersonId neighbour);

}
