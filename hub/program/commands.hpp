#pragma once

#include "hub/program/command_line.hpp"

namespace program {

// One for each subcommand, each in a file of its own. Gives the exit code; throws std::exception
// with one clear line.
int run(const Serve& options, const config::Environment& environment);
int run(const CheckConfig& options, const config::Environment& environment);
int run(const GroupAdd& options, const config::Environment& environment);
int run(const CoordinatorInvite& options, const config::Environment& environment);
int run(const VolunteerAdd& options, const config::Environment& environment);
int run(const VolunteerImport& options, const config::Environment& environment);
int run(const VolunteerExport& options, const config::Environment& environment);
int run(const Desk& options, const config::Environment& environment);
int run(const Phone& options, const config::Environment& environment);
int run(const Backup& options, const config::Environment& environment);
int run(const Restore& options, const config::Environment& environment);
int run(const Version& options, const config::Environment& environment);

}  // namespace program
