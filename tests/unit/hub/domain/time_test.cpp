#include "hub/domain/time.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace std::chrono_literals;
using std::chrono::year_month_day;

namespace {

year_month_day date(int year, unsigned month, unsigned day) {
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

hub::TimePoint utc(int year,
                   unsigned month,
                   unsigned day,
                   std::chrono::milliseconds since_midnight) {
    return std::chrono::sys_days{date(year, month, day)} + since_midnight;
}

// London's clocks around 2026, written down by hand.
const hub::TimeZone london{{{utc(2025, 10, 26, 1h), 0s},
                            {utc(2026, 3, 29, 1h), 3600s},
                            {utc(2026, 10, 25, 1h), 0s},
                            {utc(2027, 3, 28, 1h), 3600s}}};
const hub::TimeZone new_york{{{utc(2025, 11, 2, 6h), -18000s},
                              {utc(2026, 3, 8, 7h), -14400s},
                              {utc(2026, 11, 1, 6h), -18000s}}};
const hub::TimeZone lord_howe{{{utc(2025, 10, 4, 15h + 30min), 39600s},
                               {utc(2026, 4, 4, 15h), 37800s},
                               {utc(2026, 10, 3, 15h + 30min), 39600s}}};
const hub::TimeZone kolkata{{{utc(2000, 1, 1, 0h), 19800s}}};
// Samoa went from UTC-10 to UTC+14 and had no 30 December 2011.
const hub::TimeZone apia{{{utc(2011, 9, 24, 14h), -36000s}, {utc(2011, 12, 30, 10h), 50400s}}};

const hub::QuietHours night{.from = 21, .until = 8};

}  // namespace

TEST_CASE("local time of a zone, with date, weekday, hour and minute") {
    const auto summer = hub::local_time(london, utc(2026, 7, 5, 23h + 30min));
    CHECK(summer.date == date(2026, 7, 6));
    CHECK(summer.weekday == 0);  // a Monday
    CHECK(summer.hour == 0);
    CHECK(summer.minute == 30);
    const auto winter = hub::local_time(london, utc(2026, 11, 22, 23h + 59min + 59s + 999ms));
    CHECK(winter.weekday == 6);
    CHECK(winter.hour == 23);
    CHECK(winter.minute == 59);
}

TEST_CASE("local time changes at the very moment of a transition") {
    CHECK(hub::local_time(london, utc(2026, 3, 29, 1h) - 1ms).hour == 0);
    CHECK(hub::local_time(london, utc(2026, 3, 29, 1h)).hour == 2);
    CHECK(hub::local_time(london, utc(2026, 10, 25, 1h) - 1ms).hour == 1);
    CHECK(hub::local_time(london, utc(2026, 10, 25, 1h)).hour == 1);
}

TEST_CASE("an empty zone is UTC, and so is a time before the first transition") {
    CHECK(hub::local_time({}, utc(2026, 7, 1, 12h)).hour == 12);
    CHECK(hub::from_local({}, date(2026, 7, 1), 12h) == utc(2026, 7, 1, 12h));
    CHECK(hub::local_time(london, utc(2020, 7, 1, 12h)).hour == 12);
}

TEST_CASE("times before 1970 have their right day") {
    const auto local = hub::local_time({}, utc(1969, 12, 31, 23h));
    CHECK(local.date == date(1969, 12, 31));
    CHECK(local.weekday == 2);
    CHECK(local.hour == 23);
}

TEST_CASE("a shown time gives its moment, winter and summer") {
    CHECK(hub::from_local(london, date(2026, 1, 5), 9h) == utc(2026, 1, 5, 9h));
    CHECK(hub::from_local(london, date(2026, 7, 5), 9h) == utc(2026, 7, 5, 8h));
    CHECK(hub::from_local(london, date(2026, 7, 5), 0h) == utc(2026, 7, 4, 23h));
    CHECK(hub::from_local(kolkata, date(2026, 7, 5), 9h) == utc(2026, 7, 5, 3h + 30min));
}

TEST_CASE("of a time that is shown twice the earlier is meant") {
    CHECK(hub::from_local(london, date(2026, 10, 25), 1h) == utc(2026, 10, 25, 0h));
    CHECK(hub::from_local(london, date(2026, 10, 25), 1h + 59min) == utc(2026, 10, 25, 59min));
    CHECK(hub::from_local(london, date(2026, 10, 25), 2h) == utc(2026, 10, 25, 2h));
    CHECK(hub::from_local(london, date(2026, 10, 25), 59min) == utc(2026, 10, 24, 23h + 59min));
    CHECK(hub::from_local(new_york, date(2026, 11, 1), 1h + 30min) == utc(2026, 11, 1, 5h + 30min));
    CHECK(hub::from_local(lord_howe, date(2026, 4, 5), 1h + 45min) == utc(2026, 4, 4, 14h + 45min));
}

TEST_CASE("a time that is skipped gives the moment of the skip") {
    CHECK(hub::from_local(london, date(2026, 3, 29), 59min) == utc(2026, 3, 29, 59min));
    CHECK(hub::from_local(london, date(2026, 3, 29), 1h) == utc(2026, 3, 29, 1h));
    CHECK(hub::from_local(london, date(2026, 3, 29), 1h + 30min) == utc(2026, 3, 29, 1h));
    CHECK(hub::from_local(london, date(2026, 3, 29), 2h) == utc(2026, 3, 29, 1h));
    CHECK(hub::from_local(new_york, date(2026, 3, 8), 2h + 30min) == utc(2026, 3, 8, 7h));
    CHECK(hub::from_local(lord_howe, date(2026, 10, 4), 2h + 15min) ==
          utc(2026, 10, 3, 15h + 30min));
}

TEST_CASE("a whole day that is skipped gives the moment of the skip") {
    CHECK(hub::from_local(apia, date(2011, 12, 30), 12h) == utc(2011, 12, 30, 10h));
    CHECK(hub::from_local(apia, date(2011, 12, 29), 23h) == utc(2011, 12, 30, 9h));
    CHECK(hub::from_local(apia, date(2011, 12, 31), 1h) == utc(2011, 12, 30, 11h));
}

TEST_CASE("every moment that is shown once is found again from what the clock shows") {
    for (const auto& zone : {london, new_york, lord_howe, kolkata}) {
        for (auto at = utc(2026, 1, 1, 0h); at < utc(2027, 1, 1, 0h); at += 15min) {
            const auto shown = hub::local_time(zone, at);
            const auto back = hub::from_local(
                zone,
                shown.date,
                std::chrono::hours{shown.hour} + std::chrono::minutes{shown.minute});
            const bool shown_twice = back != at;
            if (shown_twice)
                REQUIRE((at - back == 30min || at - back == 60min));  // the earlier one
            const auto again = hub::local_time(zone, back);
            REQUIRE((again.date == shown.date && again.hour == shown.hour &&
                     again.minute == shown.minute));
        }
    }
}

TEST_CASE("by day nobody has to wait, by night until the morning") {
    CHECK(hub::next_waking(night, london, utc(2026, 1, 5, 12h)) == utc(2026, 1, 5, 12h));
    CHECK(hub::next_waking(night, london, utc(2026, 1, 5, 8h)) == utc(2026, 1, 5, 8h));
    CHECK(hub::next_waking(night, london, utc(2026, 1, 5, 20h + 59min)) ==
          utc(2026, 1, 5, 20h + 59min));
    CHECK(hub::next_waking(night, london, utc(2026, 1, 5, 21h)) == utc(2026, 1, 6, 8h));
    CHECK(hub::next_waking(night, london, utc(2026, 1, 5, 23h + 59min)) == utc(2026, 1, 6, 8h));
    CHECK(hub::next_waking(night, london, utc(2026, 1, 6, 0h)) == utc(2026, 1, 6, 8h));
    CHECK(hub::next_waking(night, london, utc(2026, 1, 6, 7h + 59min + 59s)) ==
          utc(2026, 1, 6, 8h));
}

TEST_CASE("the night in which the clocks change is an hour shorter or longer") {
    CHECK(hub::next_waking(night, london, utc(2026, 3, 28, 22h)) == utc(2026, 3, 29, 7h));
    CHECK(hub::next_waking(night, london, utc(2026, 10, 24, 22h)) == utc(2026, 10, 25, 8h));
    // 20:30 UTC is 21:30 in summer, 20:30 in winter
    CHECK(hub::next_waking(night, london, utc(2026, 10, 24, 20h + 30min)) == utc(2026, 10, 25, 8h));
    CHECK(hub::next_waking(night, london, utc(2026, 10, 25, 20h + 30min)) ==
          utc(2026, 10, 25, 20h + 30min));
}

TEST_CASE("quiet hours that end in the skipped hour end at the skip") {
    const hub::QuietHours short_night{.from = 23, .until = 1};
    CHECK(hub::next_waking(short_night, london, utc(2026, 3, 28, 23h + 30min)) ==
          utc(2026, 3, 29, 1h));
}

TEST_CASE("quiet hours within one day and no quiet hours at all") {
    const hub::QuietHours siesta{.from = 13, .until = 15};
    CHECK(hub::next_waking(siesta, london, utc(2026, 1, 5, 13h)) == utc(2026, 1, 5, 15h));
    CHECK(hub::next_waking(siesta, london, utc(2026, 1, 5, 15h)) == utc(2026, 1, 5, 15h));
    CHECK(hub::next_waking(siesta, london, utc(2026, 1, 5, 3h)) == utc(2026, 1, 5, 3h));
    const hub::QuietHours never{.from = 9, .until = 9};
    for (auto at = utc(2026, 1, 5, 0h); at < utc(2026, 1, 6, 0h); at += 1h)
        CHECK(hub::next_waking(never, london, at) == at);
}

TEST_CASE("the end of the quiet hours is never quiet itself, in any night of a year") {
    for (const auto& zone : {london, new_york, lord_howe, kolkata}) {
        for (auto at = utc(2026, 1, 1, 0h); at < utc(2026, 12, 31, 0h); at += 30min) {
            const auto waking = hub::next_waking(night, zone, at);
            REQUIRE(waking >= at);
            REQUIRE(waking - at <= 12h);
            REQUIRE(hub::next_waking(night, zone, waking) == waking);
        }
    }
}
