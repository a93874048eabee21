#include "hub/rules/address.hpp"

#include <catch2/catch.hpp>

#include <chrono>

namespace {

using hub::Step;
using rules::Meaning;

const hub::TimePoint noon{std::chrono::hours{500'000}};
const hub::GroupId hackney{"hackney"};
const hub::GroupId bow{"bow"};

rules::Arrival arrival(Meaning meaning,
                       const std::string& words,
                       std::vector<hub::GroupId> groups) {
    rules::Arrival made;
    made.text.channel = "sms";
    made.text.from = {"+447700900123"};
    made.text.to = "+447700900000";
    made.text.text = {words};
    made.text.received_at = noon;
    made.id = {"in1"};
    made.address = {"hash"};
    made.meaning = meaning;
    made.groups_of_number = std::move(groups);
    return made;
}

hub::Versioned<hub::AddressRecord> known_in(std::vector<hub::GroupId> groups) {
    hub::Versioned<hub::AddressRecord> record{.version = 7};
    for (const auto& group : groups) rules::join_group(record.value, group, {"p-" + group.text});
    return record;
}

std::vector<Step> steps_of(const hub::Changes& changes) {
    std::vector<Step> steps;
    for (const auto& put : changes.puts) {
        if (const auto* step = std::get_if<Step>(&put)) steps.push_back(*step);
    }
    return steps;
}

hub::AddressRecord address_of(const hub::Changes& changes) {
    for (const auto& put : changes.puts) {
        if (const auto* record = std::get_if<hub::AddressRecord>(&put)) return *record;
    }
    FAIL("the address is not put");
    return {};
}

hub::GroupId heard_by(const hub::Versioned<hub::AddressRecord>& record,
                      const std::string& words,
                      std::vector<hub::GroupId> groups) {
    const auto changes = rules::hear(record, arrival(Meaning::words, words, groups), noon);
    const auto steps = steps_of(changes);
    return steps.size() == 1 ? steps[0].group : hub::GroupId{};
}

}  // namespace

TEST_CASE("an unknown address that writes becomes a person of the number's group") {
    const auto changes =
        rules::hear({}, arrival(Meaning::words, "milk please", {hackney, bow}), noon);
    const auto record = address_of(changes);
    const auto steps = steps_of(changes);

    REQUIRE(steps.size() == 1);
    CHECK(steps[0].kind == Step::Kind::heard);
    CHECK(steps[0].group == hackney);
    CHECK(steps[0].text.reveal == "milk please");
    CHECK(steps[0].from.reveal == "+447700900123");
    CHECK_FALSE(steps[0].code_prefix.empty());
    REQUIRE(record.memberships.size() == 1);
    CHECK(record.memberships[0].person == steps[0].person);
    CHECK(record.speaking_with == hackney);
    CHECK(record.steps == std::vector{steps[0].id});
    CHECK(changes.reads == std::vector{hub::Read{hub::address_record(), 0}});
    CHECK(changes.key.text == "in:in1");
    CHECK(changes.when_full == hub::WhenFull::refuse);
}

TEST_CASE("deciding again gives the same person and step") {
    const auto first = rules::hear({}, arrival(Meaning::words, "hi", {hackney}), noon);
    const auto second = rules::hear({}, arrival(Meaning::words, "hi", {hackney}), noon);
    CHECK(first.puts == second.puts);
}

TEST_CASE("nobody's words go to a group that they did not write to") {
    CHECK(heard_by(known_in({bow}), "hello", {hackney}) == hackney);
    CHECK(heard_by(known_in({bow}), "hello", {bow, hackney}) == bow);
    CHECK(heard_by(known_in({bow}), "hello", {}) == bow);
    CHECK(heard_by({}, "hello", {}).empty());
}

TEST_CASE("of two groups behind one number the code decides, then who was spoken with last") {
    auto record = known_in({hackney, bow});
    REQUIRE(record.value.memberships[1].code_prefix == "3");
    CHECK(heard_by(record, "hello", {hackney, bow}) == hackney);
    record.value.speaking_with = bow;
    CHECK(heard_by(record, "hello", {hackney, bow}) == bow);
    CHECK(heard_by(record, "yes 2c!", {hackney, bow}) == hackney);
    CHECK(heard_by(record, "YES 3CF", {hackney, bow}) == bow);
    CHECK(heard_by(record, "at 2pm, 22 eggs", {hackney, bow}) == bow);
    record.value.speaking_with = {"elsewhere"};
    CHECK(heard_by(record, "hello", {hackney, bow}) == hackney);
}

TEST_CASE("STOP goes to every group, and one of them confirms") {
    auto record = known_in({hackney, bow});
    record.value.speaking_with = bow;
    const auto changes = rules::hear(record, arrival(Meaning::stop, "STOP", {hackney, bow}), noon);
    const auto steps = steps_of(changes);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].kind == Step::Kind::stopped);
    CHECK_FALSE(steps[0].confirm);
    CHECK(steps[1].group == bow);
    CHECK(steps[1].confirm);
    CHECK(steps[0].id < steps[1].id);
    CHECK(address_of(changes).stopped_at == noon);
    CHECK(changes.when_full == hub::WhenFull::allow);
}

TEST_CASE("a STOP from an address that no group knows is confirmed by the number's first group") {
    const auto steps =
        steps_of(rules::hear({}, arrival(Meaning::stop, "STOP", {bow, hackney}), noon));
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].group == bow);
    CHECK(steps[0].confirm);
}

TEST_CASE("a STOP that reaches no group stands all the same") {
    const auto changes = rules::hear({}, arrival(Meaning::stop, "STOP", {}), noon);
    CHECK(address_of(changes).stopped_at == noon);
    CHECK(steps_of(changes).empty());
}

TEST_CASE("a known address that says STOP to another group's number is not made known there") {
    const auto changes =
        rules::hear(known_in({bow}), arrival(Meaning::stop, "STOP", {hackney}), noon);
    CHECK(address_of(changes).memberships.size() == 1);
    REQUIRE(steps_of(changes).size() == 1);
    CHECK(steps_of(changes)[0].confirm);
}

TEST_CASE("a second STOP changes nothing and is not confirmed again") {
    auto record = known_in({hackney});
    record.value.stopped_at = noon;
    CHECK(rules::hear(record, arrival(Meaning::stop, "STOP", {hackney}), noon).empty());
}

TEST_CASE(
    "a STOP that only the ledger knew reaches the groups and is confirmed when it comes again") {
    auto record = known_in({hackney, bow});
    record.value.stopped_at = hub::TimePoint{};
    const auto changes = rules::hear(record, arrival(Meaning::stop, "STOP", {hackney}), noon);
    const auto steps = steps_of(changes);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].confirm);
    CHECK(address_of(changes).stopped_at == noon);
}

TEST_CASE("what a stopped address writes is still heard, and the STOP stays") {
    auto record = known_in({hackney});
    record.value.stopped_at = noon;
    const auto changes = rules::hear(record, arrival(Meaning::words, "help", {hackney}), noon);
    REQUIRE(steps_of(changes).size() == 1);
    CHECK(steps_of(changes)[0].kind == Step::Kind::heard);
    CHECK(address_of(changes).stopped_at == noon);
}

TEST_CASE("START undoes STOP in every group, and without a STOP it is words") {
    auto record = known_in({hackney, bow});
    const auto words =
        steps_of(rules::hear(record, arrival(Meaning::start, "START", {hackney}), noon));
    REQUIRE(words.size() == 1);
    CHECK(words[0].kind == Step::Kind::heard);

    record.value.stopped_at = noon;
    const auto changes = rules::hear(record, arrival(Meaning::start, "START", {hackney}), noon);
    CHECK_FALSE(address_of(changes).stopped_at);
    REQUIRE(steps_of(changes).size() == 2);
    CHECK(steps_of(changes)[0].kind == Step::Kind::started);
    CHECK(steps_of(changes)[0].confirm);
    CHECK_FALSE(steps_of(changes)[1].confirm);
}

TEST_CASE("a step that is done leaves the address's list, and the others stay in order") {
    hub::Versioned<hub::AddressRecord> record{.version = 3};
    record.value.steps = {{"b-00"}, {"a-00"}, {"c-00"}};
    const auto changes = rules::step_done(record, {"a-00"}, noon);
    CHECK(address_of(changes).steps == std::vector<hub::StepId>{{"b-00"}, {"c-00"}});
    CHECK(changes.erases == std::vector{record_id(hub::StepId{"a-00"})});
    CHECK(rules::step_done(record, {"z-00"}, noon).empty());
}

TEST_CASE("memberships of one address have different code prefixes") {
    auto record = known_in({{"a"}, {"b"}, {"c"}});
    const auto& all = record.value.memberships;
    CHECK(all[0].code_prefix != all[1].code_prefix);
    CHECK(all[1].code_prefix != all[2].code_prefix);
    rules::join_group(record.value, {"b"}, {"somebody-else"});
    CHECK(record.value.memberships.size() == 3);
    CHECK(record.value.in({"b"})->person.text == "p-b");
}
