#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace hub {

// Wall time, UTC, in whole milliseconds: what records hold. Waiting is done on steady clocks
// elsewhere.
using TimePoint = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

// From `from` on, local time is UTC plus `offset`.
struct Transition {
    TimePoint from{};
    std::chrono::seconds offset{};
    bool operator==(const Transition&) const = default;
};

// A time zone as a value: transitions in rising order, the first one before any time that is asked
// about. An empty zone is UTC.
struct TimeZone {
    std::vector<Transition> transitions{};
    bool operator==(const TimeZone&) const = default;
};

// A moment as the wall clock of a zone shows it.
struct LocalTime {
    std::chrono::year_month_day date{};
    int weekday{};  // 0 = Monday ... 6 = Sunday
    int hour{};
    int minute{};
};

LocalTime local_time(const TimeZone& zone, TimePoint at);

// The moment when the clock of the zone shows this; of two, the earlier; a time that is skipped
// gives the moment of the skip.
TimePoint from_local(const TimeZone& zone,
                     std::chrono::year_month_day date,
                     std::chrono::minutes since_midnight);

// Hours of the local day in which nobody is disturbed; may span midnight (21 to 8). Equal hours:
// never quiet.
struct QuietHours {
    int from{21};
    int until{8};
    bool operator==(const QuietHours&) const = default;
};

// `at` itself when it is not quiet, else the end of the quiet hours.
TimePoint next_waking(const QuietHours& quiet, const TimeZone& zone, TimePoint at);

}  // namespace hub
