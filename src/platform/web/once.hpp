#pragma once
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Forms and calls that carry a key of their own and are answered once, however often they are sent. Only
/// hashes of keys are stored, for a day; what is kept as an answer leads to it and holds nothing private.
namespace plenty::web {

/// Takes the key in the transaction of what it is for. Refuses `web.already_sent` if it was taken before.
Outcome claim_once(db::Transaction& tx, std::string_view key, std::string_view answer = "");
/// What stands as the answer under this key; nothing if it was never taken.
std::optional<std::string> find_answer(const db::Reader& reader, std::string_view key);
void remember_answer(db::Transaction& tx, std::string_view key, std::string_view answer);

}
