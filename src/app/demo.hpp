#pragma once
#include "base/instant.hpp"
#include "platform/config/config.hpp"

#include <string_view>

namespace plenty::app {

/// The passphrase of everybody in the demo village. It is printed at the start; never for real people.
inline constexpr std::string_view demo_passphrase = "lantern otter gravel thimble";

/// The name of one villager to sign in as.
inline constexpr std::string_view demo_villager = "Amina Reyes";

enum class Filling { filled, not_empty };

/// Fills an empty node with an invented village that has been living for two weeks: people, communities, asks
/// and offers, replies, hand-overs, somebody who would like to join. All through the same actions that the
/// pages call. Opens the node by itself, so that no server may be running; changes nothing where there is a
/// community already.
Filling fill_demo_village(const config::Config& config, const Clock& clock);

}
