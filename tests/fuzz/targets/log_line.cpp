#include "hub/program/log_line.hpp"

#include "adapters/json/utf8.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <string>

// Whatever is logged is one line that shows what it holds.
namespace fuzz {

namespace {

// Undoes the escapes.
std::string meant(std::string_view line) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\') {
            text += line[i];
            continue;
        }
        require(i + 1 < line.size(), "no escape is torn");
        const char kind = line[++i];
        if (kind != 'x') {
            const std::size_t which = std::string_view{"\\nrt"}.find(kind);
            require(which != std::string_view::npos, "an escape is one of ours");
            text += std::string_view{"\\\n\r\t"}[which];
            continue;
        }
        require(i + 2 < line.size(), "no escape is torn");
        text += static_cast<char>(
            static_cast<unsigned char>(digits.find(line[i + 1]) * 16 + digits.find(line[i + 2])));
        i += 2;
    }
    return text;
}

void check_line(const std::string& line, std::size_t most) {
    require(line.size() <= most, "a line keeps to its bound");
    require(
        std::none_of(
            line.begin(), line.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }),
        "a line is one line of text");
    require(is_plainly_utf8(line) && !json::has_controls(line), "a line shows what it holds");
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const std::size_t most = 3 + pieces.number(200);
    const std::string_view text = pieces.rest();
    check_line(program::one_line(text, most), most);
    const std::string whole = program::one_line(text, 4 * text.size() + 3);
    check_line(whole, 4 * text.size() + 3);
    require(meant(whole) == text, "a line tells all that was logged");
}

}  // namespace fuzz
