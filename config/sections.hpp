#pragma once

#include "config/config.hpp"
#include "config/visitor.hpp"

namespace config {

// Every setting with its key and bounds, in the order of default.toml.
void visit(Config& config, Visitor& visitor);

}  // namespace config
