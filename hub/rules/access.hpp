#pragma once

#include "hub/commands.hpp"
#include "hub/queries.hpp"

#include <optional>
#include <vector>

// Who may ask for what: one table, role by command and role by query. An object of another group
// answers like a missing one, and that a thing is one's own is checked by the rule that changes it,
// or by the view that shows it.
namespace rules {

bool may(hub::Role role, const hub::Command& command);
bool may(hub::Role role, const hub::Query& query);

// Under which of their roles somebody may: the one that may most. Nothing: none of them.
std::optional<hub::Role> role_for(const std::vector<hub::Role>& roles, const hub::Command& command);
std::optional<hub::Role> role_for(const std::vector<hub::Role>& roles, const hub::Query& query);

// Runs the queue: what it may do needs a second factor.
bool is_desk(hub::Role role);

// Whose word counts for a request: the resident's own, or the desk's.
bool may_speak_for(const hub::Actor& who, const hub::Request& request);

}  // namespace rules
