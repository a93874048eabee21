#include "tests/contract/channel/kannel_bench.hpp"
#include "tests/support/sms_network.hpp"

#include <catch2/catch.hpp>

// Texts from the network, through a real Kannel, to the hub's webhook.

namespace {

using contract::KannelBench;
using contract::until;
using support::ListInbox;

const std::string sender = "+447700900123";

}  // namespace

TEST_CASE("a text from a phone is in the inbox with its sender, receiver, words and Kannel's id") {
    for (const bool by_get : {false, true}) {
        support::KannelOptions options;
        options.texts_by_get = by_get;
        KannelBench bench{options};
        support::SmsNetwork network{bench.kannel->network_port()};
        network.phone(sender).text("Need help with groceries + milk & 50% SW1A 1AA");
        network.phone(sender).text("STOP", "60006");
        bench.wait_for_texts(2);
        const hub::InboundText& first = bench.inbox.texts[0];
        CHECK(first.channel == "sms");
        CHECK(first.from.reveal == sender);
        CHECK(first.to == support::SmsNetwork::hub_number);
        CHECK(first.text.reveal == "Need help with groceries + milk & 50% SW1A 1AA");
        CHECK(first.provider_id.size() == 36);
        CHECK((first.received_at == bench.clock.now()));
        CHECK(bench.inbox.texts[1].text.reveal == "STOP");
        CHECK(bench.inbox.texts[1].to == "60006");
        CHECK(network.received(sender).empty());  // our answer did not become a text
    }
}

TEST_CASE("Unicode from a phone arrives as it was typed, by body and by query") {
    for (const bool by_get : {false, true}) {
        support::KannelOptions options;
        options.texts_by_get = by_get;
        KannelBench bench{options};
        support::SmsNetwork network{bench.kannel->network_port()};
        network.phone(sender).unicode(u"Жду помощи \U0001F600 żółć");
        bench.wait_for_texts(1);
        CHECK(bench.inbox.texts[0].text.reveal == "Жду помощи \U0001F600 żółć");
    }
}

TEST_CASE("the two parts of one text arrive as one, also in the wrong order") {
    KannelBench bench;
    support::SmsNetwork network{bench.kannel->network_port()};
    network.phone(sender).part(2, 2, "and bread");
    network.phone(sender).part(1, 2, "Need milk ");
    bench.wait_for_texts(1);
    CHECK(bench.inbox.texts[0].text.reveal == "Need milk and bread");
    network.phone(sender).text("after");
    bench.wait_for_texts(2);
    CHECK(bench.inbox.texts[1].text.reveal == "after");
}

TEST_CASE("a binary message is stored as the empty text and its sender is known") {
    KannelBench bench;
    support::SmsNetwork network{bench.kannel->network_port()};
    network.phone(sender).data(std::string("\x02\x4A\x3A\xFF\xFE\x90\x01\x91", 8));
    bench.wait_for_texts(1);
    CHECK(bench.inbox.texts[0].from.reveal == sender);
    CHECK(bench.inbox.texts[0].text.reveal.empty());
}

TEST_CASE("a text that comes while the hub is away arrives when it is back") {
    KannelBench bench;
    support::SmsNetwork network{bench.kannel->network_port()};
    bench.hub_away();
    network.phone(sender).text("Anybody there?");
    until(bench.loop,
          [&] { return bench.kannel->log().find("Couldn't fetch") != std::string::npos; });
    bench.hub_back();
    bench.wait_for_texts(1);
    CHECK(bench.inbox.texts[0].text.reveal == "Anybody there?");
}

TEST_CASE("a text that the store does not take is brought again until it does, and is there once") {
    KannelBench bench;
    support::SmsNetwork network{bench.kannel->network_port()};
    bench.inbox.mood = ListInbox::Mood::is_away;
    network.phone(sender).text("Keep this");
    until(bench.loop, [&] { return bench.inbox.refusals >= 2; });
    CHECK(bench.inbox.texts.empty());
    bench.inbox.mood = ListInbox::Mood::takes;
    bench.wait_for_texts(1);
    network.phone(sender).text("and this");
    bench.wait_for_texts(2);
    CHECK(bench.inbox.texts.size() == 2);
    CHECK(bench.inbox.texts[0].text.reveal == "Keep this");
    CHECK(bench.answers.front() == 503);
    CHECK(bench.answers.back() == 200);
}

TEST_CASE("a Kannel with another secret is turned away and nothing is stored") {
    KannelBench bench{{}, "another-secret-of-the-hub"};
    support::SmsNetwork network{bench.kannel->network_port()};
    network.phone(sender).text("let me in");
    until(bench.loop, [&] { return bench.answers == std::vector{401U}; });
    CHECK(bench.inbox.texts.empty());
    CHECK(bench.inbox.refusals == 0);
}
