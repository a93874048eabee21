#include "adapters/json/utf8.hpp"

#include <algorithm>
#include <cstddef>

namespace json {

namespace {

struct Character {
    char32_t code{};
    std::size_t length{};  // in bytes; 0: not valid
};

unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

// How many bytes a lead byte announces; 0 for one that may not lead.
std::size_t announced(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

bool in_range(char32_t code, std::size_t length) {
    if (length == 3) return code >= 0x800 && (code < 0xD800 || code > 0xDFFF);
    if (length == 4) return code >= 0x10000 && code <= 0x10FFFF;
    return true;
}

Character character_at(std::string_view text, std::size_t at) {
    const unsigned char lead = byte_at(text, at);
    const std::size_t length = announced(lead);
    if (length == 1) return {lead, 1};
    if (length == 0 || at + length > text.size()) return {};
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned char next = byte_at(text, at + i);
        if ((next & 0xC0) != 0x80) return {};
        code = (code << 6) | (next & 0x3FU);
    }
    if (!in_range(code, length)) return {};
    return {code, length};
}

bool is_control(char32_t code) {
    if (code < 0x20 || (code >= 0x7F && code <= 0x9F)) return true;
    if (code >= 0x200B && code <= 0x200F) return true;    // no width, and marks of direction
    if (code >= 0x2028 && code <= 0x202E) return true;    // line ends, embeddings and overrides
    if (code >= 0x2060 && code <= 0x206F) return true;    // word joiner, isolates
    if (code >= 0xFFF9 && code <= 0xFFFB) return true;    // annotations
    if (code >= 0xE0000 && code <= 0xE007F) return true;  // tags: a text behind the text
    // Soft hyphen, grapheme joiner, Arabic letter mark, Mongolian vowel separator, byte order mark.
    return code == 0x00AD || code == 0x034F || code == 0x061C || code == 0x180E || code == 0xFEFF;
}

}  // namespace

bool is_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (byte_at(text, at) < 0x80) {
            ++at;
            continue;
        }
        const Character character = character_at(text, at);
        if (character.length == 0) return false;
        at += character.length;
    }
    return true;
}

std::string repaired(std::string_view text) {
    std::string result;
    result.reserve(text.size() + 8);
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        const bool bad = character.length == 0 || character.code == 0;
        result += bad ? std::string_view{"\xEF\xBF\xBD"} : text.substr(at, character.length);
        at += std::max<std::size_t>(1, character.length);
    }
    return result;
}

bool has_controls(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (character.length == 0 || is_control(character.code)) return true;
        at += character.length;
    }
    return false;
}

}  // namespace json
