#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"

#include <chrono>

// What a helper says while a task is under way. `who` is the volunteer. not_found: not their task.
// wrong_state: they do not have it any more.
namespace rules {

inline constexpr std::chrono::minutes shortest_delay{5};
inline constexpr std::chrono::minutes longest_delay{240};

// The resident is told when the helper now hopes to come, counted from now or from the window's
// beginning. Said again within five minutes of what they know it changes nothing. invalid: a delay
// beyond these bounds.
hub::Result<hub::Changes> report_delay(const Case& before,
                                       const Moment& moment,
                                       const hub::PersonId& who,
                                       const hub::ReportDelay& command);

// The desk is alerted and the resident is asked.
hub::Result<hub::Changes> report_no_answer(const Case& before,
                                           const Moment& moment,
                                           const hub::PersonId& who,
                                           const hub::ReportNoAnswer& command);

// The desk reads why; the helper hears that somebody does. Also after the task is done. invalid:
// more words than `longest_worry`.
hub::Result<hub::Changes> report_worry(const Case& before,
                                       const Moment& moment,
                                       const hub::PersonId& who,
                                       const hub::ReportWorry& command);

inline constexpr std::size_t longest_worry = 2000;  // bytes

}  // namespace rules
