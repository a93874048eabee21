#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"
#include "hub/rules/phrases.hpp"

// What a volunteer's answer to an offer leads to. `who` is the volunteer; the case holds the volunteers of all live offers.
// The words back to who answered are part of the changes; a refusal leaves them to the caller.
namespace rules {

// Taking the last free place withdraws the rivals: a request never has more helpers than it wants.
// not_found: no such offer to `who`. wrong_state: answered, released or done with. already_filled: others were quicker.
// expired: the request is over.
hub::Result<hub::Changes> accept_offer(const Case& before, const Moment& moment, const hub::PersonId& who,
                                       const hub::AcceptOffer& command);

// Replaced at once: the dispatch timer is due now.
hub::Result<hub::Changes> decline_offer(const Case& before, const Moment& moment, const hub::PersonId& who,
                                        const hub::DeclineOffer& command);

// Kept as a proposal bound to its offer; the desk is told; the search goes on meanwhile.
hub::Result<hub::Changes> counter_offer(const Case& before, const Moment& moment, const hub::PersonId& who,
                                        const hub::CounterOffer& command);

// Withdraws every offer that is still open, with a stand-down to each volunteer whose offer really left the hub.
void stand_down_all(Decision& decision, const Phrase& why);

}  // namespace rules
