#include "hub/rules/day_budget.hpp"

#include <algorithm>
#include <chrono>

namespace rules {

namespace {

std::string two_digits(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

bool is_allowed(hub::Purpose purpose, int segments, int daily_segments) {
    switch (purpose) {
        case hub::Purpose::offer:
        case hub::Purpose::stand_down: return segments <= daily_segments;
        case hub::Purpose::alert:
        case hub::Purpose::safety: return true;
        case hub::Purpose::reply:
        case hub::Purpose::news:
        case hub::Purpose::stop_confirmation: break;
    }
    return segments <= daily_segments + daily_segments * reserve_percent / 100;
}

}  // namespace

std::string local_day(const hub::TimeZone& zone, hub::TimePoint now) {
    const auto date = hub::local_time(zone, now).date;
    return std::to_string(static_cast<int>(date.year())) + "-" +
           two_digits(static_cast<unsigned>(date.month())) + "-" +
           two_digits(static_cast<unsigned>(date.day()));
}

hub::TimePoint next_day(const hub::TimeZone& zone, hub::TimePoint now) {
    const auto today = std::chrono::sys_days{hub::local_time(zone, now).date};
    return hub::from_local(
        zone, std::chrono::year_month_day{today + std::chrono::days{1}}, std::chrono::minutes{0});
}

Spending spend(const hub::DayBudget& budget,
               const std::string& day,
               int daily_segments,
               int segments,
               hub::Purpose purpose) {
    Spending spending{.budget = budget};
    if (budget.day != day) spending.budget = {.day = day};
    const int after = spending.budget.segments + segments;
    spending.allowed = is_allowed(purpose, after, daily_segments);
    spending.raise_alarm = after > daily_segments && !spending.budget.alarmed;
    if (spending.raise_alarm) spending.budget.alarmed = true;
    if (spending.allowed) spending.budget.segments = after;
    return spending;
}

hub::DayBudget give_back(hub::DayBudget budget, const std::string& day, int segments) {
    if (budget.day == day) budget.segments = std::max(0, budget.segments - segments);
    return budget;
}

}  // namespace rules
