#pragma once

#include "hub/changes.hpp"

#include <string>

// Segments cost the group money: so many on one local day.
namespace rules {

inline constexpr int reserve_percent = 20;  // beyond the limit, for what somebody waits for

// "2026-11-21"
std::string local_day(const hub::TimeZone& zone, hub::TimePoint now);
hub::TimePoint next_day(const hub::TimeZone& zone, hub::TimePoint now);

struct Spending {
    bool allowed{};
    bool raise_alarm{};       // the limit is reached for the first time today
    hub::DayBudget budget{};  // afterwards
};

// `daily_segments` is the group's limit. Replies, news and STOP's confirmation may use the reserve;
// offers and stand-downs may not. An alert, which goes to a few coordinators, and what is said for
// somebody's safety never wait for money: they are counted and leave.
Spending spend(const hub::DayBudget& budget,
               const std::string& day,
               int daily_segments,
               int segments,
               hub::Purpose purpose);

// Segments that were not used after all; those of an earlier day are gone.
hub::DayBudget give_back(hub::DayBudget budget, const std::string& day, int segments);

}  // namespace rules
