#pragma once
#include <string_view>

namespace plenty {

/// A file that travels inside the program: its name below the folder it came from, and its bytes.
struct EmbeddedFile {
    std::string_view name;
    std::string_view bytes;
};

}
