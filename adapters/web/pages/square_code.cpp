#include "adapters/web/pages/square_code.hpp"

#include <cstddef>
#include <memory>
#include <qrencode.h>

namespace web {

namespace {

constexpr std::size_t longest = 1000;
constexpr int margin = 4;            // squares, by the standard
constexpr int pixels_of_square = 4;  // a phone reads it from a screen at arm's length

struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, Free>;

bool is_dark(const QRcode& code, int row, int column) {
    return (code.data[row * code.width + column] & 1U) != 0;
}

// Each row's dark squares as runs: "M4 5h7v1h-7z".
std::string path_of(const QRcode& code) {
    std::string path;
    for (int row = 0; row < code.width; ++row) {
        for (int column = 0; column < code.width; ++column) {
            const int from = column;
            while (column < code.width && is_dark(code, row, column)) ++column;
            if (column == from) continue;
            const std::string length = std::to_string(column - from);
            path.append("M").append(std::to_string(from + margin)).append(" ");
            path.append(std::to_string(row + margin)).append("h").append(length);
            path.append("v1h-").append(length).append("z");
        }
    }
    return path;
}

}  // namespace

Html square_code(const std::string& text, std::string_view label) {
    if (text.empty() || text.size() > longest) return {};
    const Code code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    if (!code) return {};
    const int side = code->width + 2 * margin;
    const std::string squares = std::to_string(side);
    const std::string pixels = std::to_string(side * pixels_of_square);
    // Dark on light also where the page is light on dark: not every camera reads the other way.
    const Html light =
        element("rect", {{"width", squares}, {"height", squares}, {"fill", "#fff"}}, Html());
    const Html dark = element("path", {{"d", path_of(*code)}, {"fill", "#000"}}, Html());
    return element("svg",
                   {{"role", "img"},
                    {"aria-label", std::string(label)},
                    {"viewbox", "0 0 " + squares + " " + squares},
                    {"width", pixels},
                    {"height", pixels},
                    {"shape-rendering", "crispEdges"}},
                   light + dark);
}

}  // namespace web
