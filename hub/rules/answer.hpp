#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"
#include "hub/rules/phrases.hpp"

// What a volunteer's answer to an offer leads to. `who` is the volunteer; the case holds the
// volunteers of all live offers. The words back to who answered are part of the changes; a refusal
// leaves them to the caller.
namespace rules {

// Taking the last free place withdraws the rivals: a request never has more helpers than it wants.
// not_found: no such offer to `who`. wrong_state: answered, released, done with, or they help
// already. already_filled: others were quicker. expired: the request is over. not_allowed, stopped:
// the volunteer is not approved any more, or said STOP.
hub::Result<hub::Changes> accept_offer(const Case& before,
                                       const Moment& moment,
                                       const hub::PersonId& who,
                                       const hub::AcceptOffer& command);

// Replaced at once: the dispatch timer is due now.
hub::Result<hub::Changes> decline_offer(const Case& before,
                                        const Moment& moment,
                                        const hub::PersonId& who,
                                        const hub::DeclineOffer& command);

// Kept as a proposal bound to its offer; the desk is told; the search goes on meanwhile.
hub::Result<hub::Changes> counter_offer(const Case& before,
                                        const Moment& moment,
                                        const hub::PersonId& who,
                                        const hub::CounterOffer& command);

// The resident or the desk says yes to a condition: then all is as after a plain yes, and the
// resident reads the condition. not_found: not the resident's own request. wrong_state: nothing was
// proposed. Else as accept_offer.
hub::Result<hub::Changes> agree_to_condition(const Case& before,
                                             const Moment& moment,
                                             const hub::Actor& who,
                                             const hub::AgreeToCondition& command);

// Why the volunteer of this offer cannot have a place; `none`: they can. The offer's own state is
// the caller's to ask.
hub::Refusal obstacle_to(const Decision& decision, const hub::Offer& offer);

// The volunteer has the place and is told all; the resident is told; the last free place fills the
// request.
void give_place(Decision& decision, hub::Offer& offer);

// The resident is asked how it went some time after the window, or after the last helper who runs
// late.
void ask_after_the_visit(Decision& decision);

// Withdraws every offer that is still open, with a stand-down to each volunteer whose offer really
// left the hub.
void stand_down_all(Decision& decision, const Phrase& why);

}  // namespace rules
