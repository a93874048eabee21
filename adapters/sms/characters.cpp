#include "adapters/sms/characters.hpp"

namespace sms {

namespace {

bool is_scalar(char32_t character) {
    return character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF);
}

struct Lead {
    std::size_t length{};  // 0: no lead byte
    char32_t bits{};
    char32_t smallest{};  // below it the sequence would be longer than needed
};

Lead lead(unsigned char byte) {
    if (byte < 0x80) return {1, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1FU, 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0FU, 0x800};
    if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07U, 0x10000};
    return {};
}

// Takes one code point, or the bytes that are none, off the front.
char32_t take(std::string_view& rest) {
    const Lead first = lead(static_cast<unsigned char>(rest.front()));
    rest.remove_prefix(1);
    if (first.length == 0) return replacement;
    char32_t character = first.bits;
    for (std::size_t i = 1; i < first.length; ++i) {
        if (rest.empty()) return replacement;
        const auto byte = static_cast<unsigned char>(rest.front());
        if ((byte & 0xC0U) != 0x80) return replacement;
        character = (character << 6U) | (byte & 0x3FU);
        rest.remove_prefix(1);
    }
    return character >= first.smallest && is_scalar(character) ? character : replacement;
}

char byte(char32_t value) {
    return static_cast<char>(static_cast<unsigned char>(value));
}

}  // namespace

std::u32string code_points(std::string_view utf8) {
    std::u32string characters;
    characters.reserve(utf8.size());
    while (!utf8.empty()) characters += take(utf8);
    return characters;
}

void append_utf8(std::string& text, char32_t character) {
    if (!is_scalar(character)) character = replacement;
    if (character < 0x80) {
        text += byte(character);
    } else if (character < 0x800) {
        text += byte(0xC0U | (character >> 6U));
        text += byte(0x80U | (character & 0x3FU));
    } else if (character < 0x10000) {
        text += byte(0xE0U | (character >> 12U));
        text += byte(0x80U | ((character >> 6U) & 0x3FU));
        text += byte(0x80U | (character & 0x3FU));
    } else {
        text += byte(0xF0U | (character >> 18U));
        text += byte(0x80U | ((character >> 12U) & 0x3FU));
        text += byte(0x80U | ((character >> 6U) & 0x3FU));
        text += byte(0x80U | (character & 0x3FU));
    }
}

}  // namespace sms
