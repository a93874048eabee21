#include "adapters/sms/decode.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <string>

// The bytes of a received text in whatever charset the gateway names.
namespace fuzz {

namespace {

constexpr std::string_view charsets[] = {
    "UTF-8", "utf-16be", "ISO-8859-1", "Windows-1252", "US-ASCII", "", "KOI8-R", "UCS-2"};

bool has(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

void is_clean(const std::string& text) {
    require(is_plainly_utf8(text), "a text is UTF-8");
    for (const char c : text)
        require(c < 0 || (c >= ' ' && c != '\x7f') || c == '\n',
                "a text holds no control characters");
    for (const char* mark :
         {"\u202A", "\u202D", "\u202E", "\u2066", "\u2069", "\u200E", "\uFEFF", "\u2028"})
        require(!has(text, mark),
                "nothing in a text turns its direction round or breaks its lines");
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const std::string_view charset = charsets[pieces.number(std::size(charsets))];
    const sms::Decoded decoded = sms::decode(pieces.rest(), charset);
    is_clean(decoded.text);
    require(decoded.is_text || decoded.text.empty(), "what is no text leaves nothing behind");
    require(decoded.text.size() <= 3 * pieces.rest().size(),
            "a character takes three bytes at most");

    const sms::Decoded again = sms::decode(decoded.text, "UTF-8");
    // What became U+FFFD counts against the text, so it may be none the second time.
    if (again.is_text) require(again.text == decoded.text, "clean text stays as it is");
}

}  // namespace fuzz
