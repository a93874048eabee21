#include "adapters/web/socket/frames.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace web {

namespace {

constexpr unsigned whole = 0x80;  // FIN: no fragments
constexpr unsigned text = 0x1;
constexpr unsigned closing = 0x8;
constexpr unsigned ping = 0x9;
constexpr unsigned pong = 0xA;
constexpr std::size_t max_control = 125;

void append_number(std::string& out, std::uint64_t number, unsigned bytes) {
    for (unsigned i = bytes; i-- > 0;) out += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

Payload framed(unsigned opcode, std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + 10);
    out += static_cast<char>(whole | opcode);
    if (bytes.size() < 126) {
        out += static_cast<char>(bytes.size());
    } else if (bytes.size() <= 0xFFFF) {
        out += static_cast<char>(126);
        append_number(out, bytes.size(), 2);
    } else {
        out += static_cast<char>(127);
        append_number(out, bytes.size(), 8);
    }
    out += bytes;
    return std::make_shared<const std::string>(std::move(out));
}

}  // namespace

Payload text_frame(std::string_view words) {
    return framed(text, words);
}

Payload ping_frame() {
    static const Payload shared = framed(ping, {});
    return shared;
}

Payload pong_frame(std::string_view said) {
    return framed(pong, said.substr(0, max_control));
}

Payload close_frame(Close code, std::string_view reason) {
    std::string said;
    if (code != Close::said_nothing) {
        append_number(said, static_cast<std::uint16_t>(code), 2);
        said += reason.substr(0, max_control - 2);
    }
    return framed(closing, said);
}

}  // namespace web
