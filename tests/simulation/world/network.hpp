#pragma once

#include "hub/ports/channel.hpp"
#include "tests/simulation/world/ground.hpp"

#include <functional>
#include <set>
#include <string>

namespace simulation {

// The telephone network behind the gateway: takes texts from nodes, brings them to phones, and says
// what became of them.
class Network {
public:
    explicit Network(Ground& ground) : ground_(ground) {}

    std::function<void(const std::string& number, const std::string& text)>
        arrives{};                                              // at a phone
    std::function<void(hub::DeliveryReport report)> reports{};  // to be brought to the hub

    boost::asio::awaitable<hub::HandedOver> take(hub::Parcel parcel,
                                                 const bool& alive,
                                                 std::string node);

private:
    using Outcome = hub::HandedOver::Outcome;
    Outcome decide(const std::string& number);
    void deliver(const hub::Parcel& parcel);
    void report(const hub::Parcel& parcel, hub::MessageState state, Millis delay);
    void tell_end(std::uint64_t id, Outcome outcome);

    Ground& ground_;
    std::set<std::string> opted_out_;
    std::uint64_t hand_overs_{};
};

// One node's way to the network.
class ChannelLink final : public hub::Channel {
public:
    ChannelLink(Network& network, const bool& alive, std::string node)
        : network_(network), alive_(alive), node_(std::move(node)) {}

    std::string name() const override { return "sms"; }
    int segments(const hub::MessageText& text) const override {
        return static_cast<int>((text.reveal.size() + 159) / 160);
    }
    boost::asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override {
        return network_.take(std::move(parcel), alive_, node_);
    }

private:
    Network& network_;
    const bool& alive_;
    std::string node_;
};

}  // namespace simulation
