#include "tests/contract/channel/channel_contract.hpp"
#include "tests/telegram/bench.hpp"

#include <catch2/catch.hpp>

TEST_CASE("telegram::Channel holds the contract of channels before a strict Bot API") {
    telegram_test::Bench bench;
    contract::ChannelKind kind;
    kind.first_address = "8100";
    kind.not_addresses = {"8131 8132",
                          "8131,8132",
                          "",
                          "+8131",
                          "-8131",
                          "-1008131",
                          "0",
                          "08131",
                          "8131a",
                          "@aid",
                          "8131\n",
                          "8131.0",
                          "81310000000000000"};
    kind.cost = contract::ChannelKind::Cost::nothing;
    kind.delivery = contract::ChannelKind::Delivery::not_reported;
    for (std::int64_t id = 8100; id <= 8150; ++id) bench.api.chats.add_person(id);
    const auto arrived = [&](const std::string& chat) {
        return bench.api.chats.texts_by_bot(std::stoll(chat));
    };
    contract::channel_contract({bench.loop, *bench.channel, bench.inbox, arrived, kind});
    CHECK(bench.api.violations.empty());
}
