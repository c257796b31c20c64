#include "platform/web/once.hpp"

#include "platform/crypto/token.hpp"
#include "platform/web/queries.hpp"

namespace plenty::web {
namespace {

db::Bytes hash(std::string_view key) {
    return {std::string(crypto::hash_of(key).bytes())};
}

}

Outcome claim_once(db::Transaction& tx, std::string_view key, std::string_view answer) {
    return tx.insert({Why::conflict, {"web.already_sent"}}, sql::insert_sent_once, hash(key), answer,
                     tx.now());
}

std::optional<std::string> find_answer(const db::Reader& reader, std::string_view key) {
    return reader.find<std::string>(sql::find_sent_once, hash(key));
}

void remember_answer(db::Transaction& tx, std::string_view key, std::string_view answer) {
    tx.run(sql::change_sent_once, hash(key), answer);
}

}
