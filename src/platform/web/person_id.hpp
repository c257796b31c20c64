#pragma once
#include "base/id.hpp"

namespace plenty {

/// Somebody who visits: a person with an account, or a neighbour without one on their private link.
struct Person;
using PersonId = Id<Person>;

}
