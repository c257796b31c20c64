#pragma once
#include "people/belongings.hpp"
#include "people/people.hpp"
#include "platform/api/api.hpp"

#include <optional>
#include <string>
#include <vector>

/// How people and their devices look to programs.
namespace plenty::people::programs {

struct SigningIn {
    std::string name, passphrase, device;
};
const api::Shape<SigningIn>& signing_in_shape();

struct Recovering {
    std::string name, code, passphrase, device;
};
const api::Shape<Recovering>& recovering_shape();

struct NewPerson {
    std::string name, passphrase, device;
    std::optional<locale::Language> language = {};
};
const api::Shape<NewPerson>& new_person_shape();

struct OwnPassphrase {
    std::string passphrase;
};
const api::Shape<OwnPassphrase>& passphrase_shape();

struct NewPassphrase {
    std::string passphrase, new_passphrase;
};
const api::Shape<NewPassphrase>& new_passphrase_shape();

struct NewDevice {
    std::string device;
};
const api::Shape<NewDevice>& new_device_shape();

struct Codes {
    std::vector<std::string> recovery_codes;
};
const api::Shape<Codes>& codes_shape();

const api::Shape<Profile>& me_shape();
const api::Shape<Profile>& my_change_shape();

struct SignedIn {
    web::SignedInPlace place;
    bool is_here;
};
/// A place is named by the moment at which its session began.
std::string session_id(const web::SignedInPlace& place);
const api::Shape<api::Page<SignedIn>>& sessions_shape();

const api::Shape<std::vector<Belonging>>& belongings_shape();

}
