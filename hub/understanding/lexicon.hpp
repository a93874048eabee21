#pragma once

#include "hub/understanding/patterns.hpp"
#include "hub/understanding/spelling.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace understanding {

// The words of one language as its file has them: phrases under dotted keys ("dangers.gas.phrases";
// see senses.hpp and patterns.hpp for what keys and phrases may be).
struct LanguageWords {
    std::string language{};
    std::map<std::string, std::vector<std::string>> lists{};
};

// What is wrong in a language's file, and under which key.
struct Problem {
    std::string language{};
    std::string key{};
    std::string what{};
};

// Every word that the hub understands, of all languages at once, compiled for look-up. An empty one
// understands nothing.
class Lexicon {
public:
    bool is_stop(const std::string& folded) const { return stop_.count(folded) != 0; }
    bool is_start(const std::string& folded) const { return start_.count(folded) != 0; }
    bool is_link(const std::string& folded) const { return link_.count(folded) != 0; }
    bool ends_no_code(const std::string& folded) const { return not_codes_.count(folded) != 0; }
    int id_of(std::string_view folded) const { return spelling_.find(folded); }

    const Patterns& contexts() const { return contexts_; }  // harmless, denial, after_denial
    const Patterns& dangers() const { return dangers_; }
    const Patterns& phrases() const { return phrases_; }  // all the rest
    const std::string& need(int value) const { return needs_.at(static_cast<std::size_t>(value)); }
    const std::vector<std::string>& needs() const { return needs_; }

private:
    friend class LexiconCompiler;

    std::set<std::string> stop_{};
    std::set<std::string> start_{};
    std::set<std::string> link_{};
    std::set<std::string> not_codes_{};
    std::vector<std::string> needs_{};
    Spelling spelling_{};
    Patterns contexts_{};
    Patterns dangers_{};
    Patterns phrases_{};
};

struct CompiledLexicon {
    Lexicon lexicon{};
    std::vector<Problem> problems{};  // all of them; the lexicon is not to be used unless empty
};

CompiledLexicon compile(const std::vector<LanguageWords>& languages);

}  // namespace understanding
