#pragma once

#include "config/config.hpp"

namespace program {

// Log lines go to standard error: time, level, "event key=value". Each message is one line of at
// most log_line.hpp's `longest_line` bytes, whatever it holds.
void set_up_log(const config::LogSettings& settings);

}  // namespace program
