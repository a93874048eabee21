#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"
#include "hub/rules/problem.hpp"

#include <optional>

// What a coordinator decides about the group itself.
namespace rules {

// Nothing: it makes sense. Whether the postcode is known is asked elsewhere.
std::optional<Problem> problem_of(const hub::ChangeGroup& command);

// `area` is the place of the postcode. invalid: as problem_of says, or the area is not known.
hub::Result<hub::Changes> change_group(const hub::Versioned<hub::Group>& group,
                                       const hub::Place& area,
                                       const Moment& moment,
                                       const hub::ChangeGroup& command);

// wrong_state: it pauses already, or does not.
hub::Result<hub::Changes> pause_group(const hub::Versioned<hub::Group>& group,
                                      const Moment& moment);
hub::Result<hub::Changes> resume_group(const hub::Versioned<hub::Group>& group,
                                       const Moment& moment);

// Duties that began before the earliest of these stay, those that are over for a day go.
// invalid: somebody who is no coordinator of this group, or an end before its beginning. full: more
// than hub::max_duties.
hub::Result<hub::Changes> set_rota(const hub::Versioned<hub::Group>& group,
                                   const Moment& moment,
                                   const hub::SetRota& command);

// invalid: longer than `longest_handover` bytes.
hub::Result<hub::Changes> write_handover(const hub::Versioned<hub::Handover>& before,
                                         const Moment& moment,
                                         const hub::PersonId& who,
                                         const hub::WriteHandover& command);

inline constexpr std::size_t longest_handover = 4000;

}  // namespace rules
