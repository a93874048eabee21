#pragma once

#include <string>

namespace json {

// Why some JSON is not accepted: where ("offers[2].state", empty for the whole) and one sentence
// for whoever sent it. Never a piece of the text itself: it may be personal.
struct Problem {
    std::string path{};
    std::string sentence{};
    bool operator==(const Problem&) const = default;
};

}  // namespace json
