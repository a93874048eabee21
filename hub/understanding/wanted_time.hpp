#pragma once

#include "hub/understanding/heard.hpp"
#include "hub/understanding/reading.hpp"

#include <optional>

namespace understanding {

// When help is wanted, out of the words that are not used yet: a window in UTC that ends after
// `now`. A day without a time is 8 to 20 o'clock local time; a time without a day is the next such
// time; what was meant to be over already
// ("by 3" at four o'clock) is tomorrow, or the rest of today when today was said. Sets urgency too.
void find_wanted_time(const Reading& reading,
                      const hub::TimeZone& zone,
                      hub::TimePoint now,
                      Heard& heard);

// "until monday", "for two weeks", "this week": when a pause ends.
std::optional<hub::TimePoint> find_until(const Reading& reading,
                                         const hub::TimeZone& zone,
                                         hub::TimePoint now);

}  // namespace understanding
