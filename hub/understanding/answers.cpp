#include "hub/understanding/answers.hpp"

#include "hub/understanding/folding.hpp"
#include "hub/understanding/senses.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace understanding {

namespace {

constexpr std::array by_weight{Keyword::cannot_come,
                               Keyword::cancel,
                               Keyword::no,
                               Keyword::done,
                               Keyword::pause,
                               Keyword::resume,
                               Keyword::yes,
                               Keyword::status,
                               Keyword::quit,
                               Keyword::help,
                               Keyword::thanks};

struct Found {
    Keyword keyword{};
    std::size_t first{};
    std::size_t end{};
};

std::size_t weight(Keyword keyword) {
    return static_cast<std::size_t>(std::find(by_weight.begin(), by_weight.end(), keyword) -
                                    by_weight.begin());
}

Found found(const Match& match) {
    return {.keyword = static_cast<Keyword>(match.meaning.value),
            .first = match.first,
            .end = match.end};
}

std::string reversed(std::string text) {
    std::reverse(text.begin(), text.end());
    return text;
}

// "No 5", "no. 5": a house number's "no", unless a code follows.
bool is_door(const Reading& reading, const Match& match, hub::Question question) {
    if (match.end != match.first + 1 || reading.longest(Sense::door, match.first) == nullptr)
        return false;
    if (match.end >= reading.size()) return false;
    const std::string& next = reading.word(match.end);
    if (reading.used[match.end]) return question != hub::Question::nothing && is_number(next);
    return question == hub::Question::street && next[0] >= '0' && next[0] <= '9';
}

// Past what says nothing by itself: greetings, "sorry", a code.
std::size_t past_fillers(const Reading& reading, std::size_t at) {
    while (at < reading.size()) {
        const Match* filler = reading.longest(Sense::filler, at);
        if (filler != nullptr) {
            at = filler->end;
        } else if (reading.used[at]) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

void consider(std::optional<Found>& best, const Match* match) {
    if (match == nullptr) return;
    const Found next = found(*match);
    // "not available" is a no, "not available until monday" a pause: of two that begin alike the
    // longer is meant.
    const bool longer = best && best->first == next.first && next.end > best->end;
    const bool shorter = best && best->first == next.first && next.end < best->end;
    if (!best || longer || (!shorter && weight(next.keyword) < weight(best->keyword))) best = next;
}

// The keyword with which the text begins, perhaps after fillers; a filler may be one itself ("ok").
std::optional<Found> leading(const Reading& reading, hub::Question question) {
    std::optional<Found> best;
    for (std::size_t at = 0; at < reading.size();) {
        const Match* match = reading.longest(Sense::keyword_leading, at);
        if (match != nullptr && !is_door(reading, *match, question)) consider(best, match);
        const Match* filler = reading.longest(Sense::filler, at);
        const bool longer_keyword =
            match != nullptr && (filler == nullptr || match->end > filler->end);
        if (longer_keyword) break;
        if (filler == nullptr && !reading.used[at]) break;
        at = filler != nullptr ? filler->end : at + 1;
    }
    return best;
}

std::optional<Found> alone(const Reading& reading) {
    const std::size_t first = past_fillers(reading, 0);
    const Match* match =
        first < reading.size() ? reading.longest(Sense::keyword_alone, first) : nullptr;
    if (match == nullptr) match = reading.longest(Sense::keyword_alone, 0);
    if (match == nullptr || past_fillers(reading, match->end) != reading.size())
        return std::nullopt;
    return found(*match);
}

std::optional<Found> find_keyword(const Reading& reading, hub::Question question) {
    if (const auto whole = alone(reading)) return whole;
    auto best = leading(reading, question);
    for (const Match& match : reading.matches) {
        if (match.meaning.sense == Sense::keyword_anywhere && reading.free(match.first, match.end))
            consider(best, &match);
    }
    return best;
}

// What follows a yes when it is no plain yes.
hub::MessageText condition_after(const Reading& reading, std::size_t end_of_yes) {
    const auto* condition = static_cast<const Match*>(nullptr);
    for (const Match& match : reading.matches) {
        if (match.meaning.sense != Sense::condition || match.first < end_of_yes) continue;
        if (condition == nullptr) condition = &match;
    }
    if (condition == nullptr) return {};
    const bool left_out = condition->meaning.value == static_cast<int>(ConditionWord::left_out);
    const std::size_t first = left_out ? condition->end : past_fillers(reading, end_of_yes);
    return {.reveal = reading.original(std::min(first, condition->end), reading.size())};
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

// A digit or two, then letters: "4x", but not "5pm", "2nd".
bool resembles_code(const std::string& word, const Lexicon& lexicon) {
    const auto letters = std::find_if(word.begin(), word.end(), is_letter);
    const auto digits = static_cast<std::size_t>(letters - word.begin());
    if (digits < 1 || digits > 2 || word.size() < digits + 1 || word.size() > digits + 3)
        return false;
    if (!is_number(std::string_view(word).substr(0, digits)) ||
        !std::all_of(letters, word.end(), is_letter))
        return false;
    return !lexicon.ends_no_code(word.substr(digits));
}

std::string capitals(std::string word) {
    for (char& c : word) c = is_letter(c) ? static_cast<char>(c - 'a' + 'A') : c;
    return word;
}

// An answer's code stands right beside it; a text that is nothing but one is an answer too.
void find_unknown_code(
    Reading& reading, const Lexicon& lexicon, std::size_t first, std::size_t end, Heard& heard) {
    const std::size_t next = past_fillers(reading, end);
    for (const std::size_t at : {next, first - 1}) {
        if (at >= reading.size() || reading.used[at] || !resembles_code(reading.word(at), lexicon))
            continue;
        heard.unknown_code = capitals(reading.word(at));
        reading.use(at, at + 1);
        return;
    }
}

bool take_code(Reading& reading, std::size_t at, const std::string& code, Heard& heard) {
    const std::string wanted = fold(code);
    const bool joined = reading.adjoins(at) && reading.free(at, at + 2) &&
                        reading.word(at).size() == 1 &&
                        reading.word(at) + reading.word(at + 1) == wanted;
    const bool swapped = wanted.size() == 2 && reading.word(at) == reversed(wanted);
    if (reading.word(at) != wanted && !joined && !swapped) return false;
    if (at > 0 && reading.longest(Sense::door, at - 1) != nullptr &&
        reading.word(at - 1).size() > 2)
        return false;
    heard.code = code;
    reading.use(at, joined ? at + 2 : at + 1);
    return true;
}

}  // namespace

void find_code(Reading& reading, const std::vector<std::string>& codes, Heard& heard) {
    for (std::size_t at = 0; at < reading.size(); ++at) {
        if (!reading.free(at, at + 1)) continue;
        for (const std::string& code : codes) {
            if (!code.empty() && take_code(reading, at, code, heard)) return;
        }
    }
}

void find_answer(Reading& reading, const Lexicon& lexicon, hub::Question question, Heard& heard) {
    const auto answer = find_keyword(reading, question);
    if (answer) heard.keyword = answer->keyword;
    if (heard.keyword == Keyword::yes) heard.condition = condition_after(reading, answer->end);
    const bool answers_an_offer = heard.keyword == Keyword::yes || heard.keyword == Keyword::no ||
                                  heard.keyword == Keyword::done ||
                                  heard.keyword == Keyword::cannot_come;
    if (!heard.code.empty()) return;
    if (answers_an_offer) find_unknown_code(reading, lexicon, answer->first, answer->end, heard);
    if (!answer && reading.size() == 1 && question != hub::Question::postcode)
        find_unknown_code(reading, lexicon, 0, 0, heard);
}

}  // namespace understanding
