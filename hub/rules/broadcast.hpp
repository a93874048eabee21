#pragma once

#include "hub/commands.hpp"
#include "hub/rules/case.hpp"

#include <vector>

// One text of the desk to many volunteers.
namespace rules {

inline constexpr std::size_t most_receivers = 200;  // more needs a narrower audience
inline constexpr std::size_t receivers_per_commit = 90;

// Whether this volunteer is meant, and may be told: not stopped, not pausing. `middle` is the place
// of the audience's postcode; unknown: everywhere.
bool is_in(const hub::Audience& audience,
           const hub::Place& middle,
           const hub::Volunteer& volunteer,
           hub::TimePoint now);

// What they are told, in the group's name.
hub::Wording broadcast_words(const hub::Group& group, const hub::MessageText& text);

// The texts to some of them. They wait for the morning.
hub::Changes tell_all(const hub::Versioned<hub::Group>& group,
                      const std::vector<hub::PersonId>& receivers,
                      const Moment& moment,
                      const hub::MessageText& text);

}  // namespace rules
