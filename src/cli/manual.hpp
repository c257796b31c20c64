#pragma once
#include <string>

namespace plenty::cli {

/// docs/plenty.1, written from the table of verbs, the exit codes and the options of the configuration.
std::string manual();

}
