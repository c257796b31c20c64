#pragma once
#include "sheets/sheets.hpp"

namespace plenty::sheets {

/// What is kept to see later whether somebody changed a neighbour: a keyed hash, from which nothing is
/// learnt.
inline std::string print_of(const crypto::SecretKey& key, const neighbours::Neighbour& neighbour) {
    const std::string keeper = neighbour.keeper ? neighbour.keeper->text() : "";
    const std::string has_key = neighbour.key_until ? "key" : "";
    return std::string(crypto::keyed_hash(key, "import",
                                          neighbour.person.text() + "\n" + neighbour.name + "\n" +
                                              neighbour.contact + "\n" + neighbour.languages + "\n" +
                                              neighbour.area.text() + "\n" + keeper + "\n" + has_key)
                           .bytes());
}

}
