#include "platform/api/schema.hpp"

#include <algorithm>

namespace plenty::api {

const Member* Schema::find(std::string_view member) const {
    const auto found = std::ranges::find(members, member, &Member::name);
    return found == members.end() ? nullptr : &*found;
}

}
