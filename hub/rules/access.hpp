#pragma once

#include "hub/commands.hpp"

// Who may ask for what: one table, role by command. An object of another group answers like a missing one,
// and that a thing is one's own is checked by the rule that changes it.
namespace rules {

bool may(hub::Role role, const hub::Command& command);

}  // namespace rules
