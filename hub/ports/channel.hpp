#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/time.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace hub {

// An answer that the receiver can give with one tap, where the channel has buttons. `says` is what
// somebody without them would type ("YES R7"); at most 64 bytes.
struct Choice {
    std::string label{};
    std::string says{};
    bool operator==(const Choice&) const = default;
};

// One message for a gateway.
struct Parcel {
    GroupId group{};
    MessageId message{};
    PhoneNumber to{};
    std::string from{};  // the hub's own number, as the gateway knows it
    MessageText text{};
    std::vector<Choice>
        choices{};           // channels without buttons leave them out: the text says them too
    std::string replaces{};  // the gateway's reference of an earlier message whose question is
                             // over; empty: none
    TimePoint useful_until{};
    std::chrono::milliseconds limit{15'000};  // the hand-over ends within this
    PersonId person{};                        // who receives it
};

// What came of a hand-over.
struct HandedOver {
    enum class Outcome {
        accepted,   // the gateway has it
        refused,    // and always will: a bad number, say
        later,      // not now: try again after `retry_after`
        opted_out,  // the gateway knows a STOP that we do not
        unknown,    // the gateway may or may not have it
    };
    Outcome outcome{Outcome::unknown};
    std::string reason{};  // the gateway's code or a fixed word
    std::chrono::seconds retry_after{};
    int segments{};
    std::string reference{};  // the gateway's own id of the message, where it gives one that can be
                              // referred to later
};

// A way of sending. Every implementation passes tests/contract/channel_contract.hpp.
// Never throws for what a gateway does; each outcome has its name. Cancellation is an unknown
// outcome.
class Channel {
public:
    virtual ~Channel() = default;

    virtual std::string name() const = 0;
    // How many segments (what is paid for) this text costs after this channel's folding.
    virtual int segments(const MessageText& text) const = 0;
    // Ends within the parcel's limit, whatever the gateway does.
    virtual boost::asio::awaitable<HandedOver> hand_over(Parcel parcel) = 0;
};

}  // namespace hub
