#include "adapters/sms/folding.hpp"

#include "adapters/sms/characters.hpp"

#include <algorithm>
#include <iterator>

namespace sms {

namespace {

struct Range {
    char32_t first{};
    char32_t last{};
    std::u32string_view plain{};
};

// In rising order, none within another.
constexpr Range folded[] = {
    {0x0009, 0x0009, U" "},   {0x000B, 0x000C, U"\n"},   {0x0060, 0x0060, U"'"},
    {0x0085, 0x0085, U"\n"},  {0x00A0, 0x00A0, U" "},    {0x00A6, 0x00A6, U"|"},
    {0x00AB, 0x00AB, U"\""},  {0x00AD, 0x00AD, U""},     {0x00B4, 0x00B4, U"'"},
    {0x00B7, 0x00B7, U"-"},   {0x00BB, 0x00BB, U"\""},   {0x00BC, 0x00BC, U"1/4"},
    {0x00BD, 0x00BD, U"1/2"}, {0x00BE, 0x00BE, U"3/4"},  {0x00D7, 0x00D7, U"x"},
    {0x0132, 0x0132, U"IJ"},  {0x0133, 0x0133, U"ij"},   {0x02BB, 0x02BD, U"'"},
    {0x02C6, 0x02C6, U"^"},   {0x02DC, 0x02DC, U"~"},    {0x2000, 0x200A, U" "},
    {0x200B, 0x200B, U""},    {0x200E, 0x200F, U""},     {0x2010, 0x2015, U"-"},
    {0x2018, 0x201B, U"'"},   {0x201C, 0x201F, U"\""},   {0x2020, 0x2021, U"*"},
    {0x2022, 0x2023, U"-"},   {0x2024, 0x2024, U"."},    {0x2025, 0x2025, U".."},
    {0x2026, 0x2026, U"..."}, {0x2027, 0x2027, U"-"},    {0x2028, 0x2029, U"\n"},
    {0x202A, 0x202E, U""},    {0x202F, 0x202F, U" "},    {0x2032, 0x2032, U"'"},
    {0x2033, 0x2033, U"\""},  {0x2035, 0x2035, U"'"},    {0x2036, 0x2036, U"\""},
    {0x2039, 0x2039, U"<"},   {0x203A, 0x203A, U">"},    {0x2043, 0x2043, U"-"},
    {0x2044, 0x2044, U"/"},   {0x205F, 0x205F, U" "},    {0x2060, 0x2060, U""},
    {0x2066, 0x2069, U""},    {0x2122, 0x2122, U"(TM)"}, {0x2190, 0x2190, U"<-"},
    {0x2192, 0x2192, U"->"},  {0x2212, 0x2212, U"-"},    {0x2215, 0x2215, U"/"},
    {0x2219, 0x2219, U"-"},   {0x25A0, 0x25AA, U"-"},    {0x25CF, 0x25CF, U"-"},
    {0x25E6, 0x25E6, U"-"},   {0x3000, 0x3000, U" "},    {0x3001, 0x3001, U","},
    {0x3002, 0x3002, U"."},   {0xFB00, 0xFB00, U"ff"},   {0xFB01, 0xFB01, U"fi"},
    {0xFB02, 0xFB02, U"fl"},  {0xFB03, 0xFB03, U"ffi"},  {0xFB04, 0xFB04, U"ffl"},
    {0xFB05, 0xFB06, U"st"},  {0xFEFF, 0xFEFF, U""},     {0xFFFD, 0xFFFD, U"?"},
};

constexpr bool is_full_width(char32_t character) {
    return character >= 0xFF01 && character <= 0xFF5E;
}
constexpr char32_t full_width_offset = 0xFF01 - U'!';

constexpr bool is_control(char32_t character) {
    return (character < 0x20 && character != U'\n') || (character >= 0x7F && character < 0xA0);
}

const Range* find(char32_t character) {
    const Range* range = std::ranges::upper_bound(folded, character, {}, &Range::first);
    if (range == std::begin(folded)) return nullptr;
    --range;
    return character <= range->last ? range : nullptr;
}

}  // namespace

std::u32string fold(std::string_view utf8) {
    std::u32string plain;
    bool after_return = false;
    for (const char32_t character : code_points(utf8)) {
        const bool second_of_line_end = after_return && character == U'\n';
        after_return = character == U'\r';
        if (second_of_line_end) continue;
        if (after_return) {
            plain += U'\n';
        } else if (const Range* range = find(character)) {
            plain += range->plain;
        } else if (is_full_width(character)) {
            plain += character - full_width_offset;
        } else if (!is_control(character)) {
            plain += character;
        }
    }
    return plain;
}

}  // namespace sms
