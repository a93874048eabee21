#include "adapters/sms/segments.hpp"

#include "adapters/sms/characters.hpp"
#include "adapters/sms/folding.hpp"

#include <algorithm>

namespace sms {

namespace {

constexpr std::u32string_view basic =
    U"@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ "
    U"!\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    U"abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u32string_view extension = U"^{}\\[~]|€";

// 0: it has no place in GSM-7.
std::size_t septets(char32_t character) {
    if (basic.find(character) != std::u32string_view::npos) return 1;
    return extension.find(character) != std::u32string_view::npos ? 2 : 0;
}

struct Measure {
    Coding coding{};
    std::size_t alone{};
    std::size_t part{};

    std::size_t size(char32_t character) const {
        return coding == Coding::gsm7 ? septets(character) : utf16_units(character);
    }
};

constexpr Measure gsm7{Coding::gsm7, 160, 153};
constexpr Measure ucs2{Coding::ucs2, 70, 67};

Measure measure_of(const std::u32string& text) {
    const bool fits =
        std::ranges::all_of(text, [](char32_t character) { return septets(character) > 0; });
    return fits ? gsm7 : ucs2;
}

std::size_t total(const Measure& measure, std::u32string_view text) {
    std::size_t size = 0;
    for (const char32_t character : text) size += measure.size(character);
    return size;
}

constexpr char32_t joiner = U'\u200D';

bool belongs_to_the_one_before(char32_t character) {
    return character == joiner || (character >= 0x0300 && character <= 0x036F) ||
           (character >= 0xFE00 && character <= 0xFE0F) ||
           (character >= 0x1F3FB && character <= 0x1F3FF);
}

// How many characters the next part takes.
std::size_t next_cut(const Measure& measure, std::u32string_view rest) {
    std::size_t end = 0;
    std::size_t used = 0;
    while (end < rest.size() && used + measure.size(rest[end]) <= measure.part)
        used += measure.size(rest[end++]);
    if (end == rest.size()) return end;
    std::size_t cut = end;
    while (cut > end / 2 && (belongs_to_the_one_before(rest[cut]) || rest[cut - 1] == joiner))
        --cut;
    return cut > end / 2 ? cut : end;
}

std::string utf8(std::u32string_view characters) {
    std::string text;
    for (const char32_t character : characters) append_utf8(text, character);
    return text;
}

char byte(std::size_t value) {
    return static_cast<char>(static_cast<unsigned char>(value));
}

// Length 5, element "concatenated, 8-bit reference" of 3 bytes: reference, of how many, which.
std::string header(std::uint8_t reference, std::size_t of, std::size_t which) {
    return {5, 0, 3, byte(reference), byte(of), byte(which)};
}

}  // namespace

Segmented segment(std::string_view utf8_text, std::uint8_t reference) {
    const std::u32string text = fold(utf8_text);
    const Measure measure = measure_of(text);
    Segmented segmented{measure.coding, {}};
    if (total(measure, text) <= measure.alone) {
        segmented.parts.push_back(Part{utf8(text), {}});
        return segmented;
    }
    std::u32string_view rest{text};
    while (!rest.empty() && segmented.parts.size() < most_parts) {
        const std::size_t cut = next_cut(measure, rest);
        segmented.parts.push_back(Part{utf8(rest.substr(0, cut)), {}});
        rest.remove_prefix(cut);
    }
    const std::size_t of = segmented.parts.size();
    for (std::size_t i = 0; i < of; ++i) segmented.parts[i].header = header(reference, of, i + 1);
    return segmented;
}

int count_segments(std::string_view text) {
    return static_cast<int>(segment(text, 0).parts.size());
}

}  // namespace sms
