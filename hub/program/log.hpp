#pragma once

#include "config/config.hpp"

namespace program {

// Log lines go to standard error: time, level, "event key=value".
void set_up_log(const config::LogSettings& settings);

}  // namespace program
