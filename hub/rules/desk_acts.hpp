#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"

// What the desk does with one request. `who` is the coordinator; that the role may is asked before.
namespace rules {

// An offer to this volunteer, though enough are open, their budget is spent or they let an earlier
// one lapse; the case holds their record. Answers with the offer's id.
// not_found: no such volunteer. not_allowed: not approved. stopped: they said STOP or are blocked.
// wrong_state: the request is not open, the group pauses, or they have an offer or the task.
// invalid: it is their own request. full: the request has had all the offers it may.
hub::Result<hub::Changes> ask_volunteer(const Case& before,
                                        const Moment& moment,
                                        const hub::PersonId& who,
                                        const hub::AskVolunteer& command);

// They said yes to a coordinator: the place is theirs, and all is as after their own yes. Answers
// with the offer's id. Refuses as ask_volunteer does, but an open offer is taken up, and while the
// group pauses it is allowed. already_filled: no place is free.
hub::Result<hub::Changes> assign_volunteer(const Case& before,
                                           const Moment& moment,
                                           const hub::PersonId& who,
                                           const hub::AssignVolunteer& command);

// Done or unmet: open again, the search begins anew and the resident is told. wrong_state: else.
hub::Result<hub::Changes> reopen_request(const Case& before,
                                         const Moment& moment,
                                         const hub::ReopenRequest& command);

// Done or unmet: closed, and the resident is told. wrong_state: else.
hub::Result<hub::Changes> close_request(const Case& before,
                                        const Moment& moment,
                                        const hub::CloseRequest& command);

// In any state; of more than hub::max_notes the oldest goes. invalid: no words, or too many.
hub::Result<hub::Changes> add_note(const Case& before,
                                   const Moment& moment,
                                   const hub::PersonId& who,
                                   const hub::AddNote& command);

inline constexpr std::size_t longest_note = 2000;  // bytes

// already_filled (a claim), not_allowed (dropping one): somebody else has it, and their claim has
// not lapsed.
hub::Result<hub::Changes> claim_case(const Case& before,
                                     const Moment& moment,
                                     const hub::PersonId& who,
                                     const hub::ClaimCase& command);
// Where nobody has it nothing changes.
hub::Result<hub::Changes> drop_claim(const Case& before,
                                     const Moment& moment,
                                     const hub::PersonId& who,
                                     const hub::DropClaim& command);

}  // namespace rules
