#pragma once

#include "config/config.hpp"

namespace program {

// The variables of this process: the one place that reads them.
config::Environment environment();

}  // namespace program
