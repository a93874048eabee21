#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/time.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <string>

namespace hub {

// One message for a gateway.
struct Parcel {
    GroupId group{};
    MessageId message{};
    PhoneNumber to{};
    std::string from{};  // the hub's own number, as the gateway knows it
    MessageText text{};
    TimePoint useful_until{};
    std::chrono::milliseconds limit{15'000};  // the hand-over ends within this
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
