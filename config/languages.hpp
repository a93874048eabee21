#pragma once

#include "hub/understanding/lexicon.hpp"
#include "hub/understanding/phrasebook.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace config {

// What the hub says and understands.
struct Languages {
    understanding::Lexicon lexicon{};
    understanding::Phrasebook phrasebook{};
    std::vector<std::string>
        unreviewed{};  // nations whose emergency text nobody has reviewed: to be said at start
};

// Reads every *.toml of the folder: emergency.toml, and one file per language ("en.toml" must be
// there). Every phrase of hub/rules/phrases.hpp must be in English and use its own gaps only.
// Throws std::runtime_error with all problems at once, one per line: "en.toml:12: phrases.offer:
// ...".
Languages load_languages(const std::filesystem::path& folder);

}  // namespace config
