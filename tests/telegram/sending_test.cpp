#include "tests/contract/channel/channel_contract.hpp"
#include "tests/telegram/bench.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <vector>

using namespace telegram_test;
using Outcome = hub::HandedOver::Outcome;
using Texts = std::vector<std::string>;

namespace {

const std::vector<hub::Choice> yes_or_no{{"Yes, I can", "YES R7"}, {"No", "NO R7"}};

Fault failing(unsigned status, int retry_after = 0, const std::string& method = "sendMessage") {
    return {Fault::Kind::answers, status, retry_after, method};
}

}  // namespace

TEST_CASE_METHOD(Bench, "a text arrives as it is, never as markup") {
    const std::string text =
        "*not* _bold_ [x](y) <b>&amp;</b> \"q\" \\ жёлтый \U0001F600\n2nd line";
    CHECK(hand_over(ana, text).outcome == Outcome::accepted);
    CHECK(api.chats.texts_by_bot(ana) == Texts{text});
    CHECK(api.violations.empty());
}

TEST_CASE_METHOD(Bench, "choices are buttons that say what somebody without them would type") {
    const auto outcome = hand_over(ana, "Can you help?", yes_or_no);
    REQUIRE(outcome.outcome == Outcome::accepted);
    const Shown& shown = api.chats.shown(ana).at(0);
    CHECK(outcome.reference == "7001:" + std::to_string(shown.id));
    REQUIRE(shown.rows.size() == 2);
    CHECK(shown.rows[0].at(0) == Button{"Yes, I can", "YES R7"});
    CHECK(shown.rows[1].at(0) == Button{"No", "NO R7"});
    CHECK(api.violations.empty());
}

TEST_CASE_METHOD(Bench,
                 "a message whose question is over loses its buttons before the next comes") {
    const auto asked = hand_over(ana, "Can you help?", yes_or_no);
    CHECK(hand_over(ana, "Somebody else goes.", {}, asked.reference).outcome == Outcome::accepted);
    const auto& shown = api.chats.shown(ana);
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].text == "Can you help?");
    CHECK(shown[0].rows.empty());
    CHECK(shown[1].text == "Somebody else goes.");
    CHECK(api.calls == Texts{"sendMessage", "editMessageReplyMarkup", "sendMessage"});
    CHECK(api.violations.empty());
}

TEST_CASE_METHOD(Bench,
                 "another chat's message is never touched, one that is gone holds nothing up") {
    const auto asked = hand_over(ana, "Can you help?", yes_or_no);
    CHECK(hand_over(bo, "x", {}, asked.reference).outcome == Outcome::accepted);
    CHECK_FALSE(api.chats.shown(ana).at(0).rows.empty());
    CHECK(hand_over(ana, "y", {}, "7001:999999").outcome == Outcome::accepted);
    api.faults = {failing(500, 0, "editMessageReplyMarkup")};
    CHECK(hand_over(ana, "z", {}, asked.reference).outcome == Outcome::accepted);
}

TEST_CASE_METHOD(Bench, "what cannot be sent is refused before anything leaves") {
    CHECK(hand_over(ana, "").outcome == Outcome::refused);
    CHECK(hand_over(ana, " \n ").outcome == Outcome::refused);
    CHECK(hand_over(ana, std::string(4097, 'a')).outcome == Outcome::refused);
    CHECK(hand_over(-100200, "x").outcome == Outcome::refused);
    CHECK(hand_over(ana, "x", {{"Yes", std::string(65, 'Y')}}).outcome == Outcome::refused);
    CHECK(hand_over(ana, "x", {{"", "YES"}}).outcome == Outcome::refused);
    CHECK(hand_over(ana, "x", {{"Yes", ""}}).outcome == Outcome::refused);
    CHECK(api.calls.empty());
    CHECK(hand_over(ana, std::string(4096, 'a')).outcome == Outcome::accepted);
    CHECK(hand_over(ana, "x", {{"Yes", std::string(64, 'Y')}}).outcome == Outcome::accepted);
}

TEST_CASE_METHOD(Bench, "who blocked the bot has opted out, who never was there is refused") {
    api.chats.blocks(ana);
    api.chats.add_stranger(7003);
    CHECK(hand_over(ana, "x").outcome == Outcome::opted_out);
    CHECK(hand_over(7003, "x").outcome == Outcome::opted_out);
    const auto nobody = hand_over(7099, "x");
    CHECK(nobody.outcome == Outcome::refused);
    CHECK(nobody.reason == "400 chat not found");
}

TEST_CASE_METHOD(Bench, "too many requests silence the whole bot for as long as Telegram asks") {
    api.faults = {failing(429, 7)};
    const auto first = hand_over(ana, "x");
    CHECK(first.outcome == Outcome::later);
    CHECK(first.retry_after == std::chrono::seconds{7});
    const std::size_t calls = api.calls.size();
    for (const std::int64_t chat : {bo, ana}) {
        const auto other = hand_over(chat, "y");
        CHECK(other.outcome == Outcome::later);
        CHECK(other.retry_after > std::chrono::seconds{0});
        CHECK(other.retry_after <= std::chrono::seconds{7});
    }
    CHECK(api.calls.size() == calls);
}

TEST_CASE_METHOD(Bench, "after the silence the bot speaks again") {
    api.faults = {failing(429, 1)};
    CHECK(hand_over(ana, "x").outcome == Outcome::later);
    until([&] { return bot->silence().count() == 0; });
    CHECK(hand_over(ana, "x").outcome == Outcome::accepted);
}

TEST_CASE_METHOD(Bench,
                 "Telegram's own troubles leave the outcome unknown, a wrong token is for later") {
    for (const unsigned status : {500U, 502U, 504U}) {
        api.faults = {failing(status)};
        CHECK(hand_over(ana, "x").outcome == Outcome::unknown);
    }
    auto wrong = settings();
    wrong.token = "123456:another";
    connect(wrong);
    CHECK(hand_over(ana, "x").outcome == Outcome::later);
    CHECK(api.chats.texts_by_bot(ana).empty());
}

TEST_CASE_METHOD(Bench,
                 "an answer that is lost after the message was taken is an unknown outcome") {
    auto hasty = settings();
    hasty.request_limit = std::chrono::milliseconds{500};
    connect(hasty);
    api.faults = {{Fault::Kind::takes_and_hangs, 0, 0, "sendMessage"}};
    CHECK(hand_over(ana, "x").outcome == Outcome::unknown);
    CHECK(api.chats.texts_by_bot(ana) == Texts{"x"});
    api.faults = {{Fault::Kind::hangs, 0, 0, "sendMessage"}};
    CHECK(hand_over(bo, "x").outcome == Outcome::unknown);
    CHECK(api.chats.texts_by_bot(bo).empty());
}

TEST_CASE_METHOD(Bench, "a Telegram that is not there means later") {
    connect(settings());
    serving.reset();
    const auto outcome = hand_over(ana, "x");
    CHECK(outcome.outcome == Outcome::later);
    CHECK(outcome.retry_after > std::chrono::seconds{0});
}

TEST_CASE_METHOD(Bench,
                 "a chat gets at most one message in the time it is given, others do not wait") {
    auto paced = settings();
    paced.message_every = std::chrono::milliseconds{300};
    connect(paced);
    for (const char* text : {"1", "2", "3"}) {
        CHECK(hand_over(ana, text).outcome == Outcome::accepted);
        CHECK(hand_over(bo, text).outcome == Outcome::accepted);
    }
    for (const std::int64_t chat : {ana, bo}) {
        const auto& shown = api.chats.shown(chat);
        REQUIRE(shown.size() == 3);
        // From the first's arrival to the third's: two times the pace, less what the first was
        // late itself.
        CHECK(shown[2].at - shown[0].at >= std::chrono::milliseconds{400});
    }
}

TEST_CASE_METHOD(Bench, "who would have to wait for long is put off and not sent") {
    auto paced = settings();
    paced.message_every = std::chrono::seconds{60};
    connect(paced);
    CHECK(hand_over(ana, "1").outcome == Outcome::accepted);
    CHECK(hand_over(ana, "2").outcome == Outcome::later);
    CHECK(hand_over(bo, "1").outcome == Outcome::accepted);
    CHECK(api.chats.texts_by_bot(ana) == Texts{"1"});
}

TEST_CASE_METHOD(Bench, "a cancelled message is an unknown outcome") {
    api.faults = {{Fault::Kind::hangs, 0, 0, "sendMessage"}};
    contract::ChannelBench known{loop, *channel, inbox, {}, {}};
    known.kind.first_address = "7001";
    CHECK(contract::cancelled_hand_over(known, [&] { return !api.calls.empty(); }) ==
          Outcome::unknown);
}
