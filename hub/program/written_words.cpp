#include "hub/program/written_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace program {

namespace {

struct Synonym {
    std::string_view written{};
    std::string_view meant{};
};

// What groups' tables call the needs; without a plural's s.
constexpr std::array need_words{
    Synonym{"shop", "shopping"},
    Synonym{"grocerie", "shopping"},
    Synonym{"grocery", "shopping"},
    Synonym{"food shopping", "shopping"},
    Synonym{"prescription", "medication"},
    Synonym{"pharmacy", "medication"},
    Synonym{"medicine", "medication"},
    Synonym{"chemist", "medication"},
    Synonym{"med", "medication"},
    Synonym{"phone", "call"},
    Synonym{"phone call", "call"},
    Synonym{"friendly call", "call"},
    Synonym{"chat", "call"},
    Synonym{"befriending", "call"},
    Synonym{"food parcel", "food_parcel"},
    Synonym{"parcel", "food_parcel"},
    Synonym{"check in", "check_on"},
    Synonym{"check on", "check_on"},
    Synonym{"checking on", "check_on"},
    Synonym{"dog", "dog_walking"},
    Synonym{"dog walk", "dog_walking"},
    Synonym{"lift", "transport"},
    Synonym{"driving", "transport"},
    Synonym{"posting", "post"},
    Synonym{"post office", "post"},
    Synonym{"mail", "post"},
    Synonym{"odd job", "other"},
};

constexpr std::array language_names{
    Synonym{"english", "en"},    Synonym{"welsh", "cy"},      Synonym{"gaelic", "gd"},
    Synonym{"irish", "ga"},      Synonym{"polish", "pl"},     Synonym{"romanian", "ro"},
    Synonym{"punjabi", "pa"},    Synonym{"urdu", "ur"},       Synonym{"bengali", "bn"},
    Synonym{"sylheti", "syl"},   Synonym{"gujarati", "gu"},   Synonym{"hindi", "hi"},
    Synonym{"tamil", "ta"},      Synonym{"arabic", "ar"},     Synonym{"french", "fr"},
    Synonym{"german", "de"},     Synonym{"spanish", "es"},    Synonym{"portuguese", "pt"},
    Synonym{"italian", "it"},    Synonym{"turkish", "tr"},    Synonym{"kurdish", "ku"},
    Synonym{"somali", "so"},     Synonym{"chinese", "zh"},    Synonym{"mandarin", "zh"},
    Synonym{"cantonese", "yue"}, Synonym{"lithuanian", "lt"}, Synonym{"russian", "ru"},
    Synonym{"ukrainian", "uk"},  Synonym{"bulgarian", "bg"},  Synonym{"hungarian", "hu"},
    Synonym{"greek", "el"},      Synonym{"persian", "fa"},    Synonym{"farsi", "fa"},
    Synonym{"yiddish", "yi"},    Synonym{"hebrew", "he"},     Synonym{"dutch", "nl"},
    Synonym{"vietnamese", "vi"}, Synonym{"tigrinya", "ti"},   Synonym{"bsl", "bfi"},
};

template <std::size_t size>
std::string_view meant(const std::array<Synonym, size>& words, std::string_view written) {
    for (const Synonym& word : words) {
        if (word.written == written) return word.meant;
    }
    return {};
}

bool means_everything(const std::string& word) {
    constexpr std::array words{"anything", "everything", "all", "any"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

const hub::Need* need(std::string word, const std::vector<hub::Need>& known) {
    const auto named = [&](std::string_view name) -> const hub::Need* {
        const auto found = std::find_if(known.begin(), known.end(), [&](const hub::Need& one) {
            return plain(one.text) == plain(name);
        });
        return found == known.end() ? nullptr : &*found;
    };
    if (const hub::Need* found = named(word)) return found;
    if (word.ends_with('s')) word.pop_back();
    if (const hub::Need* found = named(word)) return found;
    const std::string_view other = meant(need_words, word);
    return other.empty() ? nullptr : named(other);
}

template <class T>
void add_once(std::vector<T>& list, T item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

}  // namespace

std::string plain(std::string_view written) {
    std::string text;
    bool gap = false;
    for (const char c : written) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && std::isalnum(byte) == 0) {
            gap = true;
            continue;
        }
        if (gap && !text.empty()) text += ' ';
        gap = false;
        text += byte < 0x80 ? static_cast<char>(std::tolower(byte)) : c;
    }
    return text;
}

std::vector<std::string> parts(std::string_view written) {
    constexpr std::string_view separators = ",;/&+\n\r|";
    std::vector<std::string> found;
    const auto add = [&](std::string_view part) {
        std::string text{part};
        for (std::size_t at = text.find(" and "); at != std::string::npos;
             at = text.find(" and ")) {
            if (!plain(text.substr(0, at)).empty()) found.push_back(text.substr(0, at));
            text.erase(0, at + 5);
        }
        if (!plain(text).empty()) found.push_back(text);
    };
    std::size_t begin = 0;
    while (begin <= written.size()) {
        const std::size_t end = std::min(written.find_first_of(separators, begin), written.size());
        add(written.substr(begin, end - begin));
        begin = end + 1;
    }
    return found;
}

std::optional<std::vector<hub::Need>> needs_in(std::string_view written,
                                               const std::vector<hub::Need>& known,
                                               std::string& unknown) {
    std::vector<hub::Need> found;
    for (const std::string& part : parts(written)) {
        const std::string word = plain(part);
        if (means_everything(word)) return known;
        const hub::Need* one = need(word, known);
        if (one == nullptr) {
            unknown = word;
            return std::nullopt;
        }
        add_once(found, *one);
    }
    return found;
}

std::optional<std::vector<std::string>> languages_in(std::string_view written,
                                                     std::string& unknown) {
    std::vector<std::string> found;
    for (const std::string& part : parts(written)) {
        const std::string word = plain(part);
        const std::string_view code = meant(language_names, word);
        const bool is_code = std::any_of(language_names.begin(),
                                         language_names.end(),
                                         [&](const Synonym& name) { return name.meant == word; });
        if (code.empty() && !is_code) {
            unknown = word;
            return std::nullopt;
        }
        add_once(found, code.empty() ? word : std::string{code});
    }
    return found;
}

std::optional<matching::Metres> reach_in(std::string_view written, LengthUnit bare) {
    const std::size_t begin = std::min(written.find_first_not_of(' '), written.size());
    const char* end = written.data() + written.size();
    double value{};
    const auto [stop, error] = std::from_chars(written.data() + begin, end, value);
    if (error != std::errc{}) return std::nullopt;
    const std::string unit = plain({stop, static_cast<std::size_t>(end - stop)});
    double metres = bare == LengthUnit::miles ? 1609.344 : 1000.0;
    if (unit == "km" || unit == "kms" || unit == "kilometres" || unit == "k") {
        metres = 1000.0;
    } else if (unit == "mile" || unit == "miles" || unit == "mi") {
        metres = 1609.344;
    } else if (unit == "m" || unit == "metres") {
        metres = 1.0;
    } else if (!unit.empty()) {
        return std::nullopt;
    }
    const matching::Metres reach{value * metres};
    if (!(reach.value >= 200.0 && reach.value <= 100'000.0)) return std::nullopt;
    return reach;
}

}  // namespace program
