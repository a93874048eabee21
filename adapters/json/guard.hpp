#pragma once

#include "adapters/json/problem.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace json {

struct Limits {
    std::size_t bytes{std::size_t{64} * 1024};
    int depth{16};  // objects and arrays inside each other
};

// What is refused before the parser sees a byte: too long, too deep, no UTF-8, a byte order mark,
// NUL. Depth is counted outside of strings; the text need not be JSON.
std::optional<Problem> refuse(std::string_view text, const Limits& limits);

}  // namespace json
