#include "hub/understanding/folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace understanding {

namespace {

constexpr int most_marks_in_a_row = 4;

bool is_ascii(std::string_view text) {
    return std::all_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_mark(UChar32 c) {
    return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

// 0 for a character that is dropped.
UChar32 plain(UChar32 c) {
    switch (c) {
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0x0060:
        case 0x00B4:
        case 0x02BC: return '\'';
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x2033: return '"';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212: return '-';
        case 0x2028:
        case 0x2029:
        case 0x0085:
        case '\n':
        case '\r': return '\n';
        case '\t':
        case '\v':
        case '\f': return ' ';
        default: break;
    }
    if (c >= 0xFE00 && c <= 0xFE0F) return 0;    // variation selectors
    if (c >= 0x1F3FB && c <= 0x1F3FF) return 0;  // skin tones
    const auto type = u_charType(c);
    if (type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_PRIVATE_USE_CHAR) return 0;
    if (type == U_SPACE_SEPARATOR) return ' ';
    return c;
}

icu::UnicodeString plain_characters(const icu::UnicodeString& given) {
    icu::UnicodeString kept;
    int marks = 0;
    for (int32_t at = 0; at < given.length(); at = given.moveIndex32(at, 1)) {
        const UChar32 c = plain(given.char32At(at));
        if (c == 0) continue;
        marks = is_mark(c) ? marks + 1 : 0;
        if (marks <= most_marks_in_a_row) kept.append(c);
    }
    return kept;
}

// Without the Latin accents: "arrêt" and "arret" are one word.
icu::UnicodeString without_accents(const icu::UnicodeString& given) {
    icu::UnicodeString kept;
    for (int32_t at = 0; at < given.length(); at = given.moveIndex32(at, 1)) {
        const UChar32 c = given.char32At(at);
        if (c == '\'' || (c >= 0x0300 && c <= 0x036F)) continue;
        kept.append(c);
    }
    return kept;
}

// ICU reports an error only when its data is missing; then the text is used as it came.
icu::UnicodeString normalised(const icu::Normalizer2* form,
                              const icu::UnicodeString& given,
                              UErrorCode error) {
    if (U_FAILURE(error) || form == nullptr) return given;
    icu::UnicodeString result = form->normalize(given, error);
    return U_FAILURE(error) ? given : result;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

std::string fold_ascii(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (const char c : text) {
        if (c == '\'') continue;
        folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return folded;
}

}  // namespace

std::string tidy(std::string_view bytes) {
    const auto given = icu::UnicodeString::fromUTF8(
        icu::StringPiece(bytes.data(), static_cast<int32_t>(bytes.size())));
    UErrorCode error = U_ZERO_ERROR;
    const auto* compatible = icu::Normalizer2::getNFKCInstance(error);
    // Plain characters come first, so that no pile of marks is left to sort; and once more for what
    // NFKC brought in.
    return utf8(plain_characters(normalised(compatible, plain_characters(given), error)));
}

std::string fold(std::string_view tidy_text) {
    if (is_ascii(tidy_text)) return fold_ascii(tidy_text);
    auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(tidy_text.data(), static_cast<int32_t>(tidy_text.size())));
    UErrorCode error = U_ZERO_ERROR;
    const auto* apart = icu::Normalizer2::getNFDInstance(error);
    return utf8(without_accents(normalised(apart, text.foldCase(), error)));
}

}  // namespace understanding
