#include "hub/rules/broadcast.hpp"

#include "tests/unit/hub/rules_desk/support.hpp"

#include <catch2/catch.hpp>

using namespace desk_support;

namespace {

const hub::Place dalston{
    .name = "E8 3", .level = hub::PlaceLevel::sector, .centre = {51.54, -0.06}, .radius = {300}};
const hub::Place leeds{
    .name = "LS1", .level = hub::PlaceLevel::district, .centre = {53.79, -1.54}, .radius = {900}};

hub::Volunteer helper() {
    hub::Volunteer made;
    made.id = {"bo"};
    made.needs = {{"shopping"}};
    made.home = dalston;
    return made;
}

}  // namespace

TEST_CASE("an audience is who helps with one of its needs and lives near its place") {
    CHECK(rules::is_in({}, {}, helper(), noon));
    CHECK(rules::is_in({.needs = {{"call"}, {"shopping"}}}, {}, helper(), noon));
    CHECK_FALSE(rules::is_in({.needs = {{"call"}}}, {}, helper(), noon));
    CHECK(rules::is_in({.within = {1000}}, dalston, helper(), noon));
    CHECK_FALSE(rules::is_in({.within = {1000}}, leeds, helper(), noon));
}

TEST_CASE("who stopped or pauses is in no audience") {
    hub::Volunteer stopped = helper();
    stopped.stopped = true;
    CHECK_FALSE(rules::is_in({}, {}, stopped, noon));
    hub::Volunteer away = helper();
    away.paused_until = noon + 1h;
    CHECK_FALSE(rules::is_in({}, {}, away, noon));
    CHECK(rules::is_in({}, {}, away, noon + 1h));
}

TEST_CASE(
    "everybody of an audience gets one text, in the group's name, that waits for the morning") {
    At at{noon};
    const auto changes =
        rules::tell_all(group(), {{"bo"}, {"cy"}}, at.moment, {"Food bank opens at ten"});
    CHECK(told(changes) == std::vector<std::string>{"bo: broadcast", "cy: broadcast"});
    const auto messages = put_of<hub::OutgoingMessage>(changes);
    CHECK(messages[0].purpose == hub::Purpose::stand_down);
    CHECK(messages[0].wording.values.at("text") == "Food bank opens at ten");
    CHECK(messages[0].wording.values.at("group") == "Hackney helps");
}
