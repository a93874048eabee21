#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace program {

struct CsvRow {
    std::size_t line{};                // where it begins, from 1
    std::vector<std::string> cells{};  // trimmed
};

struct Csv {
    std::vector<CsvRow> rows{};  // without those that hold nothing
    std::size_t broken_line{};   // where a quote is opened and never closed; 0: nowhere
};

inline constexpr std::size_t max_cells = 100;  // of a row; more are dropped

// A table as spreadsheets save it: separated by commas, semicolons or tabs (whichever the first row
// has most of outside quotes), cells in quotes where needed, a quote in them doubled, any line
// ends, a byte order mark allowed.
Csv read_csv(std::string_view text);

}  // namespace program
