#include "hub/program/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace program {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view no_break_space = "\xC2\xA0";

// The first line that has one of them outside quotes decides.
char separator(std::string_view text) {
    constexpr std::string_view separators = ",;\t";
    std::array<int, separators.size()> seen{};
    bool quoted = false;
    bool any = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (any && !quoted && (c == '\n' || c == '\r')) break;
        const std::size_t which = quoted ? std::string_view::npos : separators.find(c);
        if (which == std::string_view::npos) continue;
        ++seen.at(which);
        any = true;
    }
    const auto most = std::max_element(seen.begin(), seen.end());
    return separators[static_cast<std::size_t>(most - seen.begin())];
}

std::string trimmed(std::string cell) {
    for (std::size_t at = cell.find(no_break_space); at != std::string::npos;
         at = cell.find(no_break_space, at)) {
        cell.replace(at, no_break_space.size(), " ");
    }
    const std::string_view blank = " \t\r\n";
    const std::size_t begin = cell.find_first_not_of(blank);
    if (begin == std::string::npos) return {};
    return cell.substr(begin, cell.find_last_not_of(blank) - begin + 1);
}

// What a spreadsheet begins to calculate with, as it is and as a wide character.
bool begins_formula(std::string_view cell) {
    constexpr std::array<std::string_view, 10> beginnings{"=",
                                                          "+",
                                                          "-",
                                                          "@",
                                                          "\t",
                                                          "\r",
                                                          "\xEF\xBC\x9D",
                                                          "\xEF\xBC\x8B",
                                                          "\xEF\xBC\x8D",
                                                          "\xEF\xBC\xA0"};
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view one) {
        return cell.starts_with(one);
    });
}

bool is_dangerous(std::string_view cell) {
    const std::size_t begin = cell.find_first_not_of("' \n");
    return begin != std::string_view::npos && begins_formula(cell.substr(begin));
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text), separator_(separator(text)) {}

    Csv read() {
        while (at_ < text_.size()) step();
        if (quoted_) csv_.broken_line = quote_line_;
        end_row();
        return std::move(csv_);
    }

private:
    void step() {
        const char c = text_[at_++];
        const bool line_end = c == '\n' || (c == '\r' && !next_is('\n'));
        if (quoted_) {
            inside_quotes(c);
        } else if (c == '"' && trimmed(cell_).empty()) {
            cell_.clear();
            quoted_ = true;
            quote_line_ = line_;
        } else if (c == separator_) {
            end_cell();
        } else if (line_end) {
            end_row();
        } else if (c != '\r') {
            cell_ += c;
        }
        if (!line_end) return;
        ++line_;
        if (!quoted_) row_.line = line_;
    }

    void inside_quotes(char c) {
        if (c != '"') {
            cell_ += c;
        } else if (next_is('"')) {
            cell_ += c;
            ++at_;
        } else {
            quoted_ = false;
        }
    }

    bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

    void end_cell() {
        const std::string cell = trimmed(std::exchange(cell_, {}));
        if (row_.cells.size() < max_cells)
            row_.cells.push_back(trimmed(std::string{as_meant(cell)}));
    }

    void end_row() {
        end_cell();
        const bool blank = std::all_of(row_.cells.begin(),
                                       row_.cells.end(),
                                       [](const std::string& cell) { return cell.empty(); });
        CsvRow row = std::exchange(row_, {});
        if (!blank) csv_.rows.push_back(std::move(row));
    }

    std::string_view text_;
    char separator_;
    std::size_t at_{};
    std::size_t line_{1};
    std::size_t quote_line_{};
    bool quoted_{};
    std::string cell_;
    CsvRow row_{1, {}};
    Csv csv_;
};

}  // namespace

std::string defused(std::string_view cell) {
    return (is_dangerous(cell) ? "'" : "") + std::string(cell);
}

std::string_view as_meant(std::string_view cell) {
    if (cell.starts_with('\'') && is_dangerous(cell)) cell.remove_prefix(1);
    return cell;
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
    std::string text{byte_order_mark};
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i == 0 ? "\"" : ",\"";
            for (const char c : defused(row[i])) text.append(c == '"' ? 2 : 1, c);
            text += '"';
        }
        text += "\r\n";
    }
    return text;
}

Csv read_csv(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return Reader{text}.read();
}

}  // namespace program
