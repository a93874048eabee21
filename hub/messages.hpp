#pragma once

// Messages: what is received from people and gateways, and what is to be told them.

#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/time.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub {

// What is said, without the words: the phrasebook of the receiver's language has those, under the
// phrase's name (config/languages/en.toml). `values` fill its gaps and may be personal, so a
// Wording is sealed wherever it is kept.
struct Wording {
    std::string phrase{};
    std::map<std::string, std::string> values{};
    bool operator==(const Wording&) const = default;
};

// Why a message is sent decides what may hold it back.
enum class Purpose {
    reply,       // answers what somebody just wrote: passes quiet hours, counts for the loop guard
    offer,       // unsolicited: waits for the morning unless urgent
    stand_down,  // tells that an offer is gone: waits for the morning
    news,        // about the receiver's own request or task: passes quiet hours
    alert,       // to a coordinator on duty: passes quiet hours
    stop_confirmation,  // the one message that a stopped address still gets
    safety,             // to somebody who may be in danger: passes quiet hours and the day's budget
};

enum class MessageState {
    queued,
    sending,
    unknown,
    sent,
    failed,
    expired,
    cancelled,
    delivered,
    read
};

inline constexpr MessageState all_message_states[] = {MessageState::queued,
                                                      MessageState::sending,
                                                      MessageState::unknown,
                                                      MessageState::sent,
                                                      MessageState::failed,
                                                      MessageState::expired,
                                                      MessageState::cancelled,
                                                      MessageState::delivered,
                                                      MessageState::read};

// Reports come late, twice and out of order: a message only moves to a higher rank. `failed` and
// `expired` share one; `cancelled` is reached from `queued` alone and never left.
constexpr int rank(MessageState state) noexcept {
    switch (state) {
        case MessageState::queued: return 0;
        case MessageState::sending: return 1;
        case MessageState::unknown: return 2;
        case MessageState::sent: return 3;
        case MessageState::failed:
        case MessageState::expired: return 4;
        case MessageState::delivered: return 5;
        case MessageState::read: return 6;
        case MessageState::cancelled: return 7;
    }
    return 7;
}

constexpr bool may_become(MessageState from, MessageState to) noexcept {
    if (from == MessageState::cancelled) return false;
    if (to == MessageState::cancelled) return from == MessageState::queued;
    return rank(to) > rank(from);
}

// What must still be true when a message is handed over; otherwise it is cancelled and nobody is
// told nonsense.
struct StillProposed {
    RequestId request{};
    OfferId offer{};
    bool operator==(const StillProposed&) const = default;
};
struct StillHeld {
    RequestId request{};
    OfferId offer{};
    bool operator==(const StillHeld&) const = default;
};
struct StillOpen {
    RequestId request{};
    bool operator==(const StillOpen&) const = default;
};
struct WasHandedOver {
    MessageId message{};
    bool operator==(const WasHandedOver&) const = default;
};
using Condition = std::variant<std::monostate, StillProposed, StillHeld, StillOpen, WasHandedOver>;

// One message to one person. Its hand-over is a timer in the same commit that put it.
struct OutgoingMessage {
    MessageId id{};
    PersonId to{};
    Purpose purpose{Purpose::news};
    Wording wording{};
    Condition condition{};
    RequestId about{};  // empty when about no request
    TimePoint created_at{};
    TimePoint useful_until{};
    MessageState state{MessageState::queued};
    std::string reason{};  // why it failed, expired or was cancelled: fixed words, never a person's
    int attempts{};        // hand-overs begun
    int segments{};        // of the last hand-over, as the gateway counts them
    TimePoint moved_at{};  // of the last change of state
    std::string reference{};  // the gateway's own id, where it gave one
    bool operator==(const OutgoingMessage&) const = default;
};

// A text as a gateway gave it to us.
struct InboundText {
    std::string channel{};  // "sms", "phones"
    PhoneNumber from{};     // E.164 where the gateway gives a number, else what it gives
    std::string to{};       // the hub's own number
    MessageText text{};
    std::string provider_id{};  // the gateway's id of this message: what repeats are known by
    TimePoint received_at{};
    bool operator==(const InboundText&) const = default;
};

// What a gateway reports about a message that we gave it.
struct DeliveryReport {
    GroupId group{};
    MessageId message{};
    MessageState state{};  // unknown, sent, failed, delivered or read
    std::string reason{};  // the gateway's code
    TimePoint received_at{};
    bool operator==(const DeliveryReport&) const = default;
};

using Inbound = std::variant<InboundText, DeliveryReport>;

}  // namespace hub
