#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// What a client puts on the wire, right or wrong.
namespace live {

constexpr unsigned whole = 0x80;
constexpr unsigned masked = 0x80;
constexpr unsigned continued = 0x0;
constexpr unsigned text = 0x1;
constexpr unsigned binary = 0x2;
constexpr unsigned closing = 0x8;
constexpr unsigned ping = 0x9;
constexpr unsigned pong = 0xA;

inline std::string number(std::uint64_t value, unsigned bytes) {
    std::string out;
    for (unsigned i = bytes; i-- > 0;) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return out;
}

// First byte, the length's bytes as they are given, and a masked payload.
inline std::string raw_frame(unsigned first, const std::string& length, std::string_view payload) {
    constexpr std::array<char, 4> mask{'\x11', '\x22', '\x33', '\x44'};
    std::string out(1, static_cast<char>(first));
    out += length;
    out.append(mask.data(), mask.size());
    for (std::size_t i = 0; i < payload.size(); ++i)
        out += static_cast<char>(payload[i] ^ mask[i % mask.size()]);
    return out;
}

inline std::string length_of(std::size_t size) {
    if (size < 126) return std::string(1, static_cast<char>(masked | size));
    if (size <= 0xFFFF) return static_cast<char>(masked | 126U) + number(size, 2);
    return static_cast<char>(masked | 127U) + number(size, 8);
}

inline std::string frame(unsigned first, std::string_view payload) {
    return raw_frame(first, length_of(payload.size()), payload);
}

inline std::string says(std::string_view words) {
    return frame(whole | text, words);
}

inline std::string says_goodbye(std::uint16_t code, std::string_view reason = {}) {
    return frame(whole | closing, number(code, 2) + std::string(reason));
}

}  // namespace live
