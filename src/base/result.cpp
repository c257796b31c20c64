#include "base/result.hpp"

#include <cstdio>
#include <cstdlib>

namespace plenty {

void expect(bool holds, const char* statement) {
    if (holds)
        return;
#ifdef NDEBUG
    throw Mistake(statement);
#else
    std::fprintf(stderr, "expected: %s\n", statement);
    std::abort();
#endif
}

}
