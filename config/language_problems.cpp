#include "config/language_problems.hpp"

#include <stdexcept>

namespace config {

void LanguageProblems::remember(const std::string& language,
                                const std::string& key,
                                const std::string& file,
                                unsigned line) {
    places_[language + " " + key] = file + ":" + std::to_string(line);
}

void LanguageProblems::add(understanding::Problem problem) {
    const auto place = places_.find(problem.language + " " + problem.key);
    const std::string where = place != places_.end() ? place->second : problem.language + ".toml";
    lines_.push_back(where + ": " + problem.key + ": " + problem.what);
}

void LanguageProblems::throw_if_any() const {
    if (lines_.empty()) return;
    std::string all;
    for (const std::string& line : lines_) all += (all.empty() ? "" : "\n") + line;
    throw std::runtime_error(all);
}

}  // namespace config
