#include "tests/end_to_end/two_nodes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <barrier>
#include <map>
#include <thread>

namespace {

using namespace end_to_end;

constexpr int rounds = 20;
constexpr int helpers = 60;
constexpr int alerts = 30;
constexpr const char* took = "Thank you, it is yours";
constexpr const char* was_late = "Somebody was a moment quicker";

std::string number(int n) {
    return "+447700900" + std::to_string(n);
}

std::vector<std::string> dog_walkers() {
    std::vector<std::string> lines;
    for (int n = 0; n < helpers; ++n)
        lines.push_back("Helper " + std::to_string(n) + "," + number(300 + n) +
                        ",E8 3,dog walking");
    return lines;
}

// Who was asked since `begin`, and their codes.
std::map<std::string, std::string> offers_since(const Gateway& gateway, std::size_t begin) {
    std::map<std::string, std::string> codes;
    const auto taken = gateway.taken();
    for (std::size_t i = begin; i < taken.size(); ++i) {
        if (holds(taken[i].words, "Reply YES ")) codes[taken[i].to] = code_in(taken[i].words);
    }
    return codes;
}

std::size_t count_since(const Gateway& gateway, std::size_t begin, const std::string& words) {
    const auto taken = gateway.taken();
    return static_cast<std::size_t>(
        std::count_if(taken.begin() + static_cast<std::ptrdiff_t>(begin),
                      taken.end(),
                      [&words](const Taken& one) { return holds(one.words, words); }));
}

bool confirms_stop(const Gateway& gateway) {
    const auto tried = gateway.put_off();
    return std::any_of(tried.begin(), tried.end(), [](const Taken& one) {
        return holds(one.words, "You will get no more messages");
    });
}

// Both texts leave when both threads are there.
void say_at_once(const support::HubProcess& one,
                 const SmsPhone& first,
                 const std::string& first_words,
                 const support::HubProcess& other,
                 const SmsPhone& second,
                 const std::string& second_words) {
    std::barrier together{2};
    std::thread beside{[&] {
        together.arrive_and_wait();
        second.text(other, second_words);
    }};
    together.arrive_and_wait();
    first.text(one, first_words);
    beside.join();
}

}  // namespace

TEST_CASE(
    "two volunteers say yes in the same moment on two nodes: one wins, the other is told kindly") {
    TwoNodes hub{{{"AIDHUB_NEW_GROUP_ASKING_AT_ONCE", "2"}}};
    add_group(hub.data.path());
    add_volunteers(hub.data.path(), dog_walkers());
    for (int round = 0; round < rounds; ++round) {
        INFO("round " << round);
        const std::size_t begin = hub.gateway.taken().size();
        SmsPhone resident = hub.phone(number(200 + round));
        const auto& node = round % 2 == 0 ? *hub.one : *hub.other;
        resident.text(node,
                      "Could somebody walk my dog? 12 Mare Street E8 3PN. My name is Rosa Luz");
        std::map<std::string, std::string> codes;
        REQUIRE(support::comes_true(
            [&] { return (codes = offers_since(hub.gateway, begin)).size() == 2; },
            support::patience));
        const SmsPhone first = hub.phone(codes.begin()->first);
        const SmsPhone second = hub.phone(codes.rbegin()->first);
        say_at_once(*hub.one,
                    first,
                    "yes " + codes.begin()->second,
                    *hub.other,
                    second,
                    "yes " + codes.rbegin()->second);
        REQUIRE(support::comes_true(
            [&] {
                return count_since(hub.gateway, begin, took) == 1 &&
                       count_since(hub.gateway, begin, was_late) == 1;
            },
            support::patience));
        resident.wait_for("Good news");
        CHECK(count_since(hub.gateway, begin, took) == 1);
        CHECK(count_since(hub.gateway, begin, was_late) == 1);
        CHECK(count_since(hub.gateway, begin, "Good news") == 1);
    }
    CHECK(hub.gateway.violations().empty());
    CHECK(hub.one->terminate() == 0);
    CHECK(hub.other->terminate() == 0);
}

TEST_CASE(
    "STOP while messages are queued: nothing is handed over after it but its confirmation, once") {
    TwoNodes hub;
    add_group(hub.data.path());
    hub.gateway.busy(coordinator);
    // Each is an alert for the coordinator, which the gateway puts off.
    for (int n = 0; n < alerts; ++n) {
        const auto& node = n % 2 == 0 ? *hub.one : *hub.other;
        hub.phone(number(200 + n)).text(node, "I have a bad chest pain");
    }
    for (int n = 0; n < alerts; ++n) hub.phone(number(200 + n)).wait_for("999");
    REQUIRE(support::comes_true([&] { return hub.gateway.put_off().size() >= alerts; },
                                support::patience));

    SmsPhone desk = hub.phone(coordinator);
    desk.text(*hub.other, "STOP");
    // What is handed over from the moment on when the confirmation is tried is after the STOP.
    REQUIRE(support::comes_true([&] { return confirms_stop(hub.gateway); }, support::patience));
    hub.gateway.free(coordinator);
    desk.wait_for("You will get no more messages");
    // Every one of them has been looked at again and was dropped.
    CHECK(support::comes_true(
        [&] { return hub.metric("aidhub_hand_overs_total", "stopped") >= alerts; },
        support::patience));
    CHECK(desk.all().size() == 1);

    desk.text(*hub.one, "stop");
    desk.text(*hub.one, "START");
    desk.wait_for("Welcome back");
    CHECK(desk.all().size() == 2);
    hub.phone(number(300)).text(*hub.other, "I have a bad chest pain");
    desk.wait_for("URGENT");
    desk.wait_for("to say that you have it");
    CAPTURE(desk.all());
    CHECK(desk.all().size() == 4);
    CHECK(hub.gateway.violations().empty());
}
