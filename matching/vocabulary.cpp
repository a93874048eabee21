#include "matching/vocabulary.hpp"

#include <algorithm>

namespace matching {

namespace {

using Words = std::vector<std::string>;

template <class Bits>
std::optional<Bits> bit_of(const Words& words, std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return Bits{1} << (found - words.begin());
}

template <class Bits>
std::optional<Bits> learn(Words& words, std::string_view word, std::size_t at_most) {
    if (const auto known = bit_of<Bits>(words, word)) return known;
    if (word.empty() || words.size() == at_most) return std::nullopt;
    words.emplace_back(word);
    return bit_of<Bits>(words, word);
}

}  // namespace

std::optional<std::uint64_t> Vocabulary::learn_need(std::string_view word) {
    return learn<std::uint64_t>(needs_, word, max_needs);
}

std::optional<std::uint32_t> Vocabulary::learn_language(std::string_view word) {
    return learn<std::uint32_t>(languages_, word, max_languages);
}

std::optional<std::uint64_t> Vocabulary::need(std::string_view word) const {
    return bit_of<std::uint64_t>(needs_, word);
}

std::optional<std::uint32_t> Vocabulary::language(std::string_view word) const {
    return bit_of<std::uint32_t>(languages_, word);
}

}  // namespace matching
