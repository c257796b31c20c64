#pragma once
#include "cli/verb.hpp"

namespace plenty::cli {

/// Each verb of the table, by its name.
Result<Answer> serve(const Call& call);
Result<Answer> demo(const Call& call);
Result<Answer> migrate(const Call& call);
Result<Answer> doctor(const Call& call);
Result<Answer> board(const Call& call);
Result<Answer> post(const Call& call);
Result<Answer> withdraw(const Call& call);
Result<Answer> what_we_have(const Call& call);
Result<Answer> import_sheet(const Call& call);
Result<Answer> export_sheet(const Call& call);
Result<Answer> plan(const Call& call);
Result<Answer> generate_region(const Call& call);

/// How to sign in to the demo village.
Sentence sign_in_as_villager();

}
