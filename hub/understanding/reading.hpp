#pragma once

#include "hub/understanding/lexicon.hpp"

#include <string>
#include <vector>

namespace understanding {

// A text taken apart: its words and every phrase of the lexicon in it. Those who find something in
// it mark its words as used, so that a house number is not taken for an hour afterwards.
struct Reading {
    std::string text{};  // tidy
    std::vector<Word> words{};
    std::vector<Match> matches{};     // in the order of their first words
    std::vector<std::size_t> from{};  // for each word, and one beyond, its first match
    std::vector<bool> used{};

    std::size_t size() const { return words.size(); }
    const std::string& word(std::size_t at) const { return words[at].folded; }

    // The longest phrase of this sense that begins at this word, of any value; null when there is
    // none.
    const Match* longest(Sense sense, std::size_t at) const;
    // Likewise, of this value only.
    const Match* longest(Sense sense, int value, std::size_t at) const;

    bool free(std::size_t first,
              std::size_t end) const;  // within the text, and none of its words is used
    void use(std::size_t first, std::size_t end);
    bool adjoins(
        std::size_t at) const;  // nothing but blanks and hyphens between this word and the next
    std::string original(std::size_t first, std::size_t end) const;
};

// The words of a tidy text, each with its id in the lexicon. With codes, words that were run
// together with one of them ("yes4k") are parted.
std::vector<Word> read_words(const std::string& tidy_text, const Lexicon& lexicon);
Reading read(std::string tidy_text,
             std::vector<Word> words,
             const Lexicon& lexicon,
             const std::vector<std::string>& codes);

}  // namespace understanding
