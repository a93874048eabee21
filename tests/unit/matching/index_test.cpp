#include "matching/index.hpp"

#include "tests/unit/matching/worlds.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <string>
#include <utility>

using namespace worlds;

namespace {

bool is_eligible(const matching::Candidate& candidate, const matching::Wanted& wanted) {
    matching::Index index;
    index.put(candidate);
    return index.eligible(wanted).size() == 1;
}

}  // namespace

TEST_CASE("somebody willing at the door is eligible") {
    CHECK(is_eligible(willing("ana"), shopping()));
}

TEST_CASE("each single reason against somebody is enough") {
    auto who = willing("ana");
    SECTION("not approved") {
        who.approved = false;
    }
    SECTION("does not do this need") {
        who.needs = 0b10;
    }
    SECTION("paused beyond now") {
        who.paused_until_ms = now_ms + 1;
    }
    SECTION("as many tasks as they take") {
        who.open_tasks = 3;
    }
    SECTION("takes no tasks") {
        who.max_tasks = 0;
    }
    SECTION("asked often enough today") {
        who.asked_today = 2;
    }
    SECTION("not available in any hour of the window") {
        for (const std::size_t hour : {14U, 15U, 16U}) who.hours.reset(hour);
    }
    SECTION("the place is out of reach") {
        who.home = north_of(hackney, 5001);
    }
    SECTION("a reach that is no number") {
        who.reach = {std::numeric_limits<double>::quiet_NaN()};
    }
    CHECK_FALSE(is_eligible(who, shopping()));
}

TEST_CASE("at its very edge a limit still lets somebody in") {
    auto who = willing("ana");
    auto wanted = shopping();
    SECTION("a pause that ends now") {
        who.paused_until_ms = now_ms;
    }
    SECTION("one task fewer than they take") {
        who.open_tasks = 2;
    }
    SECTION("one offer of the day left") {
        who.asked_today = 1;
    }
    SECTION("available in the last hour of the window alone") {
        who.hours.reset().set(16);
    }
    SECTION("available in the first hour of the window alone") {
        who.hours.reset().set(14);
    }
    SECTION("just within reach") {
        who.home = north_of(hackney, 4999);
    }
    SECTION("the place's radius widens the reach") {
        who.home = north_of(hackney, 5400);
        wanted.place_radius = {500};
    }
    SECTION("the place's radius widens the group's limit") {
        who.home = north_of(hackney, 1400);
        wanted.widest = {1000};
        wanted.place_radius = {500};
    }
    CHECK(is_eligible(who, wanted));
}

TEST_CASE("nobody beyond the group's limit is eligible, whatever their reach") {
    auto who = willing("ana");
    who.reach = {100'000};
    who.home = north_of(hackney, 15'001);
    CHECK_FALSE(is_eligible(who, shopping()));
}

TEST_CASE("a shared language is needed only when one is asked for") {
    auto wanted = shopping();
    auto who = willing("ana");
    who.languages = 0b100;
    CHECK(is_eligible(who, wanted));
    wanted.languages = 0b011;
    CHECK_FALSE(is_eligible(who, wanted));
    wanted.languages = 0b110;
    CHECK(is_eligible(who, wanted));
}

TEST_CASE("every need asked for has to be met, and a request without a need finds nobody") {
    auto wanted = shopping();
    wanted.need = 0b101;
    CHECK_FALSE(is_eligible(willing("ana"), wanted));
    wanted.need = 0b11;
    CHECK(is_eligible(willing("ana"), wanted));
    wanted.need = 0;
    CHECK_FALSE(is_eligible(willing("ana"), wanted));
}

TEST_CASE("a window over Sunday midnight takes hours of both ends of the week") {
    auto wanted = shopping();
    wanted.hour_of_week_from = 166;
    wanted.hour_of_week_until = 1;
    auto who = willing("ana");
    who.hours.reset().set(0);
    CHECK(is_eligible(who, wanted));
    who.hours.reset().set(167);
    CHECK(is_eligible(who, wanted));
    who.hours.reset().set(2).set(165);
    CHECK_FALSE(is_eligible(who, wanted));
}

TEST_CASE("a window within one hour takes that hour alone, and a whole week takes them all") {
    auto wanted = shopping();
    wanted.hour_of_week_until = wanted.hour_of_week_from;
    auto who = willing("ana");
    who.hours.reset().set(15);
    CHECK_FALSE(is_eligible(who, wanted));
    wanted.hour_of_week_from = 0;
    wanted.hour_of_week_until = 167;
    CHECK(is_eligible(who, wanted));
}

TEST_CASE("hours that are not of the week find nobody and do not loop") {
    const auto [from, until] =
        GENERATE(std::pair{-1, 5}, std::pair{0, 168}, std::pair{200, 300}, std::pair{5, -7});
    auto wanted = shopping();
    wanted.hour_of_week_from = from;
    wanted.hour_of_week_until = until;
    CHECK_FALSE(is_eligible(willing("ana"), wanted));
}

TEST_CASE("who is left out by name is not found") {
    auto wanted = shopping();
    wanted.not_these = {"bo", "ana"};
    CHECK_FALSE(is_eligible(willing("ana"), wanted));
    CHECK(is_eligible(willing("cy"), wanted));
}

TEST_CASE("putting again replaces, also when the home moves to another cell") {
    matching::Index index;
    index.put(willing("ana"));
    auto moved = willing("ana");
    moved.home = north_of(hackney, 40'000);
    index.put(moved);
    CHECK(index.size() == 1);
    CHECK(index.eligible(shopping()).empty());
    auto there = shopping();
    there.where = moved.home;
    CHECK(index.eligible(there).size() == 1);
    CHECK(index.find("ana")->home == moved.home);
}

TEST_CASE("erasing takes one away and leaves the neighbours, and erasing nobody is nothing") {
    matching::Index index;
    index.put(willing("ana"));
    index.put(willing("bo"));
    index.erase("ana");
    index.erase("ana");
    index.erase("nobody");
    REQUIRE(index.eligible(shopping()).size() == 1);
    CHECK(index.eligible(shopping())[0].who->id == "bo");
    CHECK(index.find("ana") == nullptr);
}

TEST_CASE("a home that is nowhere is refused and the former entry is gone") {
    matching::Index index;
    index.put(willing("ana"));
    auto lost = willing("ana");
    lost.home = GENERATE(matching::GeoPoint{91, 0},
                         matching::GeoPoint{0, 181},
                         matching::GeoPoint{std::numeric_limits<double>::quiet_NaN(), 0});
    CHECK_FALSE(index.put(lost));
    CHECK(index.size() == 0);
    CHECK_FALSE(index.put(willing("")));
}

TEST_CASE("a place that is nowhere, and widths that are no lengths, find nobody") {
    matching::Index index;
    index.put(willing("ana"));
    auto wanted = shopping();
    SECTION("not on earth") {
        wanted.where = {400, 0};
    }
    SECTION("no number") {
        wanted.widest = {std::numeric_limits<double>::quiet_NaN()};
    }
    SECTION("negative") {
        wanted.widest = {-1};
    }
    CHECK(index.eligible(wanted).empty());
}

TEST_CASE("an endless width looks at everybody") {
    matching::Index index;
    auto who = willing("ana");
    who.reach = {std::numeric_limits<double>::infinity()};
    who.home = {-hackney.latitude, 180 + hackney.longitude};
    index.put(who);
    auto wanted = shopping();
    wanted.widest = {std::numeric_limits<double>::infinity()};
    CHECK(index.eligible(wanted).size() == 1);
}

TEST_CASE("an index that is moved keeps its candidates findable") {
    matching::Index first;
    for (int i = 0; i < 100; ++i) first.put(willing("v" + std::to_string(i)));
    matching::Index second{std::move(first)};
    second.erase("v7");
    CHECK(second.eligible(shopping()).size() == 99);
}
