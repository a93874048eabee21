#pragma once

#include <string>

namespace rules {

// What is wrong with what somebody filled in, for them to read: which field, and a clear sentence.
struct Problem {
    std::string field{};
    std::string sentence{};
    bool operator==(const Problem&) const = default;
};

}  // namespace rules
