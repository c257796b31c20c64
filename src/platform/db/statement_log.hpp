#pragma once
#include <string_view>

namespace plenty::db {

/// In test builds, and if the environment names a file in PLENTY_STATEMENTS_RUN: appends the names of
/// the statements this process runs to it, each once. tools/statements_run.py finds the statements
/// that no test has run. Else nothing. From any thread.
#ifdef PLENTY_NOTE_STATEMENTS
void note_statement(std::string_view name);
#else
inline void note_statement(std::string_view) {}
#endif

}
