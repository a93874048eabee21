#include "hub/understanding/patterns.hpp"

#include "hub/understanding/folding.hpp"
#include "hub/understanding/spelling.hpp"

#include <algorithm>

namespace understanding {

namespace {

constexpr std::size_t most_steps = 8;
constexpr std::size_t most_gaps = 2;
constexpr std::size_t widest_gap = 3;
constexpr std::size_t no_match = 0;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto at = text.find(separator);
        pieces.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return pieces;
        text.remove_prefix(at + 1);
    }
}

bool fits(const std::vector<int>& any_of, int id) {
    return id != 0 && std::find(any_of.begin(), any_of.end(), id) != any_of.end();
}

bool crosses(const std::vector<Word>& words, std::size_t first, std::size_t end) {
    for (std::size_t at = first + 1; at < end; ++at) {
        if (words[at].new_clause) return true;
    }
    return false;
}

}  // namespace

std::string Patterns::read_step(std::string_view piece,
                                Pattern& pattern,
                                bool& gap,
                                Spelling& spelling) {
    if (piece == "..") {
        if (gap || pattern.steps.empty()) return "a gap must stand between two words";
        gap = true;
        return {};
    }
    Step step{.any_of = {}, .after_gap = gap};
    for (const std::string_view written : split(piece, '|')) {
        const auto words = words_of(tidy(written));
        if (words.size() != 1) return "\"" + std::string(piece) + "\" is not one word";
        step.any_of.push_back(spelling.add(words.front().folded));
    }
    pattern.steps.push_back(std::move(step));
    gap = false;
    return {};
}

std::string Patterns::add(std::string_view phrase, Meaning meaning, Spelling& spelling) {
    Pattern pattern{.steps = {}, .meaning = meaning};
    bool gap = false;
    for (const std::string_view piece : split(phrase, ' ')) {
        if (std::string problem = read_step(piece, pattern, gap, spelling); !problem.empty())
            return problem;
    }
    if (gap) return "a gap must stand between two words";
    const auto gaps = std::count_if(pattern.steps.begin(),
                                    pattern.steps.end(),
                                    [](const Step& step) { return step.after_gap; });
    if (pattern.steps.size() > most_steps) return "more than 8 words";
    if (static_cast<std::size_t>(gaps) > most_gaps) return "more than 2 gaps";
    for (const int id : pattern.steps.front().any_of)
        by_first_word_[id].push_back(patterns_.size());
    patterns_.push_back(std::move(pattern));
    return {};
}

// The end of the match whose step `step` stands at word `at`; `no_match` when there is none.
std::size_t Patterns::end_of(const std::vector<Word>& words,
                             const Pattern& pattern,
                             std::size_t step,
                             std::size_t at) {
    if (at >= words.size() || !fits(pattern.steps[step].any_of, words[at].id)) return no_match;
    const std::size_t next = step + 1;
    if (next == pattern.steps.size()) return at + 1;
    const std::size_t skipped = pattern.steps[next].after_gap ? widest_gap : 0;
    for (std::size_t skip = 0; skip <= skipped; ++skip) {
        if (const std::size_t end = end_of(words, pattern, next, at + 1 + skip)) return end;
    }
    return no_match;
}

std::vector<Match> Patterns::find(const std::vector<Word>& words) const {
    std::vector<Match> matches;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto candidates = by_first_word_.find(words[at].id);
        if (candidates == by_first_word_.end()) continue;
        for (const std::size_t index : candidates->second) {
            const std::size_t end = end_of(words, patterns_[index], 0, at);
            if (end == no_match) continue;
            matches.push_back({.meaning = patterns_[index].meaning,
                               .first = at,
                               .end = end,
                               .crosses_clauses = crosses(words, at, end)});
        }
    }
    return matches;
}

}  // namespace understanding
