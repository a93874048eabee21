#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace program {

inline constexpr std::size_t longest_line = 1024;  // bytes of a log line, its end included

// What is to be logged as one line that shows what it holds: a backslash, control characters,
// bytes that are no UTF-8, line ends of other kinds, and what turns text round or has no width
// become escapes: \n, \x1b, a second backslash. What would make it longer than `most` bytes is cut
// off, and "..." says so.
std::string one_line(std::string_view text, std::size_t most);

}  // namespace program
