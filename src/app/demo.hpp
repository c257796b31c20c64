#pragma once
#include "neighbours/neighbours.hpp"
#include "platform/crypto/passphrases.hpp"
#include "platform/db/database.hpp"

#include <string_view>

namespace plenty::app {

/// The passphrase of everybody in the demo village. It is printed at the start; never for real people.
inline constexpr std::string_view demo_passphrase = "lantern otter gravel thimble";

/// The name of one villager to sign in as.
inline constexpr std::string_view demo_villager = "Amina Reyes";

/// Fills an empty database with an invented village: people, a community, asks and offers, through the
/// same actions that the pages call. Does nothing where there is a community already.
void fill_demo_village(db::Database& database, crypto::Passphrases& passphrases,
                       const gifts::Posting& posting, const neighbours::Sealing& sealing);

}
