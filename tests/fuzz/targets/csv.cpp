#include "hub/program/csv.hpp"

#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <string>

// Tables as spreadsheets save them.
namespace fuzz {

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(const program::Csv& csv) {
    Cells cells;
    for (const program::CsvRow& row : csv.rows) cells.push_back(row.cells);
    return cells;
}

// No cell of a table that we write begins with what a spreadsheet would calculate.
void check_written(const std::string& table) {
    for (std::size_t at = 0; at + 1 < table.size(); ++at) {
        const bool opens =
            table[at] == '"' && (at == 3 || table[at - 1] == ',' || table[at - 1] == '\n');
        const bool formula = std::string_view{"=+-@"}.find(table[at + 1]) != std::string_view::npos;
        // Within a cell, quotes stand in pairs: such a beginning there is text.
        const auto quotes =
            std::count(table.begin(), table.begin() + static_cast<std::ptrdiff_t>(at), '"');
        require(!opens || !formula || quotes % 2 == 1, "no cell begins with a formula");
    }
}

bool is_trimmed(const std::string& cell) {
    constexpr std::string_view blank = " \t\r\n";
    return cell.empty() || (blank.find(cell.front()) == std::string_view::npos &&
                            blank.find(cell.back()) == std::string_view::npos);
}

void check_row(const program::CsvRow& row) {
    require(!row.cells.empty() && row.cells.size() <= program::max_cells,
            "a row has 1 to 100 cells");
    require(std::any_of(row.cells.begin(),
                        row.cells.end(),
                        [](const std::string& cell) { return !cell.empty(); }),
            "a row that holds nothing is left out");
    require(std::all_of(row.cells.begin(), row.cells.end(), is_trimmed), "cells are trimmed");
}

}  // namespace

void look_at(std::string_view bytes) {
    const program::Csv csv = program::read_csv(bytes);
    const auto lines = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; }));
    std::size_t before = 0;
    for (const program::CsvRow& row : csv.rows) {
        check_row(row);
        require(row.line > before && row.line <= lines + 1, "rows know their lines");
        before = row.line;
    }
    require(csv.broken_line <= lines + 1, "a broken quote is in one of the lines");
    const std::string written = program::write_csv(cells_of(csv));
    if (bytes.size() < 300) check_written(written);
    const program::Csv again = program::read_csv(written);
    require(again.broken_line == 0 && cells_of(again) == cells_of(csv),
            "a table is read alike again");
}

}  // namespace fuzz
