#pragma once
#include "gifts/gifts.hpp"
#include "platform/config/config.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/master_key.hpp"
#include "platform/db/database.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace plenty::cli {

/// The database of this node, opened for one command, beside whatever server is running.
///
/// Throws a Fault, which says what to do, where there is no database yet or its schema is not this program's.
class Desk {
public:
    Desk(const config::Config& config, const Clock& clock);

    template <class F>
    auto read(F&& look) {
        return database_->read(std::forward<F>(look));
    }
    template <class F>
    auto write(F&& change) {
        return database_->write(std::forward<F>(change));
    }
    db::Database& database() { return *database_; }
    Randomness& randomness() { return randomness_; }
    /// Opens the key of the node, which must be there.
    gifts::Posting posting();

private:
    const config::Config& config_;
    crypto::SystemRandomness randomness_;
    std::unique_ptr<db::Database> database_;
    std::optional<crypto::SecretKey> place_key_;
};

/// Whether there is a database at that URL to be opened: an SQLite file that exists, or any PostgreSQL.
bool is_database_there(const config::Config& config);

/// Whoever --as names; nobody of that name is refused.
Result<PersonId> find_person(const db::Reader& reader, std::string_view name);
/// The membership in the community of that slug; refuses as if it were not there.
Result<communities::Membership> find_membership(const db::Reader& reader, PersonId person,
                                                std::string_view slug);
/// The area of that name; refuses any other, with those that there are.
Result<AreaId> find_area(const std::vector<communities::NamedArea>& areas, std::string_view name);

}
