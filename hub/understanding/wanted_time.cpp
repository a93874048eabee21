#include "hub/understanding/wanted_time.hpp"

#include "hub/understanding/plan.hpp"
#include "hub/understanding/said_number.hpp"

#include <algorithm>

namespace understanding {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

sys_days local_day(const hub::TimeZone& zone, hub::TimePoint now) {
    return sys_days{hub::local_time(zone, now).date};
}

bool is_urgent(const Reading& reading) {
    return std::any_of(reading.matches.begin(), reading.matches.end(), [](const Match& match) {
        return match.meaning.sense == Sense::urgent;
    });
}

// The first moment of a day from which somebody who is "away until" it is back.
hub::TimePoint back_on(const hub::TimeZone& zone, sys_days day) {
    return hub::from_local(zone, std::chrono::year_month_day{day}, minutes{0});
}

// "until january": its first day.
std::optional<hub::TimePoint> until_month(const Reading& reading,
                                          std::size_t at,
                                          const hub::TimeZone& zone,
                                          sys_days today) {
    const Match* month = reading.longest(Sense::month, at);
    if (month == nullptr) return std::nullopt;
    std::chrono::year_month_day date{
        std::chrono::year_month_day{today}.year(),
        std::chrono::month{static_cast<unsigned>(month->meaning.value)},
        std::chrono::day{1}};
    if (sys_days{date} <= today) date += std::chrono::years{1};
    return back_on(zone, sys_days{date});
}

// What follows "until": a day, a month, a time of day.
std::optional<hub::TimePoint> after_until(const Reading& reading,
                                          std::size_t at,
                                          const hub::TimeZone& zone,
                                          hub::TimePoint now) {
    const sys_days today = local_day(zone, now);
    if (const auto day = day_at(reading, at, today)) {
        const sys_days next = day->first + days{day->explicit_today ? 1 : 7};
        return back_on(zone, day->first > today ? day->first : next);
    }
    if (const auto month = until_month(reading, at, zone, today)) return month;
    const auto clock = clock_at(reading, at);
    if (!clock) return std::nullopt;
    Wish wish;
    wish.until = clock;
    return plan(wish, zone, now).until;
}

std::optional<hub::TimePoint> until_at(const Reading& reading,
                                       std::size_t at,
                                       const hub::TimeZone& zone,
                                       hub::TimePoint now) {
    if (is_time_word(reading, at, TimeWord::for_length)) {
        if (const auto length =
                length_at(reading, skip_time_word(reading, at, TimeWord::for_length)))
            return now + length->length;
    }
    if (is_time_word(reading, at, TimeWord::until)) {
        return after_until(reading, skip_time_word(reading, at, TimeWord::until), zone, now);
    }
    const auto day = day_at(reading, at, local_day(zone, now));
    if (!day) return std::nullopt;
    return back_on(zone, day->last + days{1});
}

}  // namespace

void find_wanted_time(const Reading& reading,
                      const hub::TimeZone& zone,
                      hub::TimePoint now,
                      Heard& heard) {
    if (is_urgent(reading)) heard.urgency = hub::Urgency::urgent;
    const Wish wish = listen(reading, local_day(zone, now));
    if (!wish.empty()) heard.window = plan(wish, zone, now);
}

std::optional<hub::TimePoint> find_until(const Reading& reading,
                                         const hub::TimeZone& zone,
                                         hub::TimePoint now) {
    for (std::size_t at = 0; at < reading.size(); ++at) {
        if (auto until = until_at(reading, at, zone, now)) return until;
    }
    return std::nullopt;
}

}  // namespace understanding
