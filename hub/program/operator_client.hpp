#pragma once

#include "adapters/http/message.hpp"
#include "hub/program/command_line.hpp"
#include "hub/program/operator_link.hpp"

#include <string>

namespace program {

// The hub that serves the data folder. Throws std::runtime_error when none has left its link there.
OperatorLink running_hub(const HubOptions& hub, const config::Environment& environment);

// Puts a command to it and gives its answer's body. Throws std::runtime_error with what the hub
// said against it; bad rows of a sheet have a line each.
std::string ask_hub(const OperatorLink& hub, const std::string& target, std::string body);

}  // namespace program
