#pragma once

#include "config/language_problems.hpp"
#include "hub/understanding/lexicon.hpp"
#include "hub/understanding/phrasebook.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace config {

inline constexpr std::string_view emergency_file_name = "emergency.toml";

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
