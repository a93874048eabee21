#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub {

// A group in which this address is known, and who it is there.
struct Membership {
    GroupId group{};
    PersonId person{};
    std::string code_prefix{};  // unique among the memberships of this address
    bool operator==(const Membership&) const = default;
};

// A message that a node is giving to a gateway at this moment. Past the deadline its outcome is
// unknown.
struct HandOver {
    MessageId message{};
    std::string token{};  // only who holds it may end the hand-over
    TimePoint deadline{};
    bool operator==(const HandOver&) const = default;
};

// How often a message was handed over with an outcome that nobody knows. Bounded by
// `max_unknown_hand_overs`.
struct UnknownOutcome {
    MessageId message{};
    int times{};
    bool operator==(const UnknownOutcome&) const = default;
};

inline constexpr int max_unknown_hand_overs = 2;

// One way to reach somebody, whatever groups they are in. STOP stands here and survives everything
// else.
struct AddressRecord {
    AddressKey key{};
    std::string channel{};
    PhoneNumber number{};
    std::optional<TimePoint>
        stopped_at{};  // `TimePoint{}`: known from the ledger only, no group has heard of it
    std::vector<Membership> memberships{};
    GroupId speaking_with{};  // the group that the last message from here went to
    std::optional<HandOver> hand_over{};
    std::vector<UnknownOutcome> unknown{};  // of messages that are not finished
    std::vector<MessageId> handed_over{};  // the last ones that a gateway took, so that a repeat is
                                           // noticed; at most 16
    std::vector<StepId>
        steps{};  // on their way to the groups, in the order in which they are applied
    TimePoint replies_since{};  // start of the hour that automatic_replies counts
    int automatic_replies{};

    const Membership* in(const GroupId& group) const;
    bool operator==(const AddressRecord&) const = default;
};

}  // namespace hub
