// Our adapter before a Bot API that is not ours: npm's telegram-test-api.

#include "tests/peers/peer.hpp"
#include "tests/telegram/bench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace telegram_test;
using Texts = std::vector<std::string>;

TEST_CASE_METHOD(Bench, "a person of telegram-test-api's writes, is asked and taps") {
    support::Peer peer{"telegram/test_api.mjs", {}};
    until([&] { return peer.told("api").has_value() || peer.ended(); });
    INFO(peer.said());
    REQUIRE(peer.told("api").has_value());
    auto other = settings();
    other.api = *peer.told("api");
    other.token = "123456:test-api";
    connect(other);
    start_polling();
    until([&] { return inbox.texts.size() == 2; });
    CHECK(heard() == Texts{"I need milk & жито", "HELP"});
    CHECK(inbox.texts[0].from.reveal == "77");
    const auto asked = hand_over(77, "Can you help?", {{"Yes, I can", "YES R7"}, {"No", "NO R7"}});
    CHECK(asked.outcome == hub::HandedOver::Outcome::accepted);
    CHECK(asked.reference.starts_with("77:"));
    until([&] { return inbox.texts.size() == 3; });
    CHECK(heard().back() == "YES R7");
    CHECK(hand_over(77, "Thank you *Ann*_", {}, asked.reference).outcome ==
          hub::HandedOver::Outcome::accepted);
    until([&] { return peer.ended(); });
    INFO(peer.said());
    CHECK(peer.exit_code() == 0);
}
