#include "hub/understanding/reading.hpp"

#include "hub/understanding/folding.hpp"

#include <algorithm>

namespace understanding {

namespace {

// Where "yes4k" or "4kyes" parts into a word that is known and a code.
std::size_t parts_at(const Word& word,
                     const std::vector<std::string>& codes,
                     const Lexicon& lexicon) {
    if (word.id != 0 || word.folded.size() != word.end - word.first) return 0;
    const std::string_view whole = word.folded;
    for (const std::string& code : codes) {
        if (code.empty() || whole.size() <= code.size()) continue;
        const std::size_t rest = whole.size() - code.size();
        if (whole.substr(rest) == code && lexicon.id_of(whole.substr(0, rest)) != 0) return rest;
        if (whole.substr(0, code.size()) == code && lexicon.id_of(whole.substr(code.size())) != 0)
            return code.size();
    }
    return 0;
}

void part(const Word& word, std::size_t at, const Lexicon& lexicon, std::vector<Word>& into) {
    Word first = word;
    first.folded = word.folded.substr(0, at);
    first.end = word.first + at;
    first.id = lexicon.id_of(first.folded);
    Word second = word;
    second.folded = word.folded.substr(at);
    second.first = first.end;
    second.new_clause = false;
    second.id = lexicon.id_of(second.folded);
    into.push_back(std::move(first));
    into.push_back(std::move(second));
}

std::vector<std::string> folded(const std::vector<std::string>& codes) {
    std::vector<std::string> all;
    std::transform(codes.begin(), codes.end(), std::back_inserter(all), [](const auto& code) {
        return fold(code);
    });
    return all;
}

}  // namespace

const Match* Reading::longest(Sense sense, std::size_t at) const {
    const Match* best = nullptr;
    for (std::size_t index = from[at]; index < from[at + 1]; ++index) {
        const Match& match = matches[index];
        if (match.meaning.sense == sense && (best == nullptr || match.end > best->end))
            best = &match;
    }
    return best;
}

const Match* Reading::longest(Sense sense, int value, std::size_t at) const {
    const Match* best = nullptr;
    for (std::size_t index = from[at]; index < from[at + 1]; ++index) {
        const Match& match = matches[index];
        if (match.meaning.sense != sense || match.meaning.value != value) continue;
        if (best == nullptr || match.end > best->end) best = &match;
    }
    return best;
}

bool Reading::free(std::size_t first, std::size_t end) const {
    if (end > words.size()) return false;
    for (std::size_t at = first; at < end; ++at) {
        if (used[at]) return false;
    }
    return true;
}

void Reading::use(std::size_t first, std::size_t end) {
    for (std::size_t at = first; at < end; ++at) used[at] = true;
}

bool Reading::adjoins(std::size_t at) const {
    if (at + 1 >= words.size()) return false;
    const auto gap = between(text, words, at);
    return gap.size() <= 3 && gap.find_first_not_of(" -") == std::string_view::npos;
}

std::string Reading::original(std::size_t first, std::size_t end) const {
    return std::string(spelt(text, words, first, end));
}

std::vector<Word> read_words(const std::string& tidy_text, const Lexicon& lexicon) {
    std::vector<Word> words = words_of(tidy_text);
    for (Word& word : words) word.id = lexicon.id_of(word.folded);
    return words;
}

Reading read(std::string tidy_text,
             std::vector<Word> words,
             const Lexicon& lexicon,
             const std::vector<std::string>& codes) {
    Reading reading{
        .text = std::move(tidy_text), .words = {}, .matches = {}, .from = {}, .used = {}};
    const auto folded_codes = folded(codes);
    for (Word& word : words) {
        const std::size_t at = parts_at(word, folded_codes, lexicon);
        if (at != 0) {
            part(word, at, lexicon, reading.words);
        } else {
            reading.words.push_back(std::move(word));
        }
    }
    reading.matches = lexicon.phrases().find(reading.words);
    std::size_t next = 0;
    for (std::size_t at = 0; at <= reading.words.size(); ++at) {
        while (next < reading.matches.size() && reading.matches[next].first < at) ++next;
        reading.from.push_back(next);
    }
    reading.from.push_back(reading.matches.size());
    reading.used.assign(reading.words.size(), false);
    return reading;
}

}  // namespace understanding
