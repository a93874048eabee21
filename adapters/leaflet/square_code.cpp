#include "adapters/leaflet/square_code.hpp"

#include <memory>
#include <qrencode.h>

namespace leaflet {

namespace {

constexpr std::size_t longest = 300;

struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

SquareCode square_code(const std::string& text) {
    if (text.empty() || text.size() > longest || text.find('\0') != std::string::npos) return {};
    const std::unique_ptr<QRcode, Free> drawn{
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_Q)};
    if (!drawn) return {};
    SquareCode code;
    code.side = static_cast<std::size_t>(drawn->width);
    code.dark.resize(code.side * code.side);
    // The lowest bit of each is its colour.
    for (std::size_t i = 0; i < code.dark.size(); ++i) code.dark[i] = (drawn->data[i] & 1U) != 0;
    return code;
}

}  // namespace leaflet
