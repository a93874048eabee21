// One short round of some: the program `faults` runs all of them, as often as wanted.

#include "tests/faults/silence.hpp"
#include "tests/faults/trial.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace faults;

Nemesis named(const std::string& name) {
    for (Nemesis& nemesis : all_nemeses()) {
        if (nemesis.name == name) return nemesis;
    }
    throw std::invalid_argument("no nemesis is called " + name);
}

Trial round_of(const Nemesis& nemesis) {
    Measure measure;
    measure.load = std::chrono::seconds{2};
    return try_out(nemesis, measure);
}

void all_marks_hold(const std::string& name) {
    const Trial trial = round_of(named(name));
    if (!trial.not_run.empty()) {
        WARN("not run: " << trial.not_run);
        return;
    }
    UNSCOPED_INFO(head() << '\n' << line(trial));
    UNSCOPED_INFO(trial.hub_log);
    CHECK(trial.verdict.acknowledged > 0);
    CHECK(trial.verdict.problems == std::vector<std::string>{});
}

}  // namespace

TEST_CASE("a hub that is killed loses nothing that it acknowledged") {
    all_marks_hold("hub-killed");
}

TEST_CASE("when Redis is killed texts are put off and nothing is lost") {
    all_marks_hold("redis-killed");
}

TEST_CASE("what was not on the disk when the power went was not acknowledged") {
    all_marks_hold("lost-tail");
}

TEST_CASE("while Redis is frozen texts are put off within a second") {
    all_marks_hold("redis-frozen");
}

TEST_CASE("while Redis is full texts are put off, and a STOP stands all the same") {
    all_marks_hold("redis-full");
}

TEST_CASE("when the disk is full Redis ends, and with room again all goes on") {
    all_marks_hold("disk-full");
}

TEST_CASE("a hub that is cut off from Redis finds back without a restart") {
    all_marks_hold("redis-cut-off");
}

TEST_CASE("when answers between hub and gateway are lost nobody is told more than twice") {
    all_marks_hold("gateway-link-resets");
}

TEST_CASE("a real Kannel that is killed and started again is written to again") {
    all_marks_hold("kannel-killed");
}

TEST_CASE("the checker tells what was in flight at a STOP from what should not have left") {
    const Time stopped{std::chrono::hours{1}};
    Text stop;
    stop.id = "text-1";
    stop.written.from = "+447400200001";
    stop.acknowledged = stopped;
    const auto handed = [&](int milliseconds_after, const std::string& message) {
        HandOver one;
        one.at = stopped + milliseconds{milliseconds_after};
        one.message = message;
        one.to = stop.written.from;
        one.words = message == "confirmation" ? "You will get no more messages." : "Can you help?";
        return one;
    };
    CHECK(silence_after(stop, {handed(-9, "before"), handed(50, "confirmation")}).breaches.empty());
    const auto one = silence_after(stop, {handed(5, "late"), handed(50, "confirmation")});
    CHECK(one.breaches.empty());
    CHECK(one.in_flight == 1);
    CHECK(silence_after(stop, {handed(5, "late"), handed(6, "later")}).breaches.size() == 1);
    CHECK(silence_after(stop, {handed(2500, "late")}).breaches.size() == 1);
    CHECK(silence_after(stop, {handed(1, "confirmation"), handed(5, "late")}).breaches.size() == 1);
}

// That the checker can find something.
TEST_CASE("a Redis that syncs once a second loses acknowledged texts, and the checker says so") {
    Nemesis careless = named("lost-tail");
    careless.setup.durable = false;
    // A cut just after a sync loses nothing: chance, and on a slow machine no rare one.
    constexpr int most_rounds = 5;
    Trial trial = round_of(careless);
    for (int round = 1; round < most_rounds && trial.verdict.lost == 0; ++round)
        trial = round_of(careless);
    UNSCOPED_INFO(head() << '\n' << line(trial));
    CHECK(trial.verdict.lost > 0);
    CHECK_FALSE(trial.good());
}
