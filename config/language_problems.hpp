#pragma once

#include "hub/understanding/lexicon.hpp"

#include <map>
#include <string>
#include <vector>

namespace config {

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

}  // namespace config
