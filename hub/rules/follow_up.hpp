#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"

// From the acceptance to the end of a request.
namespace rules {

// A helper cannot come after all, or the desk takes the task back: the place is free again, the
// resident is told, and so is a helper who did not ask for it; the search goes on at once.
// not_found: not their task. wrong_state: it is over already.
hub::Result<hub::Changes> release_task(const Case& before,
                                       const Moment& moment,
                                       const hub::Actor& who,
                                       const hub::ReleaseTask& command);

// A helper says that it is done: the resident is asked.
hub::Result<hub::Changes> report_done(const Case& before,
                                      const Moment& moment,
                                      const hub::PersonId& who,
                                      const hub::ReportDone& command);

// The resident, or the desk for them, says whether it is. No: the desk is told; a done request is
// open again, and the helper of a filled one is reminded. not_found: not their own.
hub::Result<hub::Changes> confirm_done(const Case& before,
                                       const Moment& moment,
                                       const hub::Actor& who,
                                       const hub::ConfirmDone& command);

// It is no longer needed, says the resident or the desk: everybody who was asked or is coming is
// told.
hub::Result<hub::Changes> cancel_request(const Case& before,
                                         const Moment& moment,
                                         const hub::Actor& who,
                                         const hub::CancelRequest& command);

// Open again, from the beginning: nothing that was waited or told before counts. What was fulfilled
// before does not either when the request was done.
void search_again(Decision& decision);

// Closed, cancelled or abandoned: its timers go out.
void end_request(Decision& decision, hub::RequestState state);

// The timer "follow_up". A filled request whose window is over: the resident
// is asked and the desk told. A done one that nobody confirmed:
// closed, unless silence may not close this need; then the desk is told. A draft that nobody went
// on with: abandoned, and the desk is told.
hub::Changes follow_up(const Case& before, const Moment& moment);

// Silence never closes these: a person looks.
bool silence_may_close(const hub::Need& need);

// Who holds a place; an empty person when nobody does.
hub::Person helper_of(const Case& file);

// An address said STOP: its open offers are declined, its tasks are released, the desk is told when
// something of theirs is open. One request at a time; the volunteer's record is marked by the
// caller.
hub::Changes withdraw_person(const Case& before, const Moment& moment, const hub::PersonId& who);

// The desk decided that `who` does not help any more, or is not helped: their own request is
// cancelled, their open offer is withdrawn, their task is given to somebody else; all who are
// concerned are told. Empty: it has nothing to do with them.
hub::Changes take_back_from(const Case& before,
                            const Moment& moment,
                            const hub::Actor& desk,
                            const hub::PersonId& who);

}  // namespace rules
