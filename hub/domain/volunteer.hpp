#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/place.hpp"
#include "hub/domain/time.hpp"

#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace hub {

// Hour h of weekday d (0 = Monday) is bit 24 * d + h, in the group's local time.
using WeeklyHours = std::bitset<168>;

// An offer that a volunteer has not answered for good, and the code that binds an answer to it.
struct OpenOffer {
    RequestId request{};
    OfferId offer{};
    std::string code{};
    bool operator==(const OpenOffer&) const = default;
};

// A task: a place that this volunteer holds.
struct Task {
    RequestId request{};
    OfferId offer{};
    std::string code{};
    TimePoint since{};
    bool operator==(const Task&) const = default;
};

// A code that may not be given out again before `until`.
struct RestingCode {
    std::string code{};
    RequestId request{};  // so that a late answer is still understood
    OfferId offer{};
    TimePoint until{};
    bool operator==(const RestingCode&) const = default;
};

// The address of a task that was shown to who holds it: whose it is, and when last.
struct Showing {
    RequestId request{};
    PersonId resident{};
    TimePoint at{};
    bool operator==(const Showing&) const = default;
};

// Someone who helps. What limits asking them stands here, so that two requests cannot spend one
// budget.
struct Volunteer {
    PersonId id{};
    bool approved{};  // nobody sees a first address before a coordinator approved them
    std::vector<Need> needs{};
    std::vector<std::string> languages{};
    Place home{};
    matching::Metres reach{5000};
    WeeklyHours available{WeeklyHours{}.set()};
    std::optional<TimePoint> paused_until{};
    bool stopped{};  // the address said STOP, or the desk blocked them
    int max_tasks{3};
    int offers_per_day{2};
    std::string code_prefix{};  // this group's first character at this address
    std::vector<OpenOffer> open_offers{};
    std::vector<Task> tasks{};
    std::vector<RestingCode> resting_codes{};
    std::optional<TimePoint> last_asked_at{};
    std::string asked_on{};  // the local date ("2026-11-21") that asked_today counts
    int asked_today{};
    std::vector<Showing> shown{};  // of one local day

    bool operator==(const Volunteer&) const = default;
};

}  // namespace hub
