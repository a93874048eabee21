#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace understanding {

// One word, number or symbol of a text. `first` and `end` are byte offsets in the tidy text.
struct Word {
    std::string folded{};  // as `fold` gives it: what is compared
    std::size_t first{};
    std::size_t end{};
    bool new_clause{};  // punctuation or a line's end stands before it
    bool capital{};     // begins with a capital letter
    bool shouted{};     // has two letters or more, none of them small
    int id{};           // of the lexicon; 0 when it is not known there
};

// Letters, marks and digits make words, an apostrophe inside belongs to its word, a symbol (emoji)
// is a word by itself.
std::vector<Word> words_of(std::string_view tidy_text);

// The text between two words, `words[at]` and the one after it.
std::string_view between(std::string_view tidy_text,
                         const std::vector<Word>& words,
                         std::size_t at);

// The original spelling from word `first` to before word `end`.
std::string_view spelt(std::string_view tidy_text,
                       const std::vector<Word>& words,
                       std::size_t first,
                       std::size_t end);

bool is_number(std::string_view word);  // one ASCII digit or more, nothing else

}  // namespace understanding
