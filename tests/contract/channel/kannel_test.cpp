#include "tests/contract/channel/kannel_bench.hpp"
#include "tests/support/child.hpp"
#include "tests/support/sms_network.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

// Through a real Kannel, to the network. The other direction is kannel_receives_test.cpp.

namespace {

using contract::KannelBench;
using contract::parcel;
using contract::until;
using Outcome = hub::HandedOver::Outcome;

const std::string receiver = "+447700900123";

}  // namespace

TEST_CASE("kannel::Channel holds the contract of channels before a real Kannel") {
    KannelBench bench;
    support::SmsNetwork network{bench.kannel->network_port()};
    const auto arrived = [&](const std::string& number) {
        return KannelBench::shown(network.received(number));
    };
    contract::channel_contract({bench.loop, *bench.channel, bench.inbox, arrived});
}

TEST_CASE("a text of 161 characters leaves Kannel as the two parts that we cut") {
    KannelBench bench;
    support::SmsNetwork network{bench.kannel->network_port()};
    const std::string text = std::string(152, 'a') + "€" + std::string(160, 'b');
    const contract::ChannelBench known{bench.loop, *bench.channel, bench.inbox, {}};
    CHECK(contract::hand_over(known, parcel(receiver, text, "m1")).segments == 3);
    until(bench.loop, [&] { return network.received(receiver).size() >= 3; });
    const auto parts = network.received(receiver);
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].bytes == std::string(152, 'a'));
    CHECK(parts[1].bytes == "€" + std::string(151, 'b'));
    CHECK(parts[2].bytes == std::string(9, 'b'));
    CHECK(parts[2].header.substr(0, 3) == std::string("\x05\x00\x03", 3));
    CHECK(parts[2].header.substr(4) == "\x03\x03");
    CHECK(parts[0].from == support::SmsNetwork::hub_number);
}

TEST_CASE("both reports about a text reach the inbox, whichever comes first") {
    KannelBench bench;
    support::SmsNetwork network{bench.kannel->network_port()};
    const contract::ChannelBench known{bench.loop, *bench.channel, bench.inbox, {}};
    for (const std::string text : {"short", "long"}) {
        bench.inbox.reports.clear();
        const std::string words = text == "long" ? std::string(161, 'a') : text;
        contract::hand_over(known, parcel(receiver, words, text));
        const auto has = [&](hub::MessageState state) {
            return std::ranges::any_of(bench.inbox.reports, [&](const hub::DeliveryReport& report) {
                return report.state == state && report.message.text == text;
            });
        };
        until(bench.loop,
              [&] { return has(hub::MessageState::sent) && has(hub::MessageState::delivered); });
        CHECK(bench.inbox.reports.size() == 2);
    }
}

TEST_CASE("a wrong password delays a text, and Kannel takes texts while the network is away") {
    KannelBench bench;
    const contract::ChannelBench known{bench.loop, *bench.channel, bench.inbox, {}};
    CHECK(contract::hand_over(known, parcel(receiver, "waits", "m1")).outcome == Outcome::accepted);
    kannel::Settings wrong = bench.settings;
    wrong.password = "wrong";
    kannel::Channel channel{wrong, bench.clock};
    const contract::ChannelBench locked_out{bench.loop, channel, bench.inbox, {}};
    CHECK(contract::hand_over(locked_out, parcel(receiver, "x", "m2")).outcome == Outcome::later);
    support::SmsNetwork network{bench.kannel->network_port()};
    until(bench.loop, [&] { return network.received(receiver).size() == 1; });
    CHECK(network.received(receiver)[0].bytes == "waits");
}

TEST_CASE("a report waits while the hub is away") {
    KannelBench bench;
    support::SmsNetwork network{bench.kannel->network_port()};
    bench.hub_away();
    const contract::ChannelBench known{bench.loop, *bench.channel, bench.inbox, {}};
    CHECK(contract::hand_over(known, parcel(receiver, "x", "m1")).outcome == Outcome::accepted);
    until(bench.loop,
          [&] { return bench.kannel->log().find("Couldn't fetch") != std::string::npos; });
    bench.hub_back();
    until(bench.loop, [&] { return bench.inbox.reports.size() == 2; });
}

TEST_CASE("Debian's fakesmsc sends and receives") {
    KannelBench bench;
    const std::string output = bench.kannel->folder() + "/fakesmsc";
    support::Child fakesmsc{{support::Kannel::fakesmsc,
                             "-H",
                             "127.0.0.1",
                             "-r",
                             std::to_string(bench.kannel->network_port()),
                             "-i",
                             "0.01",
                             "-m",
                             "1",
                             receiver + " " + support::SmsNetwork::hub_number +
                                 " text Need help with groceries SW1A 1AA"},
                            bench.kannel->folder(),
                            output};
    bench.wait_for_texts(1);
    CHECK(bench.inbox.texts[0].from.reveal == receiver);
    CHECK(bench.inbox.texts[0].text.reveal == "Need help with groceries SW1A 1AA");
    const contract::ChannelBench known{bench.loop, *bench.channel, bench.inbox, {}};
    CHECK(contract::hand_over(known, parcel(receiver, "Hello é€", "m1")).outcome ==
          Outcome::accepted);
    until(bench.loop, [&] {
        std::ostringstream said;
        said << std::ifstream{output}.rdbuf();
        return said.str().find("text Hello é€") != std::string::npos;
    });
}
