#pragma once

#include "hub/changes.hpp"
#include "hub/rules/case.hpp"
#include "hub/rules/hand_over.hpp"

#include <chrono>
#include <optional>
#include <string>

// The life of an outgoing message in its group's scope: may it go now, what came of it, what was
// reported later.
namespace rules {

inline constexpr std::chrono::hours kept_when_finished{48};
inline constexpr std::chrono::seconds wait_for_earlier{
    5};  // a message that must come first is under way
inline constexpr std::chrono::milliseconds busy_retry{
    500};  // another message to the address is under way

// The records that a decision about one message reads.
struct Outgoing {
    hub::Versioned<hub::Group> group{};
    hub::Versioned<hub::OutgoingMessage> message{};
    hub::Versioned<hub::DayBudget> budget{};
    hub::RequestId request_id{};  // of its condition, else what it is about; empty: none
    hub::Versioned<hub::Request> request{};
    hub::MessageId earlier_id{};  // of its condition WasHandedOver; empty: none
    hub::Versioned<hub::OutgoingMessage> earlier{};
};

hub::RequestId request_of(const hub::OutgoingMessage& message);
hub::MessageId earlier_of(const hub::OutgoingMessage& message);

// Whether what the message's condition names holds, may come to hold, or does not.
enum class Wanted { yes, not_yet, no_more };
Wanted wanted_still(const Outgoing& outgoing);

struct Beginning {
    enum class Next {
        nothing,  // the timer is moved or erased, or left alone (empty changes) while another node
                  // sends
        hand_over,  // go on with the address
        settle,  // taken over and no longer wanted: ask the address what came of it, then finish;
                 // nothing to commit
    };
    Next next{Next::nothing};
    hub::Changes changes{};
};

// The first step. `segments` is what the channel will charge. In this order: finished already,
// condition, usefulness, quiet hours (offers that are not urgent, and stand-downs), the day's
// budget. A message that is `unknown` or `sending` stays so while it is tried again: it never moves
// back.
Beginning begin_sending(const Outgoing& outgoing,
                        int segments,
                        const Moment& moment,
                        const HandOverTimes& times = {});

// What became of an attempt to send.
struct Attempt {
    enum class Outcome {
        accepted,
        refused,
        later,
        opted_out,
        unknown,
        stopped,     // not handed over: the address said STOP
        busy,        // not handed over: another message to the address is under way
        guarded,     // not handed over: too many automatic replies
        not_wanted,  // not handed over: its condition or time is over
    };
    Outcome outcome{Outcome::unknown};
    std::string reason{};     // a fixed word or the gateway's code
    std::string reference{};  // the gateway's own id of the message
    std::chrono::seconds retry_after{};
    int segments{};
    int unknown_times{};  // hand-overs of this message whose outcome nobody knows, with this one
};

// The last step: acknowledges the attempt and erases or moves the timer. Reports that came first
// win. A message that certainly never left is `queued` again and from there waits or is cancelled;
// one that may have left is `unknown`.
hub::Changes finish_sending(const Outgoing& outgoing,
                            const Attempt& attempt,
                            const Moment& moment,
                            const HandOverTimes& times = {});

// A gateway's report. Empty changes: it says nothing new.
hub::Changes hear_report(const Outgoing& outgoing,
                         const hub::DeliveryReport& report,
                         const Moment& moment);

// A message to somebody who is known no longer: erased, since no more may be kept about them.
hub::Changes discard_message(const Outgoing& outgoing, const Moment& moment);

// Erases a finished message.
hub::Changes forget_message(const Outgoing& outgoing, const Moment& moment);

}  // namespace rules
