#pragma once
#include "platform/db/database.hpp"
#include "vault/vault.hpp"

/// The parts of sweep(), which the façade documents.
namespace plenty::handovers {

/// Does what each match whose deadline is over has come to, each in a transaction of its own.
void lapse_due(db::Database& database, vault::Vault& vault, Instant now);

/// Deletes every envelope that belongs to no live match, in random order.
void delete_orphans(db::Database& database, const vault::Vault& vault, Randomness& randomness);

}
