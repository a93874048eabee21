#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sms {

// How a text travels: 3GPP TS 23.038. The values are Kannel's `coding`.
enum class Coding { gsm7 = 0, ucs2 = 2 };

// One segment: what is sent, and paid for, as one short message.
struct Part {
    std::string text{};    // UTF-8
    std::string header{};  // user data header of a longer text (TS 23.040 9.2.3.24.1), raw; empty
                           // when it is alone
};

struct Segmented {
    Coding coding{Coding::gsm7};
    std::vector<Part> parts{};  // at least one, which is empty for an empty text
};

// A header numbers 255 parts at most; what does not fit in them is cut off.
inline constexpr std::size_t most_parts = 255;

// The folded text as parts: GSM-7 when every character has a place in it (160 septets alone, 153 a
// part), else UCS-2 (70 or 67 UTF-16 units). A part never ends within an escape pair or a surrogate
// pair, nor before a mark that belongs to the character before it (accent, skin tone, joined
// emoji), as long as that keeps the part more than half full. `reference` is the same in all parts
// of one text.
Segmented segment(std::string_view utf8, std::uint8_t reference);

// How many parts that makes.
int count_segments(std::string_view utf8);

}  // namespace sms
