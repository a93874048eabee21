#pragma once

#include "hub/changes.hpp"
#include "hub/rules/chance.hpp"

#include <vector>

// What a received text means for its address, before any conversation: STOP, START, and which group
// it is for.
namespace rules {

enum class Meaning { words, stop, start };

// A received text with what else the decision needs.
struct Arrival {
    hub::InboundText text{};
    hub::InboundId id{};  // the same for every repeat: key and step ids are made of it
    hub::AddressKey address{};
    Meaning meaning{Meaning::words};
    std::vector<hub::GroupId> groups_of_number{};  // whose hub_numbers include the one written to
};

// Under which the arrival's commit is known, so that a repeat changes nothing.
hub::IdempotencyKey key_of(const hub::InboundId& id);

// Steps for the groups, memberships for a new address, the STOP mark. Empty changes: nothing is to
// be done, because STOP stands already or because no group is reached by this number.
hub::Changes hear(const hub::Versioned<hub::AddressRecord>& address,
                  const Arrival& arrival,
                  hub::TimePoint now);

// The step was applied to its group, or given up: it is erased. Empty changes when it is gone
// already.
hub::Changes step_done(const hub::Versioned<hub::AddressRecord>& address,
                       const hub::StepId& step,
                       hub::TimePoint now);

// Makes somebody known at this address; whoever the group knows there already stays. Gives the
// membership.
const hub::Membership& join_group(hub::AddressRecord& address,
                                  const hub::GroupId& group,
                                  const hub::PersonId& person);

// The address says no more to all its groups: one `stopped` step each, ids beginning with
// `step_prefix`. `confirming` (or nobody, when empty) answers.
void stop_address(hub::Changes& changes,
                  hub::AddressRecord& address,
                  const std::string& step_prefix,
                  const hub::GroupId& confirming,
                  hub::TimePoint now);

}  // namespace rules
