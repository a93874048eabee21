#include "adapters/sms/decode.hpp"

#include "adapters/sms/characters.hpp"

#include <cstddef>
#include <initializer_list>
#include <utility>

namespace sms {

namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same_name(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (lower(one[i]) != lower(other[i])) return false;
    }
    return true;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    for (const std::string_view known : names) {
        if (same_name(name, known)) return true;
    }
    return false;
}

bool is_high(char32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low(char32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

char32_t unit_at(std::string_view bytes, std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at]) << 8U |
                                 static_cast<unsigned char>(bytes[at + 1]));
}

// An odd byte at the end and half a surrogate pair are no characters.
std::u32string from_utf16(std::string_view bytes) {
    std::u32string characters;
    const std::size_t whole = bytes.size() - bytes.size() % 2;
    for (std::size_t i = 0; i < whole; i += 2) {
        const char32_t unit = unit_at(bytes, i);
        const char32_t following = i + 2 < whole ? unit_at(bytes, i + 2) : 0;
        if (is_high(unit) && is_low(following)) {
            characters.push_back(0x10000 + ((unit - 0xD800) << 10U) + (following - 0xDC00));
            i += 2;
        } else {
            characters.push_back(is_high(unit) || is_low(unit) ? replacement : unit);
        }
    }
    if (whole < bytes.size()) characters += replacement;
    return characters;
}

// 0x80 to 0x9F; 0: not used.
constexpr char32_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Nobody means the control characters of ISO 8859-1, so both names are read as Windows-1252.
std::u32string from_latin(std::string_view bytes) {
    std::u32string characters;
    for (const char letter : bytes) {
        const char32_t byte = static_cast<unsigned char>(letter);
        const bool moved = byte >= 0x80 && byte < 0xA0;
        const char32_t character = moved ? windows_1252[byte - 0x80] : byte;
        characters += character == 0 && moved ? replacement : character;
    }
    return characters;
}

std::u32string read(std::string_view bytes, std::string_view charset) {
    if (is_one_of(charset, {"UTF-16BE", "UTF-16", "UCS-2", "UCS2", "ISO-10646-UCS-2"}))
        return from_utf16(bytes);
    if (is_one_of(charset, {"ISO-8859-1", "LATIN1", "WINDOWS-1252", "CP1252"}))
        return from_latin(bytes);
    return code_points(bytes);
}

constexpr char32_t escape = 0x1B;

// What stands after ESC, as itself or as the basic table shows it. 0: no such escape.
char32_t escaped(char32_t character) {
    switch (character) {
        case U'e': return U'€';
        case U'(': return U'{';
        case U')': return U'}';
        case U'/': return U'\\';
        case U'<': return U'[';
        case U'=': return U'~';
        case U'>': return U']';
        case U'@':
        case U'¡': return U'|';
        case 0x14:
        case U'Λ': return U'^';
        default: return 0;
    }
}

bool is_control(char32_t character) {
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

// They may hide or turn round what a coordinator reads.
bool is_invisible_mark(char32_t character) {
    return character == 0xFEFF || character == 0x00AD || character == 0x061C ||
           character == 0x200B || character == 0x200E || character == 0x200F ||
           (character >= 0x2060 && character <= 0x2064) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069);
}

struct Cleaning {
    std::string text{};
    std::size_t odd{};  // characters that no text has
    char32_t before{};

    void take(char32_t character) {
        const char32_t last = before;
        before = character;
        if (last == escape) {
            if (const char32_t meant = escaped(character)) return append_utf8(text, meant);
            ++odd;
        }
        if (character == escape || is_invisible_mark(character) ||
            (character == U'\n' && last == U'\r'))
            return;
        if (character == U'\n' || character == U'\r' || character == 0x2028 ||
            character == 0x2029) {
            text += '\n';
        } else if (character == U'\t') {
            text += ' ';
        } else if (is_control(character)) {
            ++odd;
        } else {
            if (character == replacement) ++odd;
            append_utf8(text, character);
        }
    }
};

}  // namespace

Decoded decode(std::string_view bytes, std::string_view charset) {
    const std::u32string characters = read(bytes, charset);
    Cleaning cleaning;
    for (const char32_t character : characters) cleaning.take(character);
    if (cleaning.odd * 4 > characters.size()) return {};
    return {std::move(cleaning.text), true};
}

}  // namespace sms
