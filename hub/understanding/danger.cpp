#include "hub/understanding/danger.hpp"

#include <algorithm>

namespace understanding {

namespace {

struct Context {
    std::vector<bool> denial_ends{};  // before this word a denial ends
    std::vector<bool>
        may_follow{};  // at this word something begins that may follow a denied danger
};

bool may_be_denied(Danger danger) {
    switch (danger) {
        case Danger::chest_pain:
        case Danger::gas:
        case Danger::fire:
        case Danger::collapsed:
        case Danger::bleeding: return true;
        default: return false;
    }
}

// Hides the words of harmless phrases and remembers where denials stand.
Context read_context(std::vector<Word>& words, const Lexicon& lexicon) {
    Context context{.denial_ends = std::vector<bool>(words.size() + 1),
                    .may_follow = std::vector<bool>(words.size() + 1)};
    for (const Match& match : lexicon.contexts().find(words)) {
        if (match.crosses_clauses) continue;
        if (match.meaning.sense == Sense::denial) context.denial_ends[match.end] = true;
        if (match.meaning.sense == Sense::after_denial) context.may_follow[match.first] = true;
        if (match.meaning.sense != Sense::harmless) continue;
        for (std::size_t at = match.first; at < match.end; ++at) words[at].id = 0;
    }
    return context;
}

bool is_denied(const Match& match, const std::vector<Word>& words, const Context& context) {
    if (!context.denial_ends[match.first] || words[match.first].new_clause || match.crosses_clauses)
        return false;
    return match.end == words.size() || words[match.end].new_clause ||
           context.may_follow[match.end];
}

// "020 7946 999": the end of a telephone number.
bool ends_a_number(const Match& match, const std::vector<Word>& words) {
    return match.end == match.first + 1 && is_number(words[match.first].folded) &&
           match.first > 0 && words[match.first - 1].folded.size() >= 3 &&
           is_number(words[match.first - 1].folded) &&
           words[match.first - 1].folded != words[match.first].folded;
}

bool counts(const Match& match, const std::vector<Word>& words, const Context& context) {
    const bool whole = match.first == 0 && match.end == words.size();
    if (match.meaning.sense == Sense::danger_alone && !whole) return false;
    if (ends_a_number(match, words)) return false;
    return !may_be_denied(static_cast<Danger>(match.meaning.value)) ||
           !is_denied(match, words, context);
}

}  // namespace

Danger find_danger(std::vector<Word> words, const Lexicon& lexicon) {
    const Context context = read_context(words, lexicon);
    int gravest = 0;
    for (const Match& match : lexicon.dangers().find(words)) {
        if (!counts(match, words, context)) continue;
        gravest = gravest == 0 ? match.meaning.value : std::min(gravest, match.meaning.value);
    }
    return static_cast<Danger>(gravest);
}

}  // namespace understanding
