#include "hub/rules/day_budget.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using hub::Purpose;

TEST_CASE(
    "offers and stand-downs stop at the limit, the others may use a fifth more, alerts and words "
    "for safety never wait") {
    struct Row {
        int spent, segments;
        bool plain, with_reserve;
    };
    const Row rows[] = {{0, 100, true, true},
                        {99, 1, true, true},
                        {99, 2, false, true},
                        {100, 1, false, true},
                        {100, 20, false, true},
                        {100, 21, false, false},
                        {120, 1, false, false}};
    const Purpose purposes[] = {Purpose::reply,
                                Purpose::offer,
                                Purpose::stand_down,
                                Purpose::news,
                                Purpose::stop_confirmation};
    for (const Row& row : rows) {
        for (const Purpose purpose : purposes) {
            const hub::DayBudget before{.day = "2026-11-21", .segments = row.spent};
            const auto spending = rules::spend(before, "2026-11-21", 100, row.segments, purpose);
            const bool plain = purpose == Purpose::offer || purpose == Purpose::stand_down;
            CHECK(spending.allowed == (plain ? row.plain : row.with_reserve));
            CHECK(spending.budget.segments ==
                  (spending.allowed ? row.spent + row.segments : row.spent));
        }
        for (const Purpose purpose : {Purpose::alert, Purpose::safety}) {
            const hub::DayBudget before{.day = "2026-11-21", .segments = row.spent};
            const auto spending = rules::spend(before, "2026-11-21", 100, row.segments, purpose);
            CHECK(spending.allowed);
            CHECK(spending.budget.segments == row.spent + row.segments);
        }
    }
}

TEST_CASE("the alarm is raised once a day") {
    hub::DayBudget budget{.day = "2026-11-21", .segments = 100};
    const auto first = rules::spend(budget, "2026-11-21", 100, 1, Purpose::offer);
    CHECK(first.raise_alarm);
    CHECK_FALSE(rules::spend(first.budget, "2026-11-21", 100, 1, Purpose::reply).raise_alarm);
    const auto tomorrow = rules::spend(first.budget, "2026-11-22", 100, 1, Purpose::offer);
    CHECK(tomorrow.allowed);
    CHECK_FALSE(tomorrow.budget.alarmed);
    CHECK(tomorrow.budget.segments == 1);
}

TEST_CASE("what was not used is given back on the same day only") {
    const hub::DayBudget budget{.day = "2026-11-21", .segments = 3};
    CHECK(rules::give_back(budget, "2026-11-21", 2).segments == 1);
    CHECK(rules::give_back(budget, "2026-11-21", 5).segments == 0);
    CHECK(rules::give_back(budget, "2026-11-22", 2).segments == 3);
}

TEST_CASE("the budget's day is the group's own") {
    using namespace std::chrono;
    const hub::TimePoint late{sys_days{2026y / June / 30} + hours{23} + minutes{30}};
    const hub::TimeZone summer{{{hub::TimePoint{}, seconds{3600}}}};
    CHECK(rules::local_day({}, late) == "2026-06-30");
    CHECK(rules::local_day(summer, late) == "2026-07-01");
    CHECK(rules::next_day(summer, late) == hub::TimePoint{sys_days{2026y / July / 1} + hours{23}});
}
