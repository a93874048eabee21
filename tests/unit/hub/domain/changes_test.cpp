#include "hub/changes.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

using hub::Changes;
using hub::TimerKind;

namespace {

const hub::RecordId request_r = hub::record_id(hub::RequestId{"r"});
const hub::TimePoint noon{std::chrono::hours{12}};
const hub::TimePoint one = noon + std::chrono::hours{1};

hub::Request request(std::string id, int helpers_wanted) {
    return {.id = {std::move(id)}, .helpers_wanted = helpers_wanted};
}

hub::Timer timer(TimerKind kind, std::optional<hub::TimePoint> due) {
    return {.record = request_r, .kind = kind, .due = due};
}

}  // namespace

TEST_CASE("a later put of the same record replaces the earlier and keeps its place") {
    Changes changes;
    changes.put(request("r", 1)).put(request("s", 1)).put(request("r", 2));
    REQUIRE(changes.puts.size() == 2);
    CHECK(std::get<hub::Request>(changes.puts[0]).helpers_wanted == 2);
    CHECK(std::get<hub::Request>(changes.puts[1]).id == hub::RequestId{"s"});
}

TEST_CASE("records of different kinds with one id are different records") {
    Changes changes;
    changes.put(hub::Person{.id = {"ana"}})
        .put(hub::Volunteer{.id = {"ana"}})
        .put(hub::Conversation{.person = {"ana"}});
    CHECK(changes.puts.size() == 3);
}

TEST_CASE("a record's kind is its place among the alternatives") {
    const std::vector<hub::Record> records{hub::Group{},
                                           hub::Person{},
                                           hub::Volunteer{},
                                           hub::Conversation{},
                                           hub::Request{},
                                           hub::OutgoingMessage{},
                                           hub::Alert{},
                                           hub::AddressRecord{},
                                           hub::Step{},
                                           hub::Lease{},
                                           hub::DayBudget{},
                                           hub::Heard{},
                                           hub::Handover{},
                                           hub::Session{},
                                           hub::Credential{},
                                           hub::Invitation{},
                                           hub::SignInCode{},
                                           hub::Device{}};
    REQUIRE(records.size() == std::variant_size_v<hub::Record>);
    for (std::size_t i = 0; i < records.size(); ++i) {
        CHECK(records[i].index() == i);
        CHECK(static_cast<std::size_t>(hub::id_of(records[i]).kind) == i);
    }
}

TEST_CASE("a record is known by its own id, and what is there once by one fixed word") {
    CHECK(hub::id_of(hub::Request{.id = {"r"}}) == request_r);
    CHECK(hub::id_of(hub::Conversation{.person = {"ana"}}) == hub::conversation_record({"ana"}));
    CHECK(hub::id_of(hub::OutgoingMessage{.id = {"m"}}) == hub::record_id(hub::MessageId{"m"}));
    CHECK(hub::id_of(hub::Group{.id = {"east"}}) == hub::group_record());
    CHECK(hub::id_of(hub::AddressRecord{.key = {"k"}}) == hub::address_record());
    CHECK(hub::id_of(hub::Lease{.holder = {"n"}}) == hub::lease_record());
    CHECK(hub::id_of(hub::DayBudget{.day = "2026-11-21"}) == hub::budget_record());
}

TEST_CASE("a record that is read twice is named once, with the version read first") {
    Changes changes;
    changes.rests_on(request_r, 4).rests_on(hub::group_record(), 0).rests_on(request_r, 9);
    CHECK(changes.reads == std::vector<hub::Read>{{request_r, 4}, {hub::group_record(), 0}});
}

TEST_CASE("a versioned record gives its version, and an absent one is named as 0") {
    Changes changes;
    changes.rests_on(request_r,
                     hub::Versioned<hub::Request>{.value = request("r", 1), .version = 7});
    changes.rests_on(hub::lease_record(), hub::Versioned<std::optional<hub::Lease>>{});
    CHECK(changes.reads == std::vector<hub::Read>{{request_r, 7}, {hub::lease_record(), 0}});
}

TEST_CASE("of one timer only the last word counts") {
    Changes changes;
    SECTION("set, then moved") {
        changes.timer(request_r, TimerKind::follow_up, noon)
            .timer(request_r, TimerKind::follow_up, one);
        CHECK(changes.timers == std::vector<hub::Timer>{timer(TimerKind::follow_up, one)});
    }
    SECTION("set, then erased") {
        changes.timer(request_r, TimerKind::follow_up, noon)
            .no_timer(request_r, TimerKind::follow_up);
        CHECK(changes.timers == std::vector<hub::Timer>{timer(TimerKind::follow_up, std::nullopt)});
    }
    SECTION("erased, then set") {
        changes.no_timer(request_r, TimerKind::follow_up)
            .timer(request_r, TimerKind::follow_up, noon);
        CHECK(changes.timers == std::vector<hub::Timer>{timer(TimerKind::follow_up, noon)});
    }
}

TEST_CASE("timers of another kind or record are others") {
    Changes changes;
    changes.timer(request_r, TimerKind::follow_up, noon)
        .timer(request_r, TimerKind::dispatch, noon);
    changes.timer(hub::record_id(hub::RequestId{"s"}), TimerKind::follow_up, noon);
    CHECK(changes.timers.size() == 3);
}

TEST_CASE("sending puts the message, sets its timer and announces it") {
    Changes changes;
    changes.send({.id = {"m"}, .to = {"ana"}}, one);
    REQUIRE(changes.puts.size() == 1);
    CHECK(std::get<hub::OutgoingMessage>(changes.puts[0]).to == hub::PersonId{"ana"});
    CHECK(changes.timers ==
          std::vector<hub::Timer>{{hub::record_id(hub::MessageId{"m"}), TimerKind::send, one}});
    const hub::MessageMoved moved{
        .message = {"m"}, .to = {"ana"}, .state = hub::MessageState::queued};
    CHECK(changes.events == std::vector<hub::Event>{moved});
}

TEST_CASE("joined changes are both, and where both speak the later does") {
    Changes first;
    first.rests_on(request_r, 4).put(request("r", 1)).timer(request_r, TimerKind::follow_up, noon);
    first.announce(hub::GroupChanged{});
    first.key = {"first", "print"};
    first.actor = "ana";
    Changes second;
    second.rests_on(request_r, 5)
        .rests_on(hub::group_record(), 2)
        .put(request("r", 3))
        .erase(hub::record_id(hub::StepId{"s"}));
    second.no_timer(request_r, TimerKind::follow_up).timer(request_r, TimerKind::dispatch, one);
    second.announce(hub::PersonChanged{{"ana"}});
    second.key = {"second", "print"};
    second.answer = {"second"};
    second.actor = "bo";

    first.join(std::move(second));
    CHECK(first.reads == std::vector<hub::Read>{{request_r, 4}, {hub::group_record(), 2}});
    REQUIRE(first.puts.size() == 1);
    CHECK(std::get<hub::Request>(first.puts[0]).helpers_wanted == 3);
    CHECK(first.erases == std::vector<hub::RecordId>{hub::record_id(hub::StepId{"s"})});
    CHECK(first.timers == std::vector<hub::Timer>{timer(TimerKind::follow_up, std::nullopt),
                                                  timer(TimerKind::dispatch, one)});
    CHECK(first.events ==
          std::vector<hub::Event>{hub::GroupChanged{}, hub::PersonChanged{{"ana"}}});
    CHECK(first.key.text == "first");
    CHECK(first.answer.text.empty());
    CHECK(first.actor == "ana");
}

TEST_CASE("changes that want nothing are empty, also when they rest on something") {
    Changes changes;
    changes.rests_on(request_r, 4);
    CHECK(changes.empty());
    CHECK_FALSE(Changes{}.put(request("r", 1)).empty());
    CHECK_FALSE(Changes{}.erase(request_r).empty());
    CHECK_FALSE(Changes{}.announce(hub::GroupChanged{}).empty());
    CHECK_FALSE(Changes{}.no_timer(request_r, TimerKind::follow_up).empty());
}

TEST_CASE("a group and an address of the same name are two scopes") {
    CHECK(hub::scope_of(hub::GroupId{"x"}) != hub::scope_of(hub::AddressKey{"x"}));
    CHECK(hub::scope_of(hub::GroupId{"x"}) == hub::Scope{hub::Scope::Kind::group, "x"});
}
