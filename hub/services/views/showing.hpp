#pragma once

#include "hub/domain/refusal.hpp"
#include "hub/domain/request.hpp"
#include "hub/domain/volunteer.hpp"
#include "hub/rules/case.hpp"

#include <chrono>
#include <vector>

// Showing an address: each is written in the audit, at most once an hour for one task, and nobody
// sees more than so many people's on one day.
namespace services::views {

inline constexpr std::chrono::hours showing_lasts{1};
inline constexpr std::size_t addresses_per_day = 10;

// What is to be committed before these tasks' requests are shown; empty: all of it is written
// already. full: on this local day it would be the 11th person's address.
hub::Result<hub::Changes> show_tasks(const hub::Versioned<hub::Volunteer>& volunteer,
                                     const std::vector<hub::Versioned<hub::Request>>& requests,
                                     const rules::Moment& moment);

// The desk is told once a day that somebody wants to see more addresses than anybody should.
hub::Changes too_many_addresses(const hub::Versioned<hub::Group>& group,
                                const hub::PersonId& volunteer,
                                const rules::Moment& moment);

}  // namespace services::views
