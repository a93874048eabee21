#pragma once

#include <chrono>

namespace rules {

// Who waits how long for whom on a message's last steps. The same on all nodes.
struct HandOverTimes {
    // A channel's, for one message.
    std::chrono::milliseconds hand_over_limit{15'000};
    // A node that was held up for longer than this after it began leaves the message to the
    // take-over.
    std::chrono::milliseconds begin_within{30'000};
    // A node that began to send and is not heard of again: another one takes over after this.
    std::chrono::milliseconds take_over_after{60'000};
    // Time for a report to settle an unknown outcome.
    std::chrono::milliseconds repeat_unknown_after{60'000};

    bool operator==(const HandOverTimes&) const = default;

    // How long an address is marked: the hand-over and, with a third more, the commits around it.
    constexpr std::chrono::milliseconds mark_lasts() const {
        return hand_over_limit + hand_over_limit / 3;
    }
    // Whether a take-over finds every earlier mark past its deadline.
    constexpr bool are_safe() const { return begin_within + mark_lasts() < take_over_after; }
};

static_assert(HandOverTimes{}.are_safe());

}  // namespace rules
