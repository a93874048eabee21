#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sms {

inline constexpr char32_t replacement = U'\uFFFD';

// The code points of UTF-8; each byte sequence that is none becomes one U+FFFD.
std::u32string code_points(std::string_view utf8);

// Scalar values only; anything else becomes U+FFFD.
void append_utf8(std::string& text, char32_t character);

// How many 16-bit units it takes in UTF-16: 1 or 2.
constexpr std::size_t utf16_units(char32_t character) {
    return character > 0xFFFF ? 2 : 1;
}

}  // namespace sms
