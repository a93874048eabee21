#pragma once

#include "hub/understanding/lexicon.hpp"
#include "hub/understanding/phrasebook.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace config {

inline constexpr std::string_view emergency_file_name = "emergency.toml";

// Everything wrong with a folder of languages, each with its file and line as far as known.
class LanguageProblems {
public:
    // Where keys stand, so that what is found later by key can name its line.
    void remember(const std::string& language,
                  const std::string& key,
                  const std::string& file,
                  unsigned line);
    void add(understanding::Problem problem);
    void add_line(std::string line) { lines_.push_back(std::move(line)); }
    void throw_if_any() const;

private:
    std::map<std::string, std::string> places_{};  // "en phrases.offer" -> "en.toml:12"
    std::vector<std::string> lines_{};
};

struct LanguageFile {
    understanding::LanguageWords words{};
    understanding::LanguagePhrases phrases{};
};

struct EmergencyFile {
    std::map<std::string, std::string> texts{};  // "england", "england.gas"
    std::vector<std::string> unreviewed{};
};

// Neither throws for what stands in a file.
LanguageFile read_language_file(const std::filesystem::path& path, LanguageProblems& problems);
EmergencyFile read_emergency_file(const std::filesystem::path& path, LanguageProblems& problems);

}  // namespace config
