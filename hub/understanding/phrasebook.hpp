#pragma once

#include "hub/messages.hpp"
#include "hub/understanding/gaps.hpp"
#include "hub/understanding/lexicon.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace understanding {

// How the hub speaks in one language.
struct LanguagePhrases {
    std::string language{};
    std::map<std::string, std::string> phrases{};  // name -> template; see gaps.hpp
    std::map<std::string, std::map<std::string, std::string>>
        words{};                            // by type of gap: "need" -> "call" -> "a phone call"
    std::array<std::string, 7> weekdays{};  // short, from Monday
    std::array<std::string, 12> months{};   // short
};

// What the hub says, in every language it speaks. An empty one says the safe sentence only.
class Phrasebook {
public:
    Phrasebook() = default;

    // Adds to `problems` what cannot be read; such phrases are left out.
    Phrasebook(std::vector<LanguagePhrases> languages, std::vector<Problem>& problems);

    // The words for a wording. A phrase or language that is missing is said in English;
    // "emergency.<nation>" with a value "danger" in that danger's variant where there is one, and
    // an unknown nation's in the neutral one; what is nowhere gives a fixed safe sentence. Values
    // are inserted as they are.
    std::string render(const hub::Wording& wording, std::string_view language) const;

    // The gaps that a phrase of this language uses, each once; empty when it has no such phrase.
    std::vector<std::string> gaps(std::string_view language, std::string_view phrase) const;
    bool has(std::string_view language, std::string_view phrase) const;

private:
    struct Language {
        LanguagePhrases source{};
        std::map<std::string, Template, std::less<>> templates{};
    };
    struct Chosen {
        const Language* language{};
        const Template* phrase{};
    };

    Chosen choose(const std::string& phrase, std::string_view language) const;
    Chosen choose_emergency(const hub::Wording& wording, std::string_view language) const;

    std::map<std::string, Language, std::less<>> languages_{};
};

inline constexpr std::string_view fallback_language = "en";
inline constexpr std::string_view safe_sentence =
    "Sorry, we could not write this message. A coordinator can help you. In an emergency call 999.";

}  // namespace understanding
