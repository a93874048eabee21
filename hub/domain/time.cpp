#include "hub/domain/time.hpp"

#include <algorithm>

namespace hub {

namespace {

std::chrono::seconds offset_at(const TimeZone& zone, TimePoint at) {
    const auto after =
        std::upper_bound(zone.transitions.begin(),
                         zone.transitions.end(),
                         at,
                         [](TimePoint time, const Transition& t) { return time < t.from; });
    if (after == zone.transitions.begin()) return std::chrono::seconds{0};
    return std::prev(after)->offset;
}

bool is_quiet(const QuietHours& quiet, int hour) {
    if (quiet.from == quiet.until) return false;
    if (quiet.from < quiet.until) return hour >= quiet.from && hour < quiet.until;
    return hour >= quiet.from || hour < quiet.until;
}

}  // namespace

LocalTime local_time(const TimeZone& zone, TimePoint at) {
    const auto shown = at + offset_at(zone, at);
    const auto day = std::chrono::floor<std::chrono::days>(shown);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(shown - day).count();
    return {.date = std::chrono::year_month_day{day},
            .weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1,
            .hour = static_cast<int>(minutes / 60),
            .minute = static_cast<int>(minutes % 60)};
}

TimePoint from_local(const TimeZone& zone,
                     std::chrono::year_month_day date,
                     std::chrono::minutes since_midnight) {
    const auto wanted = std::chrono::sys_days{date} + since_midnight;
    // The offsets in force a day before and after are the only candidates around one transition.
    const auto before = offset_at(zone, TimePoint{wanted - std::chrono::hours{26}});
    const auto after = offset_at(zone, TimePoint{wanted + std::chrono::hours{26}});
    const TimePoint early{wanted - std::max(before, after)};
    const TimePoint late{wanted - std::min(before, after)};
    if (early + offset_at(zone, early) == TimePoint{wanted}) return early;
    if (late + offset_at(zone, late) == TimePoint{wanted}) return late;
    // Skipped by a clock going forward: the transition lies between the two candidates.
    const auto skip =
        std::upper_bound(zone.transitions.begin(),
                         zone.transitions.end(),
                         early,
                         [](TimePoint time, const Transition& t) { return time < t.from; });
    return skip == zone.transitions.end() ? late : skip->from;
}

TimePoint next_waking(const QuietHours& quiet, const TimeZone& zone, TimePoint at) {
    const LocalTime now = local_time(zone, at);
    if (!is_quiet(quiet, now.hour)) return at;
    auto date = std::chrono::sys_days{now.date};
    if (now.hour >= quiet.until) date += std::chrono::days{1};
    return from_local(zone, std::chrono::year_month_day{date}, std::chrono::hours{quiet.until});
}

}  // namespace hub
