#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"

// Which rule a command is for.
namespace rules {

// The request that a command is about; empty for those that are about none.
hub::RequestId about(const hub::Command& command);

// The volunteer that the desk's command about a request names; empty for all others.
hub::PersonId volunteer_of(const hub::Command& command);

// The rule's answer to what `who` asks about the case's request. That the role may ask it is known;
// whose word counts for this request is the rule's to say. Refusals are the rule's; `invalid` for a
// command that is not about a request that there is.
hub::Result<hub::Changes> decide(const Case& before,
                                 const Moment& moment,
                                 const hub::Actor& who,
                                 const hub::Command& command);

}  // namespace rules
