#include "hub/understanding/understand.hpp"

#include "hub/understanding/answers.hpp"
#include "hub/understanding/danger.hpp"
#include "hub/understanding/folding.hpp"
#include "hub/understanding/name.hpp"
#include "hub/understanding/postcode.hpp"
#include "hub/understanding/reading.hpp"
#include "hub/understanding/senses.hpp"
#include "hub/understanding/street.hpp"
#include "hub/understanding/wanted_time.hpp"

#include <algorithm>
#include <vector>

namespace understanding {

namespace {

constexpr std::size_t longest_understood = 4000;
constexpr std::size_t longest_exact = 64;  // bytes of a message that may be an opt-out

// The words of the first 4,000 bytes.
void cut(std::string& text, std::vector<Word>& words) {
    if (text.size() <= longest_understood) return;
    while (!words.empty() && words.back().end > longest_understood) words.pop_back();
    text.resize(words.empty() ? 0 : words.back().end);
}

bool is_need(const Reading& reading, const Match& match) {
    return match.meaning.sense == Sense::need && reading.free(match.first, match.end);
}

// For each word how long the longest short phrase is that it belongs to: in "food parcel" neither
// "food" nor "parcel" stands for itself. Phrases with gaps claim nothing.
std::vector<std::size_t> claims(const Reading& reading) {
    constexpr std::size_t longest_claim = 3;
    std::vector<std::size_t> claimed(reading.size());
    for (const Match& match : reading.matches) {
        const std::size_t length = match.end - match.first;
        if (!is_need(reading, match) || length > longest_claim) continue;
        for (std::size_t at = match.first; at < match.end; ++at)
            claimed[at] = std::max(claimed[at], length);
    }
    return claimed;
}

void find_needs(const Reading& reading, const Lexicon& lexicon, Heard& heard) {
    const auto claimed = claims(reading);
    for (const Match& match : reading.matches) {
        if (!is_need(reading, match) || match.end - match.first < claimed[match.first]) continue;
        hub::Need need{lexicon.need(match.meaning.value)};
        if (std::find(heard.needs.begin(), heard.needs.end(), need) == heard.needs.end())
            heard.needs.push_back(need);
    }
}

// The longest phrase wins: "gift card" is a voucher, not a card.
void find_payment(const Reading& reading, hub::Question question, Heard& heard) {
    std::size_t longest = 0;
    for (const Match& match : reading.matches) {
        const bool counts =
            match.meaning.sense == Sense::payment ||
            (match.meaning.sense == Sense::payment_answer && question == hub::Question::who_pays);
        if (!counts || match.end - match.first <= longest) continue;
        longest = match.end - match.first;
        heard.who_pays = static_cast<hub::WhoPays>(match.meaning.value);
    }
}

// Words like "cancel" and "status" answer no question about a street or a name.
bool changes_the_subject(const Heard& heard) {
    return heard.keyword != Keyword::none && heard.keyword != Keyword::yes &&
           heard.keyword != Keyword::thanks;
}

void find_answer_to_question(Reading& reading, hub::Question question, Heard& heard) {
    if (changes_the_subject(heard)) return;
    if (question == hub::Question::street && heard.street.empty())
        take_rest_as_street(reading, heard);
    if (question == hub::Question::name && heard.name.empty()) take_rest_as_name(reading, heard);
}

std::string only_word(const hub::MessageText& text) {
    if (text.reveal.size() > longest_exact) return {};
    const auto words = words_of(tidy(text.reveal));
    return words.size() == 1 ? words.front().folded : std::string{};
}

}  // namespace

Heard understand(const hub::MessageText& text, const Lexicon& lexicon, const Context& context) {
    Heard heard;
    std::string tidied = tidy(text.reveal);
    std::vector<Word> words = read_words(tidied, lexicon);
    heard.danger = find_danger(words, lexicon);

    cut(tidied, words);
    Reading reading = read(std::move(tidied), std::move(words), lexicon, context.codes);
    find_full_postcode(reading, context.question, heard);
    find_code(reading, context.codes, heard);
    find_street(reading, heard);
    find_answer(reading, lexicon, context.question, heard);
    find_part_of_postcode(reading, lexicon, context.question, heard);
    find_answer_to_question(reading, context.question, heard);
    find_name(reading, heard);
    find_needs(reading, lexicon, heard);
    find_payment(reading, context.question, heard);
    find_wanted_time(reading, context.zone, context.now, heard);
    if (heard.keyword == Keyword::pause)
        heard.until = find_until(reading, context.zone, context.now);
    return heard;
}

bool means_stop(const hub::MessageText& text, const Lexicon& lexicon) {
    return lexicon.is_stop(only_word(text));
}

bool means_start(const hub::MessageText& text, const Lexicon& lexicon) {
    return lexicon.is_start(only_word(text));
}

std::optional<std::string> link_in(const hub::MessageText& text, const Lexicon& lexicon) {
    constexpr std::size_t fewest = 4;
    constexpr std::size_t most = 12;
    if (text.reveal.size() > longest_exact) return std::nullopt;
    std::vector<std::string> said;
    for (const Word& word : words_of(tidy(text.reveal))) {
        const bool says_nothing = word.folded == "/" || word.folded == "-" || word.folded == "_";
        if (!says_nothing) said.push_back(word.folded);
    }
    if (said.empty() || !lexicon.is_link(said.front())) return std::nullopt;
    std::string digits;
    for (std::size_t i = 1; i < said.size(); ++i) {
        if (!is_number(said[i])) return std::nullopt;
        digits += said[i];
    }
    if (said.size() > 1 && (digits.size() < fewest || digits.size() > most)) return std::nullopt;
    return digits;
}

bool is_readable(const hub::MessageText& text) {
    const std::string tidied = tidy(text.reveal);
    constexpr std::string_view no_character = "\xEF\xBF\xBD";
    std::size_t broken = 0;
    for (auto at = tidied.find(no_character); at != std::string::npos;
         at = tidied.find(no_character, at + 1))
        ++broken;
    return broken * 4 <= tidied.size() / no_character.size() && !words_of(tidied).empty();
}

}  // namespace understanding
