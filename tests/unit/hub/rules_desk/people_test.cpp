#include "hub/rules/people.hpp"

#include "tests/unit/hub/rules_desk/support.hpp"

#include <catch2/catch.hpp>

using namespace desk_support;

namespace {

rules::Somebody volunteer() {
    rules::Somebody made;
    made.group = group();
    made.person = {.value = {.id = {"bo"}, .name = {"Bo Berg"}}, .version = 2};
    made.volunteer = {.value = {.id = {"bo"}, .needs = {{"shopping"}}}, .version = 4};
    made.talk.value.person = {"bo"};
    return made;
}

rules::Somebody nobody() {
    rules::Somebody made;
    made.group = group();
    return made;
}

const hub::Person kay{.id = {"kay"}, .name = {"Kay Kern"}};

}  // namespace

TEST_CASE("an approved volunteer is told once, and approval can be withdrawn") {
    At at{noon};
    const auto approved = rules::approve_volunteer(volunteer(), at.moment);
    REQUIRE(approved.has_value());
    CHECK(put_of<hub::Volunteer>(*approved).at(0).approved);
    CHECK(told(*approved) == std::vector<std::string>{"bo: approved"});
    rules::Somebody now = volunteer();
    now.volunteer.value.approved = true;
    CHECK(rules::approve_volunteer(now, at.moment).error() == hub::Refusal::wrong_state);
    const auto withdrawn = rules::withdraw_approval(now, at.moment);
    REQUIRE(withdrawn.has_value());
    CHECK_FALSE(put_of<hub::Volunteer>(*withdrawn).at(0).approved);
    CHECK(told(*withdrawn).empty());
    CHECK(rules::withdraw_approval(volunteer(), at.moment).error() == hub::Refusal::wrong_state);
}

TEST_CASE("who is not there is not found, whatever is wanted of them") {
    At at{noon};
    CHECK(rules::approve_volunteer(nobody(), at.moment).error() == hub::Refusal::not_found);
    CHECK(rules::withdraw_approval(nobody(), at.moment).error() == hub::Refusal::not_found);
    CHECK(rules::change_availability(nobody(), at.moment, {}).error() == hub::Refusal::not_found);
    CHECK(rules::block_person(nobody(), at.moment).error() == hub::Refusal::not_found);
    CHECK(rules::unblock_person(nobody(), at.moment).error() == hub::Refusal::not_found);
    CHECK(rules::tell_person(nobody(), kay, at.moment, {.text = {"hello"}}).error() ==
          hub::Refusal::not_found);
    CHECK(rules::take_over(nobody(), at.moment, {"kay"}).error() == hub::Refusal::not_found);
    CHECK(rules::hand_back(nobody(), at.moment).error() == hub::Refusal::not_found);
}

TEST_CASE("a blocked volunteer is not asked, and who said STOP is not asked after it either") {
    At at{noon};
    const auto blocked = rules::block_person(volunteer(), at.moment);
    REQUIRE(blocked.has_value());
    CHECK(put_of<hub::Person>(*blocked).at(0).blocked);
    CHECK(put_of<hub::Volunteer>(*blocked).at(0).stopped);
    CHECK(told(*blocked).empty());

    rules::Somebody now = volunteer();
    now.person.value.blocked = true;
    now.person.value.stopped = true;
    CHECK(rules::block_person(now, at.moment).error() == hub::Refusal::wrong_state);
    const auto unblocked = rules::unblock_person(now, at.moment);
    REQUIRE(unblocked.has_value());
    CHECK_FALSE(put_of<hub::Person>(*unblocked).at(0).blocked);
    CHECK(put_of<hub::Volunteer>(*unblocked).at(0).stopped);
    CHECK(rules::unblock_person(volunteer(), at.moment).error() == hub::Refusal::wrong_state);
}

TEST_CASE("a coordinator cannot be blocked") {
    At at{noon};
    rules::Somebody one = volunteer();
    one.person.value.id = {"lee"};
    CHECK(rules::block_person(one, at.moment).error() == hub::Refusal::not_allowed);
}

TEST_CASE("a coordinator's words carry their first name, and reach nobody who said STOP") {
    At at{noon};
    const auto said = rules::tell_person(
        volunteer(), kay, at.moment, {.person = {"bo"}, .text = {"Can you ring me?"}});
    REQUIRE(said.has_value());
    const auto message = put_of<hub::OutgoingMessage>(*said).at(0);
    CHECK(message.wording.values.at("name") == "Kay");
    CHECK(message.wording.values.at("text") == "Can you ring me?");
    CHECK(said->answer.text == message.id.text);
    rules::Somebody stopped = volunteer();
    stopped.person.value.stopped = true;
    CHECK(rules::tell_person(stopped, kay, at.moment, {.text = {"hello"}}).error() ==
          hub::Refusal::stopped);
    CHECK(rules::tell_person(volunteer(), kay, at.moment, {}).error() == hub::Refusal::invalid);
    CHECK(rules::tell_person(volunteer(), kay, at.moment, {.text = {std::string(1001, 'x')}})
              .error() == hub::Refusal::invalid);
}

TEST_CASE("a conversation is one coordinator's until it is handed back or four hours are silent") {
    At at{noon};
    const auto held = rules::take_over(volunteer(), at.moment, {"kay"});
    REQUIRE(held.has_value());
    rules::Somebody now = volunteer();
    now.talk = {.value = put_of<hub::Conversation>(*held).at(0), .version = 1};
    CHECK(rules::is_held(now.talk.value, noon));
    CHECK_FALSE(rules::is_held(now.talk.value, noon + 4h));
    CHECK(rules::take_over(now, at.moment, {"kay"}).has_value());
    CHECK(rules::take_over(now, at.moment, {"lee"}).error() == hub::Refusal::already_filled);
    At later{noon + 4h};
    CHECK(rules::take_over(now, later.moment, {"lee"}).has_value());
    const auto back = rules::hand_back(now, at.moment);
    REQUIRE(back.has_value());
    CHECK_FALSE(rules::is_held(put_of<hub::Conversation>(*back).at(0), noon));
}

TEST_CASE("a volunteer's own days, needs and reach are kept within what the group does") {
    At at{noon};
    const hub::ChangeAvailability fine{.available = hub::WeeklyHours{7},
                                       .needs = {{"call"}},
                                       .reach = {3000},
                                       .offers_per_day = 4};
    const auto changed = rules::change_availability(volunteer(), at.moment, fine);
    REQUIRE(changed.has_value());
    const auto next = put_of<hub::Volunteer>(*changed).at(0);
    CHECK(next.available == hub::WeeklyHours{7});
    CHECK(next.needs == std::vector<hub::Need>{{"call"}});
    CHECK(next.reach.value == 3000);
    CHECK(next.offers_per_day == 4);
    hub::ChangeAvailability bad = fine;
    SECTION("no need") {
        bad.needs.clear();
    }
    SECTION("a need that the group does not have") {
        bad.needs.push_back({"dogs"});
    }
    SECTION("farther than the group asks") {
        bad.reach = {15001};
    }
    SECTION("nothing within reach") {
        bad.reach = {499};
    }
    SECTION("never asked") {
        bad.offers_per_day = 0;
    }
    CHECK(rules::change_availability(volunteer(), at.moment, bad).error() == hub::Refusal::invalid);
}
