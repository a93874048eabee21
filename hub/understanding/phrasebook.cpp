#include "hub/understanding/phrasebook.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace understanding {

namespace {

using Values = std::map<std::string, std::string>;

constexpr std::string_view emergency_prefix = "emergency.";

struct Written {
    int year{};
    int month{};
    int day{};
    std::string_view clock{};

    bool same_day(const Written& other) const {
        return year == other.year && month == other.month && day == other.day;
    }
};

bool read_number(std::string_view text, int& number) {
    const auto end = text.data() + text.size();
    return std::from_chars(text.data(), end, number).ptr == end;
}

// "2026-11-21 14:30"
std::optional<Written> read_time(std::string_view text) {
    if (text.size() != 16 || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':')
        return std::nullopt;
    Written written{.year = 0, .month = 0, .day = 0, .clock = text.substr(11)};
    const bool read = read_number(text.substr(0, 4), written.year) &&
                      read_number(text.substr(5, 2), written.month) &&
                      read_number(text.substr(8, 2), written.day);
    const std::chrono::year_month_day date{std::chrono::year{written.year},
                                           std::chrono::month{static_cast<unsigned>(written.month)},
                                           std::chrono::day{static_cast<unsigned>(written.day)}};
    if (!read || !date.ok()) return std::nullopt;
    return written;
}

std::string said_time(const Written& written, const LanguagePhrases& language) {
    const std::chrono::year_month_day date{std::chrono::year{written.year},
                                           std::chrono::month{static_cast<unsigned>(written.month)},
                                           std::chrono::day{static_cast<unsigned>(written.day)}};
    const auto weekday = std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding() - 1;
    return language.weekdays.at(weekday) + " " + std::to_string(written.day) + " " +
           language.months.at(static_cast<std::size_t>(written.month) - 1) + ", " +
           std::string(written.clock);
}

std::string said_money(const std::string& pence_text) {
    int pence = 0;
    if (!read_number(pence_text, pence) || pence < 0) return pence_text;
    std::string pounds = "\xC2\xA3" + std::to_string(pence / 100);
    if (pence % 100 != 0) pounds += (pence % 100 < 10 ? ".0" : ".") + std::to_string(pence % 100);
    return pounds;
}

const std::map<std::string, std::string>* words_of_type(const LanguagePhrases& language,
                                                        const std::string& type) {
    const auto words = language.words.find(type);
    return words == language.words.end() ? nullptr : &words->second;
}

std::string said_word(const std::map<std::string, std::string>& words, const std::string& key) {
    const auto word = words.find(key);
    if (word != words.end()) return word->second;
    std::string itself = key;
    std::replace(itself.begin(), itself.end(), '_', ' ');
    return itself;
}

std::string said_list(const std::map<std::string, std::string>& words, std::string_view keys) {
    std::string list;
    while (!keys.empty()) {
        const auto comma = keys.find(',');
        const std::string word = said_word(words, std::string(keys.substr(0, comma)));
        if (!word.empty()) list += (list.empty() ? "" : ", ") + word;
        keys = comma == std::string_view::npos ? std::string_view{} : keys.substr(comma + 1);
    }
    return list;
}

std::string value_of(const Values& values, const std::string& name) {
    const auto value = values.find(name);
    return value == values.end() ? std::string{} : value->second;
}

std::string said_end(const Values& values, const Written& end, const LanguagePhrases& language) {
    const std::string when_text = value_of(values, "when");
    const auto when = read_time(when_text);
    if (when && when->same_day(end)) return std::string(end.clock);
    return said_time(end, language);
}

std::string said_gap(const Gap& gap, const Values& values, const LanguagePhrases& language) {
    std::string value = value_of(values, gap.name);
    if (value.empty() || gap.type.empty()) return value;
    if (gap.type == "money") return said_money(value);
    if (gap.type == "time" || gap.type == "end") {
        const auto written = read_time(value);
        if (!written) return value;
        return gap.type == "end" ? said_end(values, *written, language)
                                 : said_time(*written, language);
    }
    if (const auto* words = words_of_type(language, gap.type)) return said_word(*words, value);
    const auto* words = words_of_type(language, gap.type.substr(0, gap.type.size() - 1));
    return words == nullptr ? value : said_list(*words, value);
}

std::string said(const Template& phrase, const Values& values, const LanguagePhrases& language) {
    std::vector<std::string> pieces;
    std::set<int> left_out;
    for (const TemplatePart& part : phrase.parts) {
        const auto* gap = std::get_if<Gap>(&part.said);
        pieces.push_back(gap == nullptr ? std::get<std::string>(part.said)
                                        : said_gap(*gap, values, language));
        if (pieces.back().empty() && part.optional != 0) left_out.insert(part.optional);
    }
    std::string text;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        if (left_out.count(phrase.parts[at].optional) == 0) text += pieces[at];
    }
    return text;
}

bool is_known_type(const std::string& type, const LanguagePhrases& language) {
    if (type.empty() || type == "time" || type == "end" || type == "money") return true;
    return words_of_type(language, type) != nullptr ||
           words_of_type(language, type.substr(0, type.size() - 1)) != nullptr;
}

std::string unknown_type(const Template& phrase, const LanguagePhrases& language) {
    for (const TemplatePart& part : phrase.parts) {
        const auto* gap = std::get_if<Gap>(&part.said);
        if (gap != nullptr && !is_known_type(gap->type, language)) return gap->type;
    }
    return {};
}

}  // namespace

Phrasebook::Phrasebook(std::vector<LanguagePhrases> languages, std::vector<Problem>& problems) {
    for (LanguagePhrases& source : languages) {
        Language language{.source = std::move(source), .templates = {}};
        for (const auto& [name, text] : language.source.phrases) {
            ReadTemplate read = read_template(text);
            const std::string type = unknown_type(read.phrase, language.source);
            if (read.problem.empty() && !type.empty())
                read.problem = "there are no words for the type \"" + type + "\"";
            if (read.problem.empty()) {
                language.templates.emplace(name, std::move(read.phrase));
            } else {
                problems.push_back({.language = language.source.language,
                                    .key = "phrases." + name,
                                    .what = read.problem});
            }
        }
        const std::string name = language.source.language;
        languages_.insert_or_assign(name, std::move(language));
    }
}

Phrasebook::Chosen Phrasebook::choose(const std::string& phrase, std::string_view language) const {
    for (const std::string_view name : {language, fallback_language}) {
        const auto spoken = languages_.find(name);
        if (spoken == languages_.end()) continue;
        const auto found = spoken->second.templates.find(phrase);
        if (found != spoken->second.templates.end())
            return {.language = &spoken->second, .phrase = &found->second};
    }
    return {};
}

Phrasebook::Chosen Phrasebook::choose_emergency(const hub::Wording& wording,
                                                std::string_view language) const {
    const std::string danger = value_of(wording.values, "danger");
    for (const std::string& nation : {wording.phrase, std::string(emergency_prefix) + "default"}) {
        std::string variant = nation;
        variant.append(".").append(danger);
        if (const Chosen chosen = choose(variant, language); chosen.phrase != nullptr)
            return chosen;
        if (const Chosen chosen = choose(nation, language); chosen.phrase != nullptr) return chosen;
    }
    return {};
}

std::string Phrasebook::render(const hub::Wording& wording, std::string_view language) const {
    const bool emergency = wording.phrase.rfind(emergency_prefix, 0) == 0;
    const Chosen chosen =
        emergency ? choose_emergency(wording, language) : choose(wording.phrase, language);
    if (chosen.phrase == nullptr) return std::string(safe_sentence);
    return said(*chosen.phrase, wording.values, chosen.language->source);
}

bool Phrasebook::has(std::string_view language, std::string_view phrase) const {
    const auto spoken = languages_.find(language);
    return spoken != languages_.end() &&
           spoken->second.templates.find(phrase) != spoken->second.templates.end();
}

std::vector<std::string> Phrasebook::gaps(std::string_view language,
                                          std::string_view phrase) const {
    if (!has(language, phrase)) return {};
    std::set<std::string> names;
    for (const TemplatePart& part :
         languages_.find(language)->second.templates.find(phrase)->second.parts) {
        if (const auto* gap = std::get_if<Gap>(&part.said)) names.insert(gap->name);
    }
    return {names.begin(), names.end()};
}

}  // namespace understanding
