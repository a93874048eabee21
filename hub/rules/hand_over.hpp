#pragma once

#include "hub/changes.hpp"
#include "hub/rules/settings.hpp"

#include <chrono>

// The last step before the gateway: in the address's own scope, so that STOP and order hold across
// nodes and groups.
namespace rules {

// Hand-overs with unknown outcome at most. An offer gets no second one: when it was lost it lapses
// and another volunteer is asked; everything else is repeated once, each text carrying what makes a
// repeat harmless.
int unknown_limit(hub::Purpose purpose);

struct HandOverStart {
    hub::MessageId message{};
    hub::GroupId group{};
    hub::PersonId person{};
    hub::AddressKey address{};
    std::string channel{};
    hub::PhoneNumber number{};
    hub::Purpose purpose{hub::Purpose::news};
    std::string token{};        // drawn for this hand-over
    hub::TimePoint begun_at{};  // when the group's scope said `sending`
    HandOverTimes times{};
    int replies_per_hour{20};  // automatic ones to one address; for safety as many again
};

// Two machines that answer each other stop here, also when one says "in an emergency call 999".
// What is said for somebody's safety may go on after other replies have ended.
bool too_many_replies(const hub::AddressRecord& address,
                      hub::Purpose purpose,
                      int per_hour,
                      hub::TimePoint now);

// Marks the hand-over. Refused with
// expired: this node was held up, the take-over does it;
// wrong_state: a gateway took this message already;
// busy: another hand-over to this address is under way;
// stopped: the address said STOP (its confirmation still passes);
// full: too many unknown outcomes, or too many automatic replies within the hour.
hub::Result<hub::Changes> begin_hand_over(const hub::Versioned<hub::AddressRecord>& address,
                                          const HandOverStart& start,
                                          hub::TimePoint now);

// The mark of this token stands, with time left for a whole hand-over under it.
bool holds_mark(const hub::AddressRecord& address,
                const std::string& token,
                const HandOverTimes& times,
                hub::TimePoint now);

// What a gateway said, in short.
enum class Answered { accepted, not_taken, opted_out, unknown };

// Clears the mark. wrong_state: the token no longer holds it. An automatic reply counts for the
// hour once it may have left, however often a gateway put it off. `step_prefix` begins the ids of
// the steps that an opt-out makes.
hub::Result<hub::Changes> end_hand_over(const hub::Versioned<hub::AddressRecord>& address,
                                        const std::string& token,
                                        hub::Purpose purpose,
                                        Answered answered,
                                        const std::string& step_prefix,
                                        hub::TimePoint now);

// What the address knows of a message.
enum class Known { never_left, under_way, taken, unknown };
Known known_outcome(const hub::AddressRecord& address,
                    const hub::MessageId& message,
                    hub::TimePoint now);

// Hand-overs of this message whose outcome nobody knows, with a mark that is past its deadline.
int unknown_hand_overs(const hub::AddressRecord& address,
                       const hub::MessageId& message,
                       hub::TimePoint now);

// The message is finished and gone: so is what the address counted of it. Empty when there is
// nothing.
hub::Changes forget_outcomes(const hub::Versioned<hub::AddressRecord>& address,
                             const hub::MessageId& message,
                             hub::TimePoint now);

}  // namespace rules
