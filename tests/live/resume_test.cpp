// Nobody misses anything, or is told so: who drops off and comes back, to either node, across the
// death of a node and a restart of Redis. The same between any two steps of the store:
// tests/unit/adapters/web/live/random_joins_test.cpp.
#include "tests/live/hamlet.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace live_hub;

namespace {

constexpr std::size_t persons = 20;  // of the desk, and as many who help
constexpr int steps = 120;  // of a storm; fewer than 300 events, which is what can be missed

// Things happen while people drop off and come back, at times and to nodes of chance.
class Weather {
public:
    explicit Weather(Hamlet& hamlet) : hamlet_(hamlet) {
        hamlet_.crowd.next_port = [this] { return any_port(); };
    }

    void blow() {
        for (int i = 0; i < steps; ++i) {
            hamlet_.insider.happens(static_cast<std::size_t>(chance(1, 2)));
            for (Caller& caller : hamlet_.crowd.all()) {
                if (chance(1, 20) == 1)
                    hamlet_.crowd.send(caller, any_port(), std::chrono::milliseconds{200});
            }
            hamlet_.crowd.turn(std::chrono::milliseconds{chance(0, 10)});
        }
    }

private:
    int chance(int least, int most) { return std::uniform_int_distribution<>{least, most}(dice_); }
    std::uint16_t any_port() {
        return port_of(chance(0, 1) == 0 ? *hamlet_.nodes.one : *hamlet_.nodes.other);
    }

    Hamlet& hamlet_;
    std::mt19937 dice_{4};
};

void open_doors(Hamlet& hamlet) {
    hamlet.let_in(persons, {hub::Role::coordinator});
    hamlet.let_in(persons, {hub::Role::volunteer});
    REQUIRE(hamlet.all_know_all());
}

// Every event after `begin` was told to somebody at the desk, and nobody was told anything else.
void check_log(Hamlet& hamlet, hub::Offset begin) {
    hub::Offset at = begin;
    for (hub::EventPage page = hamlet.insider.log(at); !page.events.empty();
         page = hamlet.insider.log(at)) {
        for (const hub::LoggedEvent& event : page.events) {
            REQUIRE(event.offset == at + 1);
            at = event.offset;
            CHECK(hamlet.crowd.chronicle().told.contains({page.epoch, at}));
        }
    }
}

std::string first_wrong(const Hamlet& hamlet) {
    const auto& wrong = const_cast<Hamlet&>(hamlet).crowd.chronicle().wrong;
    return wrong.empty() ? "" : wrong.front();
}

}  // namespace

TEST_CASE(
    "who drops off at any moment and comes back to either node is told each offset once, in "
    "order, also when a node is killed") {
    Hamlet hamlet;
    open_doors(hamlet);
    const hub::Offset begin = hamlet.insider.log(0).top;
    Weather weather{hamlet};
    weather.blow();
    REQUIRE(hamlet.all_know_all());

    hamlet.nodes.other->kill();
    hamlet.insider.happens(5);
    hamlet.crowd.until([] { return false; }, std::chrono::milliseconds{200});
    hamlet.nodes.start_other();
    weather.blow();
    REQUIRE(hamlet.all_know_all());

    CHECK(first_wrong(hamlet).empty());
    CHECK(hamlet.crowd.afresh() == 2 * persons);  // when they came first
    CHECK(hamlet.crowd.recovered() > 4 * persons);
    check_log(hamlet, begin);
}

TEST_CASE(
    "after a restart of Redis, and after too long away, everybody is told to start afresh and "
    "nobody goes on with a gap") {
    Hamlet hamlet;
    open_doors(hamlet);
    const std::string before = hamlet.crowd.all().front().reader.epoch();

    Caller& away = hamlet.crowd.all().back();
    away.cut();
    away.stays_away = true;
    for (int i = 0; i < 4; ++i) hamlet.insider.happens(80);
    // Only what the nodes have told by then is missed.
    const hub::Offset top = hamlet.insider.log(0).top;
    REQUIRE(hamlet.crowd.until(
        [&] { return hamlet.crowd.served(top) == hamlet.crowd.all().size() - 1; }));
    hamlet.crowd.send(away, port_of(*hamlet.nodes.one));
    REQUIRE(hamlet.all_know_all());
    CHECK(away.reader.afresh() == 2);
    CHECK(hamlet.crowd.afresh() == 2 * persons + 1);

    hamlet.nodes.redis.kill();
    hamlet.nodes.redis.start();
    REQUIRE(support::comes_true([&] {
        try {
            hamlet.insider.happens(3);
            return true;
        } catch (const std::exception&) {
            return false;
        }
    }));
    Weather weather{hamlet};
    weather.blow();
    REQUIRE(hamlet.all_know_all());
    CHECK(first_wrong(hamlet).empty());
    for (const Caller& caller : hamlet.crowd.all()) {
        CHECK(caller.reader.epoch() != before);
        CHECK(caller.reader.afresh() >= 2);
    }
}
