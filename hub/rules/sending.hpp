#pragma once

#include "hub/rules/delivery.hpp"

// Working copy of one message while a decision about it is made, put together into Changes at the
// end.
namespace rules {

class Sending {
public:
    Sending(const Outgoing& records, const Moment& when, std::string action);

    const Outgoing& outgoing;
    const Moment& moment;
    hub::OutgoingMessage message;
    hub::Changes changes;

    // Sent, failed, cancelled ...: no hand-over can follow.
    bool is_finished() const;
    // Upwards by rank; false and unchanged when the message is there or further already.
    bool move(hub::MessageState to, std::string reason);
    // A message that never left: queued again, its segments given back. One that may have left
    // before is `unknown`.
    void take_back(int unknown_times);
    void cancel(
        std::string reason);  // only what is queued; anything else keeps its state and is finished
    void expire(std::string reason);  // the same
    void call_off();                  // cancels or expires, by what is the matter

    void again_at(hub::TimePoint due);  // the send timer
    void no_more();                     // no send timer; when there is a message, forgotten later
    hub::Changes finish();

private:
    void end(hub::MessageState state, std::string reason);
};

}  // namespace rules
