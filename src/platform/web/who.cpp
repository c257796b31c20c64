#include "platform/web/who.hpp"

namespace plenty::web {

Result<PersonId> Who::somebody() const {
    if (viewer)
        return *viewer;
    return Refusal{Why::sign_in, {"web.sign_in_first"}};
}

Result<PersonId> Who::oneself() const {
    const PersonId who = TRY(somebody());
    if (is_acting)
        return Refusal{Why::not_yours, {"web.not_while_acting"}};
    return who;
}

Result<PersonId> Who::person() const {
    const PersonId who = TRY(oneself());
    if (is_by_key)
        return Refusal{Why::not_yours, {"web.needs_account"}};
    return who;
}

}
