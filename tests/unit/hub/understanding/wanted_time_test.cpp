#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

using tests::hear_at;
using tests::london_text;

namespace {

// A Saturday morning unless told otherwise.
std::string window(const std::string& text, const std::string& now = "2026-11-21 10:00") {
    const auto heard = hear_at(text, now);
    return heard.window ? london_text(heard.window->from) + " - " + london_text(heard.window->until)
                        : "";
}

}  // namespace

TEST_CASE("days and parts of days become windows") {
    CHECK(window("milk today") == "2026-11-21 10:00 - 2026-11-21 20:00");
    CHECK(window("milk tomorrow") == "2026-11-22 08:00 - 2026-11-22 20:00");
    CHECK(window("tomoz morning") == "2026-11-22 08:00 - 2026-11-22 12:00");
    CHECK(window("this afternoon") == "2026-11-21 12:00 - 2026-11-21 18:00");
    CHECK(window("tonight") == "2026-11-21 17:00 - 2026-11-21 22:00");
    CHECK(window("monday") == "2026-11-23 08:00 - 2026-11-23 20:00");
    CHECK(window("next friday") == "2026-11-27 08:00 - 2026-11-27 20:00");
    CHECK(window("next week") == "2026-11-23 08:00 - 2026-11-27 20:00");
    CHECK(window("at the weekend") == "2026-11-21 10:00 - 2026-11-22 20:00");
    CHECK(window("on 5th december") == "2026-12-05 08:00 - 2026-12-05 20:00");
    CHECK(window("2 jan") == "2027-01-02 08:00 - 2027-01-02 20:00");
    CHECK(window("day after tomorrow") == "2026-11-23 08:00 - 2026-11-23 20:00");
}

TEST_CASE("clock times are bounds") {
    CHECK(window("by 6pm") == "2026-11-21 10:00 - 2026-11-21 18:00");
    CHECK(window("by 6") == "2026-11-21 10:00 - 2026-11-21 18:00");
    CHECK(window("after 5") == "2026-11-21 17:00 - 2026-11-21 20:00");
    CHECK(window("tomorrow after 5") == "2026-11-22 17:00 - 2026-11-22 20:00");
    CHECK(window("before 12 tomorrow") == "2026-11-22 08:00 - 2026-11-22 12:00");
    CHECK(window("at 14:30") == "2026-11-21 14:30 - 2026-11-21 15:30");
    CHECK(window("2-4pm") == "2026-11-21 14:00 - 2026-11-21 16:00");
    CHECK(window("between 2 and 4") == "2026-11-21 14:00 - 2026-11-21 16:00");
    CHECK(window("monday 11am to 1pm") == "2026-11-23 11:00 - 2026-11-23 13:00");
    CHECK(window("half past 5") == "2026-11-21 17:30 - 2026-11-21 18:30");
    CHECK(window("by quarter to six") == "2026-11-21 10:00 - 2026-11-21 17:45");
    CHECK(window("by midday") == "2026-11-21 10:00 - 2026-11-21 12:00");
    CHECK(window("by monday") == "2026-11-21 10:00 - 2026-11-23 20:00");
    CHECK(window("before monday") == "2026-11-21 10:00 - 2026-11-23 08:00");
    CHECK(window("at 8 tomorrow morning") == "2026-11-22 08:00 - 2026-11-22 09:00");
    CHECK(window("tonight at 8") == "2026-11-21 20:00 - 2026-11-21 21:00");
}

TEST_CASE("lengths count from now") {
    CHECK(window("in 2 hours") == "2026-11-21 12:00 - 2026-11-21 13:00");
    CHECK(window("in half an hour") == "2026-11-21 10:30 - 2026-11-21 11:30");
    CHECK(window("within the hour") == "2026-11-21 10:00 - 2026-11-21 11:00");
    CHECK(window("within 30 mins") == "2026-11-21 10:00 - 2026-11-21 10:30");
}

TEST_CASE("what is over already moves on") {
    CHECK(window("by 3pm", "2026-11-21 16:00") == "2026-11-22 08:00 - 2026-11-22 15:00");
    CHECK(window("today", "2026-11-21 21:00") == "2026-11-21 21:00 - 2026-11-21 23:59");
    CHECK(window("saturday", "2026-11-21 21:00") == "2026-11-28 08:00 - 2026-11-28 20:00");
    CHECK(window("tonight", "2026-11-21 23:30") == "2026-11-21 23:30 - 2026-11-22 00:30");
}

TEST_CASE("a window on the days that clocks change is in local time") {
    CHECK(window("tomorrow morning", "2026-03-28 10:00") == "2026-03-29 08:00 - 2026-03-29 12:00");
    CHECK(hear_at("tomorrow morning", "2026-03-28 10:00").window->from ==
          tests::in_london("2026-03-29 08:00"));
    CHECK(hear_at("tomorrow morning", "2026-03-28 10:00").window->from -
              tests::in_london("2026-03-28 08:00") ==
          std::chrono::hours{23});
    CHECK(hear_at("tomorrow morning", "2026-10-24 10:00").window->from -
              tests::in_london("2026-10-24 08:00") ==
          std::chrono::hours{25});
    CHECK(window("in 2 hours", "2026-03-29 00:30") == "2026-03-29 03:30 - 2026-03-29 04:30");
}

TEST_CASE("numbers without a word of time are no times") {
    CHECK(window("2 pints of milk and 6 eggs").empty());
    CHECK(window("im 80 and live alone").empty());
    CHECK(window("yes 4k").empty());
    CHECK(window("call 07700 900123").empty());
}

TEST_CASE("urgency is heard without a time") {
    CHECK(hear_at("milk asap", "2026-11-21 10:00").urgency == hub::Urgency::urgent);
    CHECK(hear_at("URGENT", "2026-11-21 10:00").urgency == hub::Urgency::urgent);
    CHECK(hear_at("milk whenever", "2026-11-21 10:00").urgency == hub::Urgency::normal);
    CHECK(window("asap").empty());
}
