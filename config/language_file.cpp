#include "config/language_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <stdexcept>

namespace config {

namespace {

constexpr std::array dangers{"chest_pain",
                             "not_breathing",
                             "overdose",
                             "suicide",
                             "violence",
                             "gas",
                             "fire",
                             "collapsed",
                             "bleeding",
                             "emergency_number"};

// One file while it is read: knows its own name for problems.
class File {
public:
    File(const std::filesystem::path& path, LanguageProblems& problems)
        : name_{path.filename().string()}, language_{path.stem().string()}, problems_{problems} {
        try {
            root_ = toml::parse_file(path.string());
        } catch (const toml::parse_error& error) {
            const auto line = error.source().begin.line;
            problems_.add_line(name_ + ":" + std::to_string(line) + ": " +
                               std::string(error.description()));
        }
    }

    const toml::table& root() const { return root_; }
    const std::string& language() const { return language_; }

    void remember(const std::string& key, const toml::node& node) {
        problems_.remember(language_, key, name_, node.source().begin.line);
    }

    void complain(const std::string& key, std::string what) {
        problems_.add({.language = language_, .key = key, .what = std::move(what)});
    }

    // The table at this key; null, and a problem, when it is something else.
    const toml::table* table(const std::string& key, const toml::node& node) {
        remember(key, node);
        if (!node.is_table()) complain(key, "must be a table");
        return node.as_table();
    }

    std::string text(const std::string& key, const toml::node& node) {
        remember(key, node);
        const auto value = node.value_exact<std::string>();
        if (!value) complain(key, "must be a text");
        return value.value_or("");
    }

    std::vector<std::string> texts(const std::string& key, const toml::node& node) {
        remember(key, node);
        std::vector<std::string> all;
        if (!node.is_array()) {
            complain(key, "must be a list of texts");
            return all;
        }
        for (const toml::node& element : *node.as_array()) {
            const auto value = element.value_exact<std::string>();
            if (!value) complain(key, "must be a list of texts only");
            all.push_back(value.value_or(""));
        }
        return all;
    }

private:
    std::string name_{};
    std::string language_{};
    LanguageProblems& problems_;
    toml::table root_{};
};

std::string name_of(const toml::key& key) {
    return std::string(key.str());
}

template <std::size_t Size>
void read_names(File& file,
                const std::string& key,
                const toml::node& node,
                std::array<std::string, Size>& names) {
    const auto texts = file.texts(key, node);
    if (texts.size() != Size)
        return file.complain(key, "must be " + std::to_string(Size) + " names");
    std::copy(texts.begin(), texts.end(), names.begin());
}

void read_calendar(File& file, const toml::table& table, understanding::LanguagePhrases& phrases) {
    for (const auto& [key, node] : table) {
        const std::string name = "calendar." + name_of(key);
        file.remember(name, node);
        if (key == "weekdays") {
            read_names(file, name, node, phrases.weekdays);
        } else if (key == "months") {
            read_names(file, name, node, phrases.months);
        } else {
            file.complain(name, "is not known");
        }
    }
}

void read_words(File& file, const toml::table& table, understanding::LanguagePhrases& phrases) {
    for (const auto& [type, node] : table) {
        const std::string name = "words." + name_of(type);
        const auto* words = file.table(name, node);
        if (words == nullptr) continue;
        for (const auto& [key, word] : *words) {
            phrases.words[name_of(type)][name_of(key)] = file.text(name + "." + name_of(key), word);
        }
    }
}

void read_phrases(File& file, const toml::table& table, understanding::LanguagePhrases& phrases) {
    for (const auto& [key, node] : table)
        phrases.phrases[name_of(key)] = file.text("phrases." + name_of(key), node);
}

// Tables within tables become dotted keys; how deep is bounded by what the lexicon knows:
// "keywords.yes.leading".
void read_heard(File& file,
                const toml::table& table,
                const std::string& prefix,
                understanding::LanguageWords& words) {
    constexpr auto deepest = 2;
    for (const auto& [key, node] : table) {
        const std::string name = prefix + name_of(key);
        if (!node.is_table()) {
            words.lists[name] = file.texts(name, node);
        } else if (std::count(name.begin(), name.end(), '.') < deepest) {
            read_heard(file, *node.as_table(), name + ".", words);
        } else {
            file.remember(name, node);
            file.complain(name, "is not known");
        }
    }
}

void read_part(File& file, const std::string& key, const toml::node& node, LanguageFile& into) {
    const bool known = key == "calendar" || key == "words" || key == "phrases" || key == "heard";
    if (!known) {
        file.remember(key, node);
        return file.complain(key, "is not known");
    }
    const auto* table = file.table(key, node);
    if (table == nullptr) return;
    if (key == "calendar") read_calendar(file, *table, into.phrases);
    if (key == "words") read_words(file, *table, into.phrases);
    if (key == "phrases") read_phrases(file, *table, into.phrases);
    if (key == "heard") read_heard(file, *table, "", into.words);
}

void read_variants(File& file,
                   const std::string& nation,
                   const toml::table& table,
                   EmergencyFile& into) {
    for (const auto& [danger, node] : table) {
        const std::string key = nation + ".variants." + name_of(danger);
        into.texts[nation + "." + name_of(danger)] = file.text(key, node);
        if (std::find(dangers.begin(), dangers.end(), danger.str()) == dangers.end())
            file.complain(key, "is no danger");
    }
}

// A date, or "never".
bool is_reviewed(File& file, const std::string& key, const toml::node& node) {
    file.remember(key, node);
    if (node.is_date()) return true;
    if (node.value_exact<std::string>() != "never")
        file.complain(key, "must be a date like 2026-11-21, or \"never\"");
    return false;
}

// What a nation must have, and what it may.
void check_nation(File& file, const std::string& nation, const toml::table& table) {
    for (const char* needed : {"text", "source", "reviewed"}) {
        if (!table.contains(needed)) file.complain(nation, std::string("has no ") + needed);
    }
    for (const auto& [key, node] : table) {
        if (key == "text" || key == "source" || key == "reviewed" || key == "variants") continue;
        const std::string name = nation + "." + name_of(key);
        file.remember(name, node);
        file.complain(name, "is not known");
    }
}

void read_nation(File& file,
                 const std::string& nation,
                 const toml::table& table,
                 EmergencyFile& into) {
    check_nation(file, nation, table);
    if (const auto* text = table.get("text"))
        into.texts[nation] = file.text(nation + ".text", *text);
    if (const auto* source = table.get("source")) file.text(nation + ".source", *source);
    const auto* reviewed = table.get("reviewed");
    if (reviewed != nullptr && !is_reviewed(file, nation + ".reviewed", *reviewed))
        into.unreviewed.push_back(nation);
    const auto* variants = table.get("variants");
    const auto* known = variants == nullptr ? nullptr : file.table(nation + ".variants", *variants);
    if (known != nullptr) read_variants(file, nation, *known, into);
}

}  // namespace

LanguageFile read_language_file(const std::filesystem::path& path, LanguageProblems& problems) {
    File file{path, problems};
    LanguageFile read;
    read.words.language = read.phrases.language = file.language();
    for (const auto& [key, node] : file.root()) {
        if (key != "language") {
            read_part(file, name_of(key), node, read);
        } else if (file.text("language", node) != file.language()) {
            file.complain("language", "must be the name of the file");
        }
    }
    if (!file.root().contains("calendar")) file.complain("calendar", "is missing");
    return read;
}

EmergencyFile read_emergency_file(const std::filesystem::path& path, LanguageProblems& problems) {
    File file{path, problems};
    EmergencyFile read;
    for (const auto& [key, node] : file.root()) {
        if (const auto* nation = file.table(name_of(key), node))
            read_nation(file, name_of(key), *nation, read);
    }
    if (!file.root().contains("default")) file.complain("default", "is missing");
    return read;
}

}  // namespace config
