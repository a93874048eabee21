#include "hub/understanding/postcode.hpp"

#include "hub/understanding/postcode_shape.hpp"

#include <algorithm>

namespace understanding {

namespace {

constexpr std::size_t longest_postcode = 7;
constexpr std::size_t longest_unreadable = 24;

std::string capitals(const std::string& folded) {
    std::string upper = folded;
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return upper;
}

bool asked(hub::Question question) {
    return question == hub::Question::postcode;
}

// Mended slips are believed when the rest could hardly be words.
bool is_believable(const PostcodeShape& shape, const Word& first, hub::Question question) {
    if (shape.slips > 2) return false;
    return shape.digit_outside || first.shouted || asked(question);
}

bool take_full(Reading& reading, std::size_t first, hub::Question question, Heard& heard) {
    std::string joined;
    for (std::size_t at = first; reading.free(at, at + 1); ++at) {
        joined += capitals(reading.word(at));
        if (joined.size() > longest_postcode) return false;
        const auto shape = full_postcode(joined, Slips::mended);
        if (shape && is_believable(*shape, reading.words[first], question)) {
            heard.postcode = shape->text;
            reading.use(first, at + 1);
            return true;
        }
        if (!reading.adjoins(at)) return false;
    }
    return false;
}

std::vector<bool> ends_of(const Reading& reading, Sense sense) {
    std::vector<bool> ends(reading.size() + 1);
    for (const Match& match : reading.matches) {
        if (match.meaning.sense == sense) ends[match.end] = true;
    }
    return ends;
}

struct Surroundings {
    std::vector<bool> place_word_before{};
    std::vector<bool> word_ends{};  // of what is a word and no place
};

bool may_be_district(std::size_t at, hub::Question question, const Surroundings& around) {
    if (asked(question) || around.place_word_before[at]) return true;
    return !around.word_ends[at + 1];
}

bool closes(const Reading& reading, std::size_t at) {
    return at >= reading.size() || reading.words[at].new_clause;
}

// The digit of a sector after the district at `at`: "E8 3", "E8 3P". '\0' when there is none.
char sector_digit(const Reading& reading, std::size_t at, hub::Question question) {
    const std::size_t next = at + 1;
    if (!reading.adjoins(at) || !reading.free(next, next + 1)) return '\0';
    const std::string& word = reading.word(next);
    const bool digit = word[0] >= '0' && word[0] <= '9';
    if (!digit || word.size() > 2 || (word.size() == 2 && is_number(word))) return '\0';
    return asked(question) || closes(reading, next + 1) ? word[0] : '\0';
}

bool take_part(Reading& reading, std::size_t at, hub::Question question, Heard& heard) {
    const std::string word = capitals(reading.word(at));
    const Slips slips = asked(question) ? Slips::mended : Slips::refused;
    if (const auto shape = district(word, slips); shape && shape->digit_outside) {
        heard.postcode = shape->text;
        reading.use(at, at + 1);
        if (const char digit = sector_digit(reading, at, question)) {
            heard.postcode += std::string(" ") + digit;
            reading.use(at + 1, at + 2);
        }
        return true;
    }
    const auto shape = sector(word, slips);
    if (!shape || !shape->digit_outside) return false;
    heard.postcode = shape->text;
    reading.use(at, at + 1);
    return true;
}

// "ZZ9 9ZZ", "E8 3PNN", "E83P0": two words or one that resemble a postcode.
bool take_unreadable(Reading& reading, std::size_t at, const Lexicon& lexicon, Heard& heard) {
    const std::string word = capitals(reading.word(at));
    if (reading.adjoins(at) && reading.free(at + 1, at + 2) && resembles_outward(word) &&
        resembles_inward(capitals(reading.word(at + 1))) &&
        !lexicon.ends_no_code(reading.word(at + 1).substr(1))) {
        heard.unreadable_postcode = reading.original(at, at + 2);
        reading.use(at, at + 2);
        return true;
    }
    const bool one_word = word.size() >= 5 && word.size() <= 8 &&
                          resembles_outward(word.substr(0, word.size() - 3)) &&
                          resembles_inward(std::string_view(word).substr(word.size() - 3));
    if (!one_word) return false;
    heard.unreadable_postcode = reading.original(at, at + 1);
    reading.use(at, at + 1);
    return true;
}

bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A short answer with a digit in it was meant to be the postcode that was asked for.
void take_whole_answer(Reading& reading, Heard& heard) {
    if (reading.size() == 0 || reading.size() > 4 || !reading.free(0, reading.size())) return;
    std::string whole = reading.original(0, reading.size());
    if (!has_digit(whole) || whole.size() > longest_unreadable) return;
    heard.unreadable_postcode = std::move(whole);
}

template <class Take>
bool take_first(Reading& reading, Take take) {
    for (std::size_t at = 0; at < reading.size(); ++at) {
        if (reading.free(at, at + 1) && take(at)) return true;
    }
    return false;
}

}  // namespace

void find_full_postcode(Reading& reading, hub::Question question, Heard& heard) {
    take_first(reading, [&](std::size_t at) { return take_full(reading, at, question, heard); });
}

void find_part_of_postcode(Reading& reading,
                           const Lexicon& lexicon,
                           hub::Question question,
                           Heard& heard) {
    if (!heard.postcode.empty()) return;
    if (take_first(reading,
                   [&](std::size_t at) { return take_unreadable(reading, at, lexicon, heard); }))
        return;
    const Surroundings around{.place_word_before = ends_of(reading, Sense::place_word),
                              .word_ends = ends_of(reading, Sense::not_place)};
    const bool found = take_first(reading, [&](std::size_t at) {
        return may_be_district(at, question, around) && take_part(reading, at, question, heard);
    });
    if (!found && asked(question)) take_whole_answer(reading, heard);
}

}  // namespace understanding
