#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace config {

// One thing that is wrong with the configuration, told to the operator.
struct Problem {
    std::string path{};  // "http.port", or the environment variable
    std::string sentence{};
    int line{};  // of the file, from 1; 0: it did not come from a line
    bool operator==(const Problem&) const = default;
};

// "line 7: http.port: must be ..."; never shows a secret.
std::string to_text(const Problem& problem);

// All that is wrong, at once. `what()` has one line for each.
class Problems : public std::runtime_error {
public:
    explicit Problems(std::vector<Problem> problems);
    std::vector<Problem> all;
};

}  // namespace config
