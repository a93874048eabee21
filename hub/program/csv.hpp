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

// A cell that spreadsheets would take for a formula (it begins with = + - @, also as wide
// characters or behind blanks) gets an apostrophe in front, which `as_meant` takes away again.
// Apostrophes that were there before such a cell count with it, so that nothing is lost.
std::string defused(std::string_view cell);
std::string_view as_meant(std::string_view cell);

// A table for spreadsheets: a byte order mark, every cell defused and in quotes, lines that end in
// CR LF. read_csv gives the same cells back, trimmed.
std::string write_csv(const std::vector<std::vector<std::string>>& rows);

// A table as spreadsheets save it: separated by commas, semicolons or tabs (whichever the first row
// has most of outside quotes), cells in quotes where needed, a quote in them doubled, any line
// ends, a byte order mark allowed. Cells are as they were meant before they were defused.
Csv read_csv(std::string_view text);

}  // namespace program
