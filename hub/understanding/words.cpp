#include "hub/understanding/words.hpp"

#include "hub/understanding/folding.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace understanding {

namespace {

struct Character {
    UChar32 code{};
    std::size_t end{};
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro narrows; g++ says so at every use
Character character_at(std::string_view text, std::size_t at) {
    int32_t next = 0;
    UChar32 code = 0;
    const auto rest = text.substr(at, U8_MAX_LENGTH);
    U8_NEXT(rest.data(), next, static_cast<int32_t>(rest.size()), code);
    return {.code = code, .end = at + static_cast<std::size_t>(next)};
}
#pragma GCC diagnostic pop

bool in_word(UChar32 c) {
    return c >= 0 && (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
}

bool is_symbol(UChar32 c) {
    return c >= 0 && u_charType(c) == U_OTHER_SYMBOL && c != 0xFFFD;
}

bool parts_clauses(UChar32 c) {
    return c >= 0 && c < 0x80 &&
           std::string_view(".,;:!?()\n").find(static_cast<char>(c)) != std::string_view::npos;
}

bool apostrophe_inside(std::string_view text, std::size_t at) {
    return text[at] == '\'' && at + 1 < text.size() && in_word(character_at(text, at + 1).code);
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const Character next = character_at(text, at);
        if (!in_word(next.code) && !apostrophe_inside(text, at)) break;
        at = next.end;
    }
    return at;
}

bool is_shouted(std::string_view original) {
    int large = 0;
    for (std::size_t at = 0; at < original.size();) {
        const Character c = character_at(original, at);
        if (u_islower(c.code)) return false;
        large += u_isupper(c.code) ? 1 : 0;
        at = c.end;
    }
    return large >= 2;
}

Word word_at(std::string_view text, std::size_t first, std::size_t end, bool new_clause) {
    const auto original = text.substr(first, end - first);
    return {.folded = fold(original),
            .first = first,
            .end = end,
            .new_clause = new_clause,
            .capital = u_isupper(character_at(text, first).code) != 0,
            .shouted = is_shouted(original)};
}

}  // namespace

std::vector<Word> words_of(std::string_view tidy_text) {
    std::vector<Word> words;
    bool new_clause = false;
    for (std::size_t at = 0; at < tidy_text.size();) {
        const Character c = character_at(tidy_text, at);
        std::size_t end = c.end;
        if (in_word(c.code)) end = end_of_word(tidy_text, at);
        if (in_word(c.code) || is_symbol(c.code)) {
            words.push_back(word_at(tidy_text, at, end, new_clause));
            new_clause = false;
        } else {
            new_clause = new_clause || parts_clauses(c.code);
        }
        at = end;
    }
    return words;
}

std::string_view between(std::string_view tidy_text,
                         const std::vector<Word>& words,
                         std::size_t at) {
    if (at + 1 >= words.size()) return {};
    return tidy_text.substr(words[at].end, words[at + 1].first - words[at].end);
}

std::string_view spelt(std::string_view tidy_text,
                       const std::vector<Word>& words,
                       std::size_t first,
                       std::size_t end) {
    if (first >= end || end > words.size()) return {};
    return tidy_text.substr(words[first].first, words[end - 1].end - words[first].first);
}

bool is_number(std::string_view word) {
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace understanding
