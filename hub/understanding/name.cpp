#include "hub/understanding/name.hpp"

#include <algorithm>

namespace understanding {

namespace {

constexpr std::size_t most_words = 4;
constexpr std::size_t most_words_introduced = 3;
constexpr std::size_t longest_name = 60;

bool has_digit(const std::string& word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool may_be_in_name(const Reading& reading, std::size_t at) {
    return reading.free(at, at + 1) && !has_digit(reading.word(at)) &&
           reading.longest(Sense::ends_name, at) == nullptr;
}

std::size_t end_of_name(const Reading& reading, std::size_t first, std::size_t most) {
    std::size_t end = first;
    while (end < reading.size() && end < first + most && may_be_in_name(reading, end)) {
        if (end > first && reading.words[end].new_clause) break;
        ++end;
    }
    return end;
}

bool take(Reading& reading, std::size_t first, std::size_t end, Heard& heard) {
    std::string name = reading.original(first, end);
    if (first >= end || name.size() > longest_name) return false;
    heard.name.reveal = std::move(name);
    reading.use(first, end);
    return true;
}

// After weak words only what is written as a name counts: "Its Rosa", but not "its urgent" and not
// "ITS URGENT".
std::size_t end_of_written_name(const Reading& reading, std::size_t first) {
    std::size_t end = first;
    const std::size_t limit = end_of_name(reading, first, most_words_introduced);
    while (end < limit && reading.words[end].capital && !reading.words[end].shouted &&
           reading.words[end].id == 0)
        ++end;
    return end;
}

}  // namespace

void find_name(Reading& reading, Heard& heard) {
    for (const Match& match : reading.matches) {
        if (match.end >= reading.size()) continue;
        std::size_t end = match.end;
        if (match.meaning.sense == Sense::name_intro)
            end = end_of_name(reading, match.end, most_words_introduced);
        if (match.meaning.sense == Sense::name_intro_weak)
            end = end_of_written_name(reading, match.end);
        if (take(reading, match.end, end, heard)) return;
    }
}

void take_rest_as_name(Reading& reading, Heard& heard) {
    std::size_t first = 0;
    while (first < reading.size()) {
        const Match* intro = reading.longest(Sense::name_intro, first);
        if (intro == nullptr) intro = reading.longest(Sense::name_intro_weak, first);
        if (intro == nullptr) intro = reading.longest(Sense::filler, first);
        if (intro == nullptr && !reading.used[first]) break;
        first = intro != nullptr ? intro->end : first + 1;
    }
    take(reading, first, end_of_name(reading, first, most_words), heard);
}

}  // namespace understanding
