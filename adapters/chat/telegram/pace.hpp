#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>

namespace telegram {

// How fast the bot may speak: one message to a chat at a time, and so many a second in all. Pure:
// the time is an argument. Room that was given counts as used.
class Pace {
public:
    using Clock = std::chrono::steady_clock;

    Pace(std::chrono::milliseconds message_every, int messages_a_second)
        : message_every_(message_every), a_second_(static_cast<std::size_t>(messages_a_second)) {}

    // When one message to the chat may go. Nothing, and no room is used, when that is later than
    // `patience` from now.
    std::optional<Clock::time_point> room(const std::string& chat,
                                          Clock::time_point now,
                                          std::chrono::milliseconds patience);

private:
    void forget(Clock::time_point now);

    std::chrono::milliseconds message_every_;
    std::size_t a_second_;
    std::map<std::string, Clock::time_point> next_{};  // of each chat spoken to a moment ago
    std::deque<Clock::time_point> last_{};             // the latest times in all, rising
};

}  // namespace telegram
