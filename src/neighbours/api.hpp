#pragma once
#include "neighbours/look.hpp"
#include "platform/api/api.hpp"

#include <optional>
#include <string>

/// How people without an account look to programs.
namespace plenty::neighbours::programs {

/// The community in the address, for a member.
struct Here {
    PersonId person;
    communities::Profile community;

    std::string path() const { return std::string(api::root) + "/communities/" + community.slug; }
};
Result<Here> here(const api::Call& call);

/// A neighbour with the names that stand for identities.
struct NeighbourTold {
    Neighbour neighbour;
    std::string area;
    std::string keeper; ///< empty for nobody
};
NeighbourTold told_of(const db::Reader& reader, Neighbour neighbour);
const api::Shape<NeighbourTold>& neighbour_shape();
const api::Shape<api::Page<NeighbourTold>>& neighbours_shape();

const api::Shape<NewNeighbour>& new_neighbour_shape();
const api::Shape<NewNeighbour>& neighbour_change_shape();

struct KeyTold {
    Key key;
    std::string address;
};
KeyTold told_of(const api::Call& call, Key key);
const api::Shape<KeyTold>& key_shape();

struct HandingOn {
    PersonId to;
};
const api::Shape<HandingOn>& handing_on_shape();

const api::Shape<NewIntake>& new_intake_shape();
const api::Shape<api::Page<Intake>>& intakes_shape();
struct IntakeTold {
    Intake intake;
    NeighbourTold neighbour;
    std::vector<NeighbourTold> alike;
};
const api::Shape<IntakeTold>& intake_shape();

struct Answering {
    std::string answer;
};
const api::Shape<Answering>& answering_shape();

struct Recognising {
    PersonId known;
};
const api::Shape<Recognising>& recognising_shape();

const api::Shape<Doorstep>& doorstep_shape();

struct ByLink {
    std::string device;
};
const api::Shape<ByLink>& by_link_shape();

struct ByCode {
    std::string name, code, device;
};
const api::Shape<ByCode>& by_code_shape();

const api::Shape<OwnView>& own_shape();

struct OwnIntakeBody {
    gifts::Side side = gifts::Side::ask;
    std::string words;
};
const api::Shape<OwnIntakeBody>& new_own_intake_shape();
const api::Shape<OwnIntake>& own_intake_shape();
const api::Shape<api::Page<OwnIntake>>& own_intakes_shape();

struct TakingAccount {
    std::string name, passphrase, device;
};
const api::Shape<TakingAccount>& taking_account_shape();

/// What waits for members, and what somebody without account does themselves.
void add_intakes_api(api::Routes& routes, const Neighbouring& with);
void add_own_api(api::Routes& routes, const Neighbouring& with);

using Handling = Result<api::Answer> (*)(api::Call&, const Neighbouring&);
/// Binds a handler to what it needs besides the call.
inline api::Handler bound(const Neighbouring& with, Handling handling) {
    return [&with, handling](api::Call& call) { return handling(call, with); };
}

/// What guesses at a secret, or writes without an account.
inline constexpr http::Limits few{.requests_per_minute = 20};

}
