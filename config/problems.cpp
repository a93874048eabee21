#include "config/problems.hpp"

#include <utility>

namespace config {

namespace {

std::string lines(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        if (!text.empty()) text += '\n';
        text += to_text(problem);
    }
    return text;
}

}  // namespace

std::string to_text(const Problem& problem) {
    std::string text;
    if (problem.line > 0) text += "line " + std::to_string(problem.line) + ": ";
    if (!problem.path.empty()) text += problem.path + ": ";
    return text + problem.sentence;
}

Problems::Problems(std::vector<Problem> problems)
    : std::runtime_error(lines(problems)), all(std::move(problems)) {}

}  // namespace config
