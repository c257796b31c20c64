#pragma once
#include "kinds/kind.hpp"
#include "kinds/kind_tree.hpp"
#include "kinds/necessities.hpp"
#include "kinds/own_kinds.hpp"

/// What gifts are. The façade for other features.
