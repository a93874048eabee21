#include "adapters/numbering/written_number.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace numbering {

namespace {

constexpr std::size_t longest_name = 11;
constexpr UChar32 full_width_plus = 0xFF0B;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_printable(char c) {
    return c >= ' ' && c <= '~';
}

bool is_name(std::string_view written) {
    return written.size() <= longest_name &&
           std::all_of(written.begin(), written.end(), is_printable);
}

bool is_between_digits(UChar32 c) {
    const auto category = u_charType(c);
    return c == '(' || c == ')' || c == '.' || c == '/' || category == U_DASH_PUNCTUATION ||
           category == U_SPACE_SEPARATOR || category == U_FORMAT_CHAR || c == '\t' || c == '\r' ||
           c == '\n';
}

// Digits and a leading + out of what is written; nothing when anything else than separators is
// there.
std::optional<std::string> dialled(std::string_view written) {
    const auto text =
        icu::UnicodeString::fromUTF8({written.data(), static_cast<int32_t>(written.size())});
    std::string digits;
    for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        const int digit = u_charDigitValue(c);
        const bool is_plus = c == '+' || c == full_width_plus;
        if (digit >= 0) {
            digits += static_cast<char>('0' + digit);
        } else if (is_plus && digits.empty()) {
            digits += '+';
        } else if (!is_between_digits(c)) {
            return std::nullopt;
        }
    }
    if (digits.empty() || digits == "+") return std::nullopt;
    return digits;
}

}  // namespace

WrittenNumber read_number(std::string_view written) {
    if (std::any_of(written.begin(), written.end(), is_letter)) {
        return {.spelling = is_name(written) ? Spelling::name : Spelling::nothing};
    }
    auto digits = dialled(written);
    if (!digits) return {};
    return {.spelling = Spelling::number, .dialled = std::move(*digits)};
}

}  // namespace numbering
