#include "hub/rules/hand_over.hpp"

#include "tests/unit/hub/rules/outgoing_support.hpp"

#include <catch2/catch.hpp>

#include <chrono>

namespace {

using hub::Purpose;
using hub::Refusal;
using outgoing_support::all_purposes;
using std::chrono::seconds;

const hub::TimePoint noon{std::chrono::hours{500'000}};

rules::HandOverStart start(const std::string& message, Purpose purpose = Purpose::news) {
    rules::HandOverStart made;
    made.message = {message};
    made.group = {"g"};
    made.person = {"ana"};
    made.address = {"hash"};
    made.purpose = purpose;
    made.token = "token";
    made.begun_at = noon;
    made.replies_per_hour = 2;
    return made;
}

hub::AddressRecord address_of(const hub::Changes& changes) {
    return std::get<hub::AddressRecord>(changes.puts.at(0));
}

hub::Versioned<hub::AddressRecord> marked(const std::string& message, hub::TimePoint deadline) {
    hub::Versioned<hub::AddressRecord> record{.version = 4};
    record.value.hand_over = {.message = {message}, .token = "token", .deadline = deadline};
    return record;
}

Refusal refusal(const hub::Result<hub::Changes>& result) {
    if (result) return Refusal::none;
    return static_cast<Refusal>(result.error().value());
}

}  // namespace

TEST_CASE(
    "a hand-over is marked with its token and deadline, and the receiver is known in the group") {
    const auto changes = rules::begin_hand_over({}, start("m"), noon);
    REQUIRE(changes.has_value());
    const auto record = address_of(*changes);
    REQUIRE(record.hand_over);
    CHECK(record.hand_over->token == "token");
    CHECK(record.hand_over->deadline == noon + seconds{20});
    REQUIRE(record.in({"g"}) != nullptr);
    CHECK(record.in({"g"})->person.text == "ana");
}

TEST_CASE("after STOP nothing but its confirmation is handed over") {
    hub::Versioned<hub::AddressRecord> record{.version = 1};
    record.value.stopped_at = noon;
    for (const Purpose purpose : all_purposes) {
        const auto result = rules::begin_hand_over(record, start("m", purpose), noon);
        CHECK(refusal(result) ==
              (purpose == Purpose::stop_confirmation ? Refusal::none : Refusal::stopped));
    }
}

TEST_CASE("while one hand-over is marked every other waits, also STOP's confirmation") {
    for (const Purpose purpose : all_purposes) {
        auto record = marked("other", noon + seconds{1});
        record.value.stopped_at = noon;
        CHECK(refusal(rules::begin_hand_over(record, start("m", purpose), noon)) == Refusal::busy);
    }
}

TEST_CASE("a mark past its deadline counts as an unknown outcome of its own message") {
    const auto changes = rules::begin_hand_over(marked("other", noon), start("m"), noon);
    REQUIRE(changes.has_value());
    CHECK(address_of(*changes).unknown == std::vector<hub::UnknownOutcome>{{{"other"}, 1}});
    CHECK(address_of(*changes).hand_over->message.text == "m");
}

TEST_CASE("a message is handed over at most twice with unknown outcome, an offer once") {
    for (const Purpose purpose : all_purposes) {
        hub::Versioned<hub::AddressRecord> record{.version = 1};
        int begun = 0;
        for (int round = 0; round < 5; ++round) {
            const auto began = rules::begin_hand_over(record, start("m", purpose), noon);
            if (!began) {
                CHECK(refusal(began) == Refusal::full);
                break;
            }
            ++begun;
            record.value = address_of(*began);
            const auto ended = rules::end_hand_over(
                record, "token", Purpose::reply, rules::Answered::unknown, "s", noon);
            REQUIRE(ended.has_value());
            record.value = address_of(*ended);
        }
        CHECK(begun == (purpose == Purpose::offer ? 1 : 2));
        CHECK(rules::known_outcome(record.value, {"m"}, noon) == rules::Known::unknown);
    }
}

TEST_CASE("what a gateway took is not handed over again, also after sixteen others") {
    hub::Versioned<hub::AddressRecord> record{.version = 1};
    for (int number = 0; number < 20; ++number) {
        record.value.hand_over = {
            .message = {"m" + std::to_string(number)}, .token = "token", .deadline = noon};
        const auto ended = rules::end_hand_over(
            record, "token", Purpose::reply, rules::Answered::accepted, "s", noon);
        REQUIRE(ended.has_value());
        record.value = address_of(*ended);
    }
    CHECK(record.value.handed_over.size() == 16);
    CHECK(refusal(rules::begin_hand_over(record, start("m19"), noon)) == Refusal::wrong_state);
    CHECK(rules::known_outcome(record.value, {"m4"}, noon) == rules::Known::taken);
    CHECK(rules::known_outcome(record.value, {"m3"}, noon) == rules::Known::never_left);
}

TEST_CASE("a node that was held up leaves the message to the take-over") {
    const auto late = noon + rules::HandOverTimes{}.begin_within;
    CHECK(refusal(rules::begin_hand_over({}, start("m"), late)) == Refusal::expired);
    CHECK(refusal(rules::begin_hand_over({}, start("m"), late - seconds{1})) == Refusal::none);
}

TEST_CASE(
    "automatic replies are bounded by the hour, for safety there are as many again, other messages "
    "are not bounded") {
    hub::Versioned<hub::AddressRecord> record{.version = 1};
    record.value.replies_since = noon;
    for (const int replies : {1, 2, 3, 4}) {
        record.value.automatic_replies = replies;
        for (const Purpose purpose : all_purposes) {
            const bool ends = (purpose == Purpose::reply && replies >= 2) ||
                              (purpose == Purpose::safety && replies >= 4);
            CHECK(refusal(rules::begin_hand_over(record, start("m", purpose), noon)) ==
                  (ends ? Refusal::full : Refusal::none));
        }
    }
    auto later = start("m", Purpose::reply);
    later.begun_at = noon + std::chrono::hours{1};
    CHECK(refusal(rules::begin_hand_over(record, later, later.begun_at)) == Refusal::none);
    auto earlier = start("m", Purpose::reply);  // the hour was begun by a fast clock
    earlier.begun_at = noon - seconds{1};
    CHECK(refusal(rules::begin_hand_over(record, earlier, earlier.begun_at)) == Refusal::none);
}

TEST_CASE("a reply counts for the hour once it may have left, and no more") {
    const auto counted_after =
        [](hub::AddressRecord record, Purpose purpose, rules::Answered said) {
            record.hand_over = {.message = {"m"}, .token = "token", .deadline = noon};
            record.replies_since = noon;
            const hub::Versioned<hub::AddressRecord> before{record, 1};
            const auto ended = rules::end_hand_over(before, "token", purpose, said, "s", noon);
            REQUIRE(ended.has_value());
            return address_of(*ended).automatic_replies;
        };
    CHECK(counted_after({}, Purpose::reply, rules::Answered::accepted) == 1);
    CHECK(counted_after({}, Purpose::reply, rules::Answered::unknown) == 1);
    CHECK(counted_after({}, Purpose::reply, rules::Answered::not_taken) == 0);
    CHECK(counted_after({}, Purpose::safety, rules::Answered::accepted) == 1);
    CHECK(counted_after({}, Purpose::news, rules::Answered::accepted) == 0);
    hub::AddressRecord uncertain;
    uncertain.unknown = {{.message = {"m"}, .times = 1}};
    CHECK(counted_after(uncertain, Purpose::reply, rules::Answered::accepted) == 0);
}

TEST_CASE("only who holds the token ends the hand-over") {
    CHECK(
        refusal(rules::end_hand_over(
            marked("m", noon), "another", Purpose::reply, rules::Answered::accepted, "s", noon)) ==
        Refusal::wrong_state);
    CHECK(refusal(rules::end_hand_over(
              {}, "token", Purpose::reply, rules::Answered::accepted, "s", noon)) ==
          Refusal::wrong_state);
}

TEST_CASE("a gateway's opt-out is a STOP: every group hears, nobody confirms") {
    auto record = marked("m", noon + seconds{5});
    record.value.memberships = {{{"g"}, {"ana"}, "2"}, {{"h"}, {"bo"}, "3"}};
    const auto ended = rules::end_hand_over(
        record, "token", Purpose::reply, rules::Answered::opted_out, "s", noon);
    REQUIRE(ended.has_value());
    CHECK(address_of(*ended).stopped_at == noon);
    CHECK(address_of(*ended).steps == std::vector<hub::StepId>{{"s-00"}, {"s-01"}});
    REQUIRE(ended->puts.size() == 3);
    for (std::size_t at = 1; at < 3; ++at) {
        CHECK(std::get<hub::Step>(ended->puts[at]).kind == hub::Step::Kind::stopped);
        CHECK_FALSE(std::get<hub::Step>(ended->puts[at]).confirm);
    }
}

TEST_CASE("what the address knows of a message") {
    using rules::Known;
    const auto record = marked("m", noon + seconds{5}).value;
    CHECK(rules::known_outcome(record, {"m"}, noon) == Known::under_way);
    CHECK(rules::known_outcome(record, {"m"}, noon + seconds{5}) == Known::unknown);
    CHECK(rules::unknown_hand_overs(record, {"m"}, noon + seconds{5}) == 1);
    CHECK(rules::known_outcome(record, {"other"}, noon) == Known::never_left);
}

TEST_CASE("a message that is gone is counted no longer") {
    hub::Versioned<hub::AddressRecord> record{.version = 1};
    record.value.unknown = {{{"m"}, 2}, {{"n"}, 1}};
    CHECK(address_of(rules::forget_outcomes(record, {"m"}, noon)).unknown.size() == 1);
    CHECK(rules::forget_outcomes(record, {"x"}, noon).empty());
}
