#pragma once

#include "hub/understanding/words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace understanding {

class Spelling;

// What a phrase of the lexicon stands for. `value` is the enumerator or index within its sense.
enum class Sense {
    danger,
    danger_alone,  // only when it is the whole message
    harmless,      // its words are no part of a danger
    denial,        // "no", "dont have any"
    after_denial,  // what may follow a denied danger: "but", "today"
    keyword_leading,
    keyword_anywhere,
    keyword_alone,
    filler,
    condition,
    need,
    payment,
    payment_answer,  // counts only when it was asked for
    urgent,
    time,
    weekday,
    month,
    number,
    name_intro,       // "my name is"
    name_intro_weak,  // "im": a capital letter must follow
    ends_name,
    street_type,
    street_intro,
    door,        // "flat", "number"
    place_word,  // "in", "postcode": a district may follow
    not_place,   // "b4", "m8": a word unless a place word stands before it
    not_code,
};

struct Meaning {
    Sense sense{};
    int value{};
};

// A phrase found: the words from `first` to before `end`.
struct Match {
    Meaning meaning{};
    std::size_t first{};
    std::size_t end{};
    bool crosses_clauses{};  // punctuation stands within
};

// Phrases, looked up by their first word. A phrase is words parted by spaces; "a|b" is either; ".."
// is up to three words of any kind, or none. At most 8 words, 2 gaps: so a look-up costs the same
// whatever the text is.
class Patterns {
public:
    // What is wrong with the phrase, or "" when it was added.
    std::string add(std::string_view phrase, Meaning meaning, Spelling& spelling);

    // Every phrase that begins with a word of the text, in the order of their first words.
    std::vector<Match> find(const std::vector<Word>& words) const;

private:
    struct Step {
        std::vector<int> any_of{};
        bool after_gap{};
    };
    struct Pattern {
        std::vector<Step> steps{};
        Meaning meaning{};
    };

    static std::string read_step(std::string_view piece,
                                 Pattern& pattern,
                                 bool& gap,
                                 Spelling& spelling);
    static std::size_t end_of(const std::vector<Word>& words,
                              const Pattern& pattern,
                              std::size_t step,
                              std::size_t at);

    std::vector<Pattern> patterns_{};
    std::unordered_map<int, std::vector<std::size_t>> by_first_word_{};
};

}  // namespace understanding
