// Who reads slowly harms nobody but themselves, and misses nothing. Each bound by itself, to the
// byte and the moment: tests/unit/adapters/web/socket/limits_test.cpp.
#include "tests/live/hamlet.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace live_hub;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t quick_ones = 20;
constexpr std::size_t words = 60'000;  // of the request that slow ones ask for again and again
constexpr unsigned too_slow = 3008;

bool is_cut_off(const Caller& caller) {
    constexpr int closed = 7;  // TCP_CLOSE
    tcp_info info{};
    socklen_t size = sizeof info;
    ::getsockopt(caller.socket(), IPPROTO_TCP, TCP_INFO, &info, &size);
    return info.tcpi_state == closed;
}

// A hub with some who read at once, and a request with many words.
class Scene {
public:
    Scene() : request_(hamlet.insider.leave_request(words)) {
        for (const SignedIn& who : hamlet.insider.sign_in(quick_ones, {hub::Role::coordinator}))
            quick_.push_back(&hamlet.let_in(who, *hamlet.nodes.one));
    }

    // Asks for it so many times and reads no answer.
    Caller& let_in_slow_one(int window, int questions) {
        const SignedIn who = hamlet.insider.sign_in(1, {hub::Role::coordinator}).at(0);
        Caller& caller = hamlet.crowd.add(who.cookie);
        caller.window = window;
        hamlet.crowd.send(caller, port_of(*hamlet.nodes.one));
        persons_[&caller] = who.person.text;
        REQUIRE(hamlet.crowd.until([&] { return caller.is_member() && is_at_desk(caller); }));
        caller.is_slow = true;
        caller.stays_away = true;
        for (int id = 2; id < 2 + questions; ++id) {
            caller.say(R"({"id":)" + std::to_string(id) +
                       R"(,"query":"request_story","body":{"request":")" + request_.text + "\"}}");
        }
        return caller;
    }
    // As the others see it: not from the moment on when the node closes it, however much of what
    // was sent before the kernel still holds.
    bool is_at_desk(const Caller& caller) const {
        return quick_.front()->reader.presence().find(persons_.at(&caller)) != std::string::npos;
    }
    // An event, until all who are quick have it; and the node's memory.
    void look() {
        const auto begin = Clock::now();
        const hub::Offset offset = hamlet.insider.happens();
        REQUIRE(hamlet.crowd.until([&] { return all_know(offset); }));
        longest = std::max(longest, Clock::now() - begin);
        resident = std::max(resident, resident_megabytes(*hamlet.nodes.one));
        hamlet.crowd.until([] { return false; }, 200ms);
    }
    // Who was slow reads all that has come.
    unsigned goodbye_of(Caller& caller) {
        caller.is_slow = false;
        hamlet.crowd.look_at(caller);
        REQUIRE(hamlet.crowd.until([&] { return caller.goodbye() != 0; }));
        return caller.goodbye();
    }
    bool all_stayed() const {
        return std::all_of(quick_.begin(), quick_.end(), [](const Caller* caller) {
            return caller->is_member() && caller->goodbye() == 0;
        });
    }

    Hamlet hamlet{};
    Clock::duration longest{};  // that an event took
    double resident{};          // MB, at most

private:
    bool all_know(hub::Offset offset) const {
        return std::all_of(quick_.begin(), quick_.end(), [offset](const Caller* caller) {
            return caller->reader.known() >= offset;
        });
    }

    hub::RequestId request_;
    std::vector<Caller*> quick_{};
    std::map<const Caller*, std::string> persons_{};  // the slow ones'
};

double in_milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

}  // namespace

TEST_CASE(
    "who stops reading is closed as too slow or cut off in time, the others are served as before, "
    "and whoever comes back has missed nothing") {
    Scene scene;
    for (int i = 0; i < 5; ++i) scene.look();
    const double before = scene.resident;
    const double usual = in_milliseconds(scene.longest);
    scene.longest = {};

    const auto begin = Clock::now();
    Caller& silent = scene.let_in_slow_one(4096, 14);      // less, but not a byte is read
    Caller& dripping = scene.let_in_slow_one(32'768, 15);  // a byte now and then
    Caller& greedy = scene.let_in_slow_one(4096, 40);      // 2.4 MB: more than may wait
    scene.look();
    REQUIRE(scene.hamlet.crowd.until([&] { return !scene.is_at_desk(greedy); }));
    CHECK(scene.goodbye_of(greedy) == too_slow);
    Clock::duration cut_after{};
    while (scene.is_at_desk(dripping) && Clock::now() - begin < 60s) {
        scene.look();
        dripping.read(4'000);
        if (cut_after == Clock::duration{} && is_cut_off(silent)) cut_after = Clock::now() - begin;
    }
    CHECK(scene.goodbye_of(dripping) == too_slow);
    CHECK(cut_after >= 9s);
    CHECK(is_cut_off(silent));
    CHECK(scene.all_stayed());
    INFO("an event took at most " << usual << " ms before and " << in_milliseconds(scene.longest)
                                  << " ms beside them; memory " << before << " MB, then "
                                  << scene.resident << " MB; silence ended after "
                                  << in_milliseconds(cut_after) << " ms");
    CHECK(scene.longest < 5s);
    CHECK(scene.resident - before < LIVE_MOST_GROWTH);

    for (Caller* const slow : {&greedy, &silent, &dripping}) {
        slow->is_slow = false;
        scene.hamlet.crowd.send(*slow, port_of(*scene.hamlet.nodes.one));
    }
    CHECK(scene.hamlet.all_know_all());
    for (const Caller* const slow : {&greedy, &silent, &dripping}) {
        CHECK(slow->reader.afresh() == 1);
        CHECK(slow->reader.recovered() == 1);
    }
    CHECK(scene.hamlet.crowd.chronicle().wrong.empty());
}
