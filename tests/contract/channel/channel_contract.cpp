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
        const std::string to = bench.address(count);
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
        hand_over(bench, parcel(bench.address(20), "It\u2019s \u201Cours\u201D", "folded"));
    CHECK(outcome.outcome == Outcome::accepted);
    until(bench.loop, [&] {
        return bench.arrived(bench.address(20)) == std::vector<std::string>{"It's \"ours\""};
    });
}

void texts_cost_nothing(const ChannelBench& bench) {
    for (const std::size_t length : {0U, 160U, 161U, 1000U})
        CHECK(bench.channel.segments({std::string(length, 'a')}) == 0);
}

void only_one_number_is_written_to(const ChannelBench& bench) {
    for (const std::string& to : bench.kind.not_addresses) {
        INFO(to);
        const auto outcome = hand_over(bench, parcel(to, "x", "strict"));
        CHECK(outcome.outcome == Outcome::refused);
    }
    CHECK(bench.arrived(bench.address(31)).empty());
    CHECK(bench.arrived(bench.address(32)).empty());
}

void delivery_is_reported(const ChannelBench& bench) {
    bench.inbox.reports.clear();
    CHECK(hand_over(bench, parcel(bench.address(40), "delivered?", "told")).outcome ==
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

// Its digits counted on.
std::string ChannelBench::address(int n) const {
    const std::size_t digits = kind.first_address.find_first_not_of('+');
    const long long first = std::stoll(kind.first_address.substr(digits));
    return kind.first_address.substr(0, digits) + std::to_string(first + n);
}

hub::Parcel parcel(const std::string& to, const std::string& text, const std::string& message) {
    hub::Parcel made;
    made.group = {"g1"};
    made.message = {message};
    made.to = {to};
    made.from = "+447700900000";
    made.text = {text};
    return made;
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
    auto task = bench.channel.hand_over(parcel(bench.address(50), "stop", "cancelled"));
    tasks.spawn("hand-over", keep_outcome(std::move(task), outcome, begun));
    bench.loop.restart();
    const auto has_begun = [&] { return begun; };
    while (!has_begun()) bench.loop.run_one();
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
    if (bench.kind.cost == ChannelKind::Cost::segments) {
        segments_are_counted_after_folding(bench);
    } else {
        texts_cost_nothing(bench);
    }
    only_one_number_is_written_to(bench);
    if (bench.kind.delivery == ChannelKind::Delivery::reported) delivery_is_reported(bench);
    cancelled_hand_over(bench, [] { return true; });
}

}  // namespace contract
