#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace leaflet {

// A QR code (ISO/IEC 18004): rows of squares from the top left. A quarter of it may be torn or
// dirty.
struct SquareCode {
    std::size_t side{};  // squares; 0: there is none
    std::vector<bool> dark{};
    bool at(std::size_t row, std::size_t column) const { return dark[row * side + column]; }
};

// None of an empty text, or of one too long to be photographed from a wall (more than 300 bytes).
SquareCode square_code(const std::string& text);

}  // namespace leaflet
