#include "tests/contract/channel/channel_contract.hpp"

#include "adapters/async/task_group.hpp"
#include "tests/support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace contract {

namespace {

using Outcome = hub::HandedOver::Outcome;

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

void texts_arrive_whole(const ChannelBench& bench) {
    const std::vector<std::string> texts{
        "Milk and bread, please.",
        repeated("0123456789", 16) + "x",            // 161: two parts
        "Żółć ждёт \U0001F600",                      // needs UCS-2
        repeated("ж", 66) + "\U0001F600" + "конец",  // an emoji where the part ends
        "5€ {for} [the] \\bus~ | ^",
    };
    int count = 0;
    for (const std::string& text : texts) {
        const std::string to = "+44770090010" + std::to_string(count);
        const auto outcome = hand_over(bench, parcel(to, text, "whole-" + std::to_string(count++)));
        CHECK(outcome.outcome == Outcome::accepted);
        CHECK(outcome.segments == bench.channel.segments({text}));
        until(bench.loop, [&] { return bench.arrived(to) == std::vector{text}; });
    }
}

void segments_are_counted_after_folding(const ChannelBench& bench) {
    CHECK(bench.channel.segments({""}) == 1);
    CHECK(bench.channel.segments({std::string(160, 'a')}) == 1);
    CHECK(bench.channel.segments({std::string(161, 'a')}) == 2);
    CHECK(bench.channel.segments({repeated("\u2019", 160)}) == 1);
    CHECK(bench.channel.segments({repeated("ж", 70)}) == 1);
    CHECK(bench.channel.segments({repeated("ж", 71)}) == 2);
    const auto outcome =
        hand_over(bench, parcel("+447700900120", "It\u2019s \u201Cours\u201D", "folded"));
    CHECK(outcome.outcome == Outcome::accepted);
    until(bench.loop, [&] {
        return bench.arrived("+447700900120") == std::vector<std::string>{"It's \"ours\""};
    });
}

void only_one_number_is_written_to(const ChannelBench& bench) {
    for (const char* to : {"+447700900131 +447700900132",
                           "+447700900131,+447700900132",
                           "+447700900131&to=+447700900132",
                           "",
                           "+",
                           "07700900131",
                           "447700900131",
                           "+0447700900131",
                           "+44770090013a",
                           "999",
                           "+447700900131\n",
                           "+4477009001310000"}) {
        const auto outcome = hand_over(bench, parcel(to, "x", "strict"));
        CHECK(outcome.outcome == Outcome::refused);
    }
    CHECK(bench.arrived("+447700900131").empty());
    CHECK(bench.arrived("+447700900132").empty());
}

void delivery_is_reported(const ChannelBench& bench) {
    bench.inbox.reports.clear();
    CHECK(hand_over(bench, parcel("+447700900140", "delivered?", "told")).outcome ==
          Outcome::accepted);
    until(bench.loop, [&] {
        return std::ranges::any_of(bench.inbox.reports, [](const hub::DeliveryReport& report) {
            return report.group.text == "g1" && report.message.text == "told" &&
                   report.state == hub::MessageState::delivered;
        });
    });
}

boost::asio::awaitable<void> keep_outcome(boost::asio::awaitable<hub::HandedOver> task,
                                          std::optional<hub::HandedOver>& outcome,
                                          bool& begun) {
    begun = true;
    outcome = co_await std::move(task);
}

}  // namespace

hub::Parcel parcel(const std::string& to, const std::string& text, const std::string& message) {
    return {{"g1"}, {message}, {to}, "+447700900000", {text}, {}};
}

hub::HandedOver hand_over(const ChannelBench& bench, hub::Parcel parcel) {
    const auto before = std::chrono::steady_clock::now();
    auto outcome = support::run(bench.loop, bench.channel.hand_over(std::move(parcel)));
    CHECK(std::chrono::steady_clock::now() - before < hub::Parcel{}.limit);
    return outcome;
}

Outcome cancelled_hand_over(const ChannelBench& bench, const std::function<bool()>& when) {
    std::exception_ptr failure;
    std::optional<hub::HandedOver> outcome;
    bool begun = false;
    async::TaskGroup tasks{bench.loop.get_executor(),
                           [&](const std::string&, std::exception_ptr what) { failure = what; }};
    auto task = bench.channel.hand_over(parcel("+447700900150", "stop", "cancelled"));
    tasks.spawn("hand-over", keep_outcome(std::move(task), outcome, begun));
    bench.loop.restart();
    while (!begun) bench.loop.run_one();
    until(bench.loop, when);
    tasks.cancel();
    support::run(bench.loop, tasks.finished());
    CHECK(failure == nullptr);
    REQUIRE(outcome);
    return outcome->outcome;
}

void until(boost::asio::io_context& loop,
           const std::function<bool()>& holds,
           std::chrono::seconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    bool held = holds();
    while (!held && std::chrono::steady_clock::now() < deadline) {
        turn(loop, std::chrono::milliseconds{20});
        held = holds();
    }
    REQUIRE(held);
}

void turn(boost::asio::io_context& loop, std::chrono::milliseconds time) {
    boost::asio::steady_timer timer{loop, time};  // so that the loop has something to wait for
    bool over = false;
    timer.async_wait([&](boost::system::error_code) { over = true; });
    loop.restart();
    while (!over) loop.run_one();
}

void channel_contract(const ChannelBench& bench) {
    CHECK_FALSE(bench.channel.name().empty());
    texts_arrive_whole(bench);
    segments_are_counted_after_folding(bench);
    only_one_number_is_written_to(bench);
    delivery_is_reported(bench);
    cancelled_hand_over(bench, [] { return true; });
}

}  // namespace contract
