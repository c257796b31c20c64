#pragma once
#include "kinds/kind.hpp"
#include "kinds/kind_tree.hpp"
#include "kinds/necessities.hpp"

/// What gifts are. The façade for other features.
