#include "adapters/sms/characters.hpp"
#include "adapters/sms/folding.hpp"
#include "adapters/sms/segments.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <string>

// A text cut into short messages: nothing is lost, nothing is too long, and what is counted is what
// is sent.
namespace fuzz {

namespace {

// Of the extension table; all else that travels as GSM-7 takes one septet.
std::size_t septets(const std::u32string& text) {
    constexpr std::u32string_view doubled = U"^{}\\[~]|€";
    std::size_t size = 0;
    for (const char32_t c : text) size += doubled.find(c) == std::u32string_view::npos ? 1 : 2;
    return size;
}

std::size_t units(const std::u32string& text) {
    std::size_t size = 0;
    for (const char32_t c : text) size += c >= 0x10000 ? 2 : 1;
    return size;
}

void check_part(const sms::Segmented& all, std::size_t which, std::size_t reference) {
    const sms::Part& part = all.parts[which];
    require(is_plainly_utf8(part.text), "a part is UTF-8");
    const bool alone = all.parts.size() == 1;
    const std::u32string text = sms::code_points(part.text);
    if (all.coding == sms::Coding::gsm7) {
        require(septets(text) <= (alone ? 160U : 153U), "a part of GSM-7 fits");
    } else {
        require(units(text) <= (alone ? 70U : 67U), "a part of UCS-2 fits");
    }
    if (alone) return require(part.header.empty(), "a part alone has no header");
    require(!text.empty(), "no part is empty");
    const std::string wanted{5,
                             0,
                             3,
                             static_cast<char>(reference),
                             static_cast<char>(all.parts.size()),
                             static_cast<char>(which + 1)};
    require(part.header == wanted, "a header says which part it is");
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const std::size_t reference = pieces.number(256);
    // Long texts out of short inputs.
    const std::size_t times = 1 + pieces.number(12);
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += pieces.rest();

    const sms::Segmented segmented = sms::segment(text, static_cast<std::uint8_t>(reference));
    require(!segmented.parts.empty() && segmented.parts.size() <= sms::most_parts,
            "there are 1 to 255 parts");
    std::string joined;
    for (std::size_t i = 0; i < segmented.parts.size(); ++i) {
        check_part(segmented, i, reference);
        joined += segmented.parts[i].text;
    }
    const std::u32string folded = sms::fold(text);
    std::string whole;
    for (const char32_t c : folded) sms::append_utf8(whole, c);
    require(segmented.parts.size() == sms::most_parts ? whole.starts_with(joined) : whole == joined,
            "the parts are the folded text");
    require(sms::fold(whole) == folded, "folded text stays as it is");
    require(sms::count_segments(text) == static_cast<int>(segmented.parts.size()),
            "what is counted is what is sent");
}

}  // namespace fuzz
