#include "adapters/calendar/icu_calendar.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace std::chrono_literals;

namespace {

const calendar::IcuCalendar calendar_of_icu;

hub::TimePoint utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
    const std::chrono::sys_days date{std::chrono::year{year} / static_cast<int>(month) /
                                     static_cast<int>(day)};
    return date + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

const hub::TimePoint now = utc(2026, 11, 21, 12);

hub::TimeZone zone(std::string_view name, hub::TimePoint around = now) {
    return calendar_of_icu.zone(name, around).value();
}

std::string clock(const hub::TimeZone& zone, hub::TimePoint at) {
    const auto local = hub::local_time(zone, at);
    const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(static_cast<unsigned>(local.date.day())) + " " + two(local.hour) + ":" +
           two(local.minute);
}

}  // namespace

TEST_CASE("London's clocks go forward and back at the right second") {
    const auto london = zone("Europe/London");
    CHECK(clock(london, utc(2027, 3, 28, 0, 59)) == "28 00:59");
    CHECK(clock(london, utc(2027, 3, 28, 1, 0)) == "28 02:00");
    CHECK(clock(london, utc(2027, 10, 31, 0, 59)) == "31 01:59");
    CHECK(clock(london, utc(2027, 10, 31, 1, 0)) == "31 01:00");
    CHECK(clock(london, utc(2027, 3, 28, 1, 0) - 1ms) == "28 00:59");
}

TEST_CASE("London's transitions from a year before to ten years after") {
    const auto london = zone("Europe/London");
    const auto& all = london.transitions;
    REQUIRE(all.size() == 23);  // the start, 2 in the past year, 20 to come
    CHECK(all.front() == hub::Transition{.from = now - std::chrono::days{366}, .offset = 0s});
    CHECK(all[1] == hub::Transition{.from = utc(2026, 3, 29, 1), .offset = 3600s});
    CHECK(all[2] == hub::Transition{.from = utc(2026, 10, 25, 1), .offset = 0s});
    CHECK(all.back().from == utc(2036, 10, 26, 1));
    CHECK(std::is_sorted(
        all.begin(), all.end(), [](const auto& a, const auto& b) { return a.from < b.from; }));
}

TEST_CASE("a zone asked about in summer begins in summer") {
    const auto london = zone("Europe/London", utc(2026, 7, 1));
    CHECK(london.transitions.front().offset == 3600s);
    CHECK(clock(london, utc(2025, 7, 1, 12)) == "01 13:00");
}

TEST_CASE("UTC has one transition and no offset") {
    const std::string name = GENERATE(as<std::string>{}, "UTC", "Etc/UTC", "GMT", "Africa/Abidjan");
    CAPTURE(name);
    REQUIRE(zone(name).transitions.size() == 1);
    CHECK(zone(name).transitions.front().offset == 0s);
}

TEST_CASE("zones of half and quarter hours") {
    CHECK(clock(zone("Asia/Kolkata"), utc(2026, 11, 21, 12)) == "21 17:30");
    CHECK(clock(zone("Asia/Kathmandu"), utc(2026, 11, 21, 12)) == "21 17:45");
    CHECK(clock(zone("America/St_Johns"), utc(2026, 11, 21, 12)) == "21 08:30");
    CHECK(clock(zone("America/St_Johns"), utc(2027, 7, 1, 12)) == "01 09:30");
    CHECK(clock(zone("Australia/Lord_Howe"), utc(2026, 11, 21, 12)) ==
          "21 23:00");  // summer is half an hour
    CHECK(clock(zone("Australia/Lord_Howe"), utc(2026, 7, 1, 12)) == "01 22:30");
}

TEST_CASE("changes of a zone's name alone are no transitions") {
    const auto name = GENERATE(as<std::string>{},
                               "Europe/London",
                               "America/New_York",
                               "Africa/Casablanca",
                               "Europe/Istanbul");
    const auto found = zone(name, utc(2016, 6, 1)).transitions;
    for (std::size_t i = 1; i < found.size(); ++i) CHECK(found[i].offset != found[i - 1].offset);
}

TEST_CASE("older names that the tz database still knows") {
    CHECK(zone("GB") == zone("Europe/London"));
    CHECK(zone("CET").transitions.front().offset == 3600s);
}

TEST_CASE("what is no name of the tz database is unknown") {
    const std::string name = GENERATE(as<std::string>{},
                                      "",
                                      "Europe/Hackney",
                                      "europe/london",
                                      "London",
                                      "BST",
                                      "IST",
                                      "PST",
                                      "GMT+5",
                                      "GMT+05:30",
                                      "UTC+1",
                                      "Etc/Unknown",
                                      "SystemV/AST4",
                                      "../../etc/passwd",
                                      " Europe/London",
                                      "Europe/London ",
                                      "Europe/L\xc3\xb6ndon",
                                      "\xff",
                                      "%s");
    CAPTURE(name);
    CHECK_FALSE(calendar_of_icu.zone(name, now));
}

TEST_CASE("names with a NUL in them and endless names are unknown") {
    CHECK_FALSE(calendar_of_icu.zone({"Europe/London\0x", 15}, now));
    CHECK_FALSE(calendar_of_icu.zone(std::string(100'000, 'E'), now));
}
