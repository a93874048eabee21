#include "hub/understanding/lexicon.hpp"

#include "hub/domain/ids.hpp"
#include "hub/understanding/folding.hpp"
#include "hub/understanding/senses.hpp"

#include <algorithm>
#include <optional>

namespace understanding {

class LexiconCompiler {
public:
    void add(const LanguageWords& words) {
        language_ = words.language;
        for (const std::string_view key : required_keys()) {
            const auto list = words.lists.find(std::string(key));
            if (list == words.lists.end() || list->second.empty())
                complain(std::string(key), "is missing or empty");
        }
        for (const auto& [key, phrases] : words.lists) add_list(key, phrases);
    }

    CompiledLexicon finish() { return std::move(compiled_); }

private:
    void add_list(const std::string& key, const std::vector<std::string>& phrases) {
        if (key == "stop") return add_exact_words(key, phrases, lexicon().stop_);
        if (key == "start") return add_exact_words(key, phrases, lexicon().start_);
        if (key == "link") return add_exact_words(key, phrases, lexicon().link_);
        if (key == "codes.never_end") return add_exact_words(key, phrases, lexicon().not_codes_);
        const std::optional<Meaning> meaning = meaning_of(key);
        if (!meaning) return complain(key, "is not known");
        for (const std::string& phrase : phrases) add_phrase(key, phrase, *meaning);
    }

    void add_exact_words(const std::string& key,
                         const std::vector<std::string>& given,
                         std::set<std::string>& into) {
        for (const std::string& written : given) {
            const auto words = words_of(tidy(written));
            if (words.size() != 1) {
                complain(key, "\"" + written + "\" must be one word");
                continue;
            }
            into.insert(words.front().folded);
        }
    }

    void add_phrase(const std::string& key, const std::string& phrase, Meaning meaning) {
        const std::string problem =
            patterns_for(meaning.sense).add(phrase, meaning, lexicon().spelling_);
        if (!problem.empty()) complain(key, "\"" + phrase + "\": " + problem);
    }

    std::optional<Meaning> meaning_of(const std::string& key) {
        if (key.rfind(needs_prefix, 0) != 0) return meaning_of_key(key);
        const std::string need = key.substr(needs_prefix.size());
        if (!hub::is_well_formed(need)) return std::nullopt;
        auto& needs = lexicon().needs_;
        const auto known = std::find(needs.begin(), needs.end(), need);
        const auto index = static_cast<int>(known - needs.begin());
        if (known == needs.end()) needs.push_back(need);
        return Meaning{.sense = Sense::need, .value = index};
    }

    Patterns& patterns_for(Sense sense) {
        switch (sense) {
            case Sense::harmless:
            case Sense::denial:
            case Sense::after_denial: return lexicon().contexts_;
            case Sense::danger:
            case Sense::danger_alone: return lexicon().dangers_;
            default: return lexicon().phrases_;
        }
    }

    void complain(std::string key, std::string what) {
        compiled_.problems.push_back(
            {.language = language_, .key = std::move(key), .what = std::move(what)});
    }

    Lexicon& lexicon() { return compiled_.lexicon; }

    std::string language_{};
    CompiledLexicon compiled_{};
};

CompiledLexicon compile(const std::vector<LanguageWords>& languages) {
    LexiconCompiler compiler;
    for (const LanguageWords& words : languages) compiler.add(words);
    return compiler.finish();
}

}  // namespace understanding
