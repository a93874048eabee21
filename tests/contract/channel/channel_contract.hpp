#pragma once

#include "hub/ports/channel.hpp"
#include "tests/support/list_inbox.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace contract {

// What channels are not alike in. The default: telephone numbers and SMS.
struct ChannelKind {
    std::string first_address{"+447700900100"};  // the others follow it
    std::vector<std::string> not_addresses{"+447700900131 +447700900132",
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
                                           "+4477009001310000"};
    enum class Cost { segments, nothing } cost{Cost::segments};
    enum class Delivery { reported, not_reported } delivery{Delivery::reported};
};

// A channel and, from behind, what it did.
struct ChannelBench {
    boost::asio::io_context& loop;
    hub::Channel& channel;
    support::ListInbox& inbox;  // where its delivery reports end up
    // The words that have arrived for this number, each text whole, as UTF-8.
    std::function<std::vector<std::string>(const std::string& number)> arrived{};
    ChannelKind kind{};

    std::string address(int n) const;  // the n-th, 0 to 50
};

hub::Parcel parcel(const std::string& to, const std::string& text, const std::string& message);
hub::HandedOver hand_over(const ChannelBench& bench, hub::Parcel parcel);

// Begins a hand-over, cancels it as soon as `when` holds (not before it has begun), and gives its
// outcome.
hub::HandedOver::Outcome cancelled_hand_over(const ChannelBench& bench,
                                             const std::function<bool()>& when);

// Turns the loop until it holds; fails the test when it does not within `limit`.
void until(boost::asio::io_context& loop,
           const std::function<bool()>& holds,
           std::chrono::seconds limit = std::chrono::seconds{30});
// Turns the loop for so long, for what must not happen.
void turn(boost::asio::io_context& loop, std::chrono::milliseconds time);

// What hub/ports/channel.hpp promises, for every channel.
void channel_contract(const ChannelBench& bench);

}  // namespace contract
