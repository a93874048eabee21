#pragma once

#include "hub/commands.hpp"
#include "hub/rules/case.hpp"

// A volunteer's own breaks.
namespace rules {

// Not asked before `until`; without a time, until they say that they are back. Open offers stay
// open.
hub::Changes pause_volunteer(const hub::Versioned<hub::Volunteer>& before,
                             const Moment& moment,
                             const hub::PauseVolunteer& command);
hub::Changes resume_volunteer(const hub::Versioned<hub::Volunteer>& before, const Moment& moment);

}  // namespace rules
