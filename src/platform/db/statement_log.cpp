#include "platform/db/statement_log.hpp"

#ifdef PLENTY_NOTE_STATEMENTS
#include "base/guarded.hpp"

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

namespace plenty::db {
namespace {

const char* path() {
    static const char* const named = std::getenv("PLENTY_STATEMENTS_RUN");
    return named;
}

}

void note_statement(std::string_view name) {
    if (!path())
        return;
    static Guarded<std::set<std::string, std::less<>>> noted;
    noted.with([&](auto& names) {
        if (!names.emplace(name).second)
            return;
        std::ofstream(path(), std::ios::app) << std::string(name) + '\n';
    });
}

}
#endif
