#include "sheets/here_testing.hpp"
#include "sheets/sheets.hpp"
#include "sheets/terms.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace plenty::sheets;

void must(bool holds) {
    if (!holds)
        std::abort();
}

/// Whatever is decided about a sheet, each of its rows goes somewhere, and what is decided can be kept.
void try_choices(const plenty::sheet::Sheet& sheet, const Choices& choices, const Here& here) {
    must(choices_from(text_of(choices)) == choices);
    const auto plan = make_plan(sheet, choices, here);
    if (!plan.ok())
        return;
    must(plan->adds_up());
    for (const Entry& entry : plan->entries)
        must(!entry.who.name.empty() && !entry.who.contact.empty() && !entry.gifts.empty());
}

}

/// Any bytes become a plan or a refusal, as they are guessed and as anybody may correct them.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const Here here = here_on_elm_street();
    const auto sheet = plenty::sheet::read({reinterpret_cast<const char*>(data), size},
                                           {.rows = 60, .columns = 30, .cell = 2'000});
    if (!sheet.ok())
        return 0;
    Choices choices = guess_choices(*sheet);
    try_choices(*sheet, choices, here);

    const auto meanings = all_meanings();
    for (std::size_t i = 0; i < choices.columns.size(); ++i)
        choices.columns[i] = meanings[(data[i % size] + i) % meanings.size()];
    choices.side = plenty::gifts::Side::offer;
    choices.agreed = Agreed::written;
    choices.is_no_trade = true;
    for (const plenty::sheet::Row& row : sheet->rows)
        choices.alike[row.line] = row.line % 2 == 0;
    try_choices(*sheet, choices, here);
    return 0;
}
