#include "tests/simulation/oracle/state.hpp"

#include <cctype>
#include <string_view>

// What must not be read by others. Every canary is "qz" and six letters: a text is searched once.
namespace oracle {

namespace {

constexpr std::size_t letters = 8;

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

// The next canary's word, in lower case; empty: none. `from` is moved behind its marker.
std::string next_word(std::string_view text, std::size_t& from) {
    for (; from + letters <= text.size(); ++from) {
        if ((text[from] | 0x20) != 'q' || (text[from + 1] | 0x20) != 'z') continue;
        std::string word(text.substr(from, letters));
        for (char& letter : word) letter = lower(letter);
        from += 2;
        return word;
    }
    return {};
}

bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        std::size_t same = 0;
        while (same < word.size() && lower(text[at + same]) == word[same]) ++same;
        if (same == word.size()) return true;
    }
    return false;
}

bool goes_to_strangers(const std::string& phrase) {
    return phrase == "offer" || phrase == "stand_down" || phrase == "not_needed";
}

}  // namespace

void Oracle::State::check_words(const HandOver& hand_over, const KnownMessage* message) {
    const Number& receiver = outside.numbers[hand_over.to];
    const bool coordinator = receiver.known && receiver.part == Part::coordinator;
    const bool volunteer = receiver.known && receiver.part == Part::volunteer;
    std::size_t from = 0;
    while (!coordinator) {
        const std::string word = next_word(hand_over.text, from);
        if (word.empty()) break;
        const auto canary = outside.canaries.find(word);
        if (canary == outside.canaries.end() || canary->second.owner == hand_over.to) continue;
        if (volunteer && canary->second.dangerous) {
            blame("danger", "message ", hand_over.message, " tells a volunteer ", word);
            continue;
        }
        const bool serves = message != nullptr && contains(message->serves, canary->second.owner);
        if (volunteer && serves) continue;
        blame("privacy",
              "message ",
              hand_over.message,
              " tells ",
              hand_over.to,
              " ",
              word,
              " of ",
              canary->second.owner);
    }
    if (message == nullptr || !goes_to_strangers(message->is.phrase)) return;
    if (has_word(hand_over.text, "cash") || has_word(hand_over.text, "alone")) {
        blame("privacy", "message ", hand_over.message, " tells a stranger how somebody lives");
    }
}

}  // namespace oracle
