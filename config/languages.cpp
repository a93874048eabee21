#include "config/languages.hpp"

#include "config/language_file.hpp"
#include "hub/rules/phrases.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace config {

namespace {

using understanding::LanguagePhrases;
using understanding::LanguageWords;
using understanding::Phrasebook;
using understanding::Problem;

const rules::Phrase* declared(const std::string& name) {
    const auto* found = std::find_if(
        rules::phrases::all.begin(), rules::phrases::all.end(), [&](const rules::Phrase& phrase) {
            return phrase.name == name;
        });
    return found == rules::phrases::all.end() ? nullptr : found;
}

void check_phrase(const std::string& language,
                  const std::string& name,
                  const Phrasebook& phrasebook,
                  LanguageProblems& problems) {
    const std::string key = "phrases." + name;
    const rules::Phrase* phrase = declared(name);
    if (phrase == nullptr)
        return problems.add(
            {.language = language, .key = key, .what = "the hub has no such phrase"});
    for (const std::string& gap : phrasebook.gaps(language, name)) {
        if (std::find(phrase->gaps.begin(), phrase->gaps.end(), gap) != phrase->gaps.end())
            continue;
        problems.add({.language = language, .key = key, .what = "has no gap {" + gap + "}"});
    }
}

void check_phrases(const LanguageFile& file,
                   const Phrasebook& phrasebook,
                   LanguageProblems& problems) {
    const std::string& language = file.phrases.language;
    for (const auto& [name, text] : file.phrases.phrases)
        check_phrase(language, name, phrasebook, problems);
    if (language != understanding::fallback_language) return;
    for (const rules::Phrase& phrase : rules::phrases::all) {
        const std::string name(phrase.name);
        if (file.phrases.phrases.count(name) != 0) continue;
        problems.add({.language = language, .key = "phrases." + name, .what = "is missing"});
    }
}

// Emergency texts are phrases without gaps: "emergency.england", "emergency.england.gas". They are
// English for everybody until a language brings its own.
void add_emergency_texts(const EmergencyFile& emergency, std::vector<LanguagePhrases>& phrases) {
    for (LanguagePhrases& language : phrases) {
        if (language.language != understanding::fallback_language) continue;
        for (const auto& [name, text] : emergency.texts)
            language.phrases.emplace(std::string(rules::emergency_prefix) + name, text);
    }
}

std::vector<std::filesystem::path> language_files(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder))
        throw std::runtime_error("no folder of languages: " + folder.string());
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const bool language =
            entry.path().extension() == ".toml" && entry.path().filename() != emergency_file_name;
        if (language) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

Languages load_languages(const std::filesystem::path& folder) {
    LanguageProblems problems;
    std::vector<LanguageFile> files;
    for (const auto& path : language_files(folder))
        files.push_back(read_language_file(path, problems));
    const EmergencyFile emergency = read_emergency_file(folder / emergency_file_name, problems);

    std::vector<LanguageWords> words;
    std::vector<LanguagePhrases> phrases;
    for (const LanguageFile& file : files) {
        words.push_back(file.words);
        phrases.push_back(file.phrases);
    }
    add_emergency_texts(emergency, phrases);

    understanding::CompiledLexicon compiled = understanding::compile(words);
    std::vector<Problem> found = std::move(compiled.problems);
    Phrasebook phrasebook{std::move(phrases), found};
    for (Problem& problem : found) problems.add(std::move(problem));
    for (const LanguageFile& file : files) check_phrases(file, phrasebook, problems);
    const bool english = std::any_of(files.begin(), files.end(), [](const LanguageFile& file) {
        return file.phrases.language == understanding::fallback_language;
    });
    if (!english) problems.add_line("en.toml: is missing");
    problems.throw_if_any();
    return {.lexicon = std::move(compiled.lexicon),
            .phrasebook = std::move(phrasebook),
            .unreviewed = emergency.unreviewed};
}

}  // namespace config
