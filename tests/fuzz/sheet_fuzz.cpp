#include "platform/sheet/columns.hpp"
#include "platform/sheet/sheet.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

/// Any bytes make a rectangle or a refusal, and what was read is written and read the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace plenty::sheet;
    const auto sheet = read({reinterpret_cast<const char*>(data), size}, {.rows = 2000});
    if (!sheet.ok())
        return 0;
    const auto is_even = [&](const Row& row) { return row.cells.size() == sheet->header.size(); };
    if (!std::ranges::all_of(sheet->rows, is_even) ||
        guess_columns(sheet->header, sheet->rows).size() != sheet->header.size())
        std::abort();

    const bool has_header = std::ranges::none_of(sheet->header, &std::string::empty);
    if (!has_header || sheet->rows.empty())
        return 0;
    const auto again = read(write(sheet->header, sheet->rows));
    if (!again.ok() || !std::ranges::equal(again->rows, sheet->rows, {}, &Row::cells, &Row::cells))
        std::abort();
    return 0;
}
