#pragma once

#include "tests/faults/gateway.hpp"
#include "tests/faults/kannel_carrier.hpp"
#include "tests/faults/network.hpp"
#include "tests/faults/slow_disk.hpp"
#include "tests/faults/small_disk.hpp"
#include "tests/support/fault_proxy.hpp"
#include "tests/support/hub_process.hpp"
#include "tests/support/kept.hpp"
#include "tests/support/redis_server.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace faults {

// What a nemesis needs to be there before it strikes.
struct Setup {
    std::vector<std::string> redis_arguments{};
    bool durable{true};  // else Redis syncs once a second, and the hub is told to bear it
    bool slow_disk{};    // Redis' disk can be slow, fail and lose its tail
    bool small_disk{};   // it can be filled
    bool proxies{};      // there are proxies between all
    bool networks{};     // each is in a network of its own
    bool kannel{};       // a real one instead of our gateway
};

// A hub with one group and its volunteers, its Redis, its gateway with people behind it. The hub
// has its usual patience with Redis, and little with the gateway, so that what follows an unknown
// outcome takes seconds.
class Scene {
public:
    Scene(const Setup& setup, std::uint64_t seed);
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    Carrier& carrier() { return gateway_ ? static_cast<Carrier&>(*gateway_) : *kannel_; }
    Gateway& gateway() { return *gateway_; }
    support::Kannel& kannel() { return kannel_->kannel(); }
    support::RedisServer& redis() { return *redis_; }
    support::HubProcess& hub() { return *hub_; }
    SlowDisk& slow_disk() { return *slow_disk_; }
    SmallDisk& small_disk() { return *small_disk_; }
    support::FaultProxy& to_redis() { return *to_redis_; }
    support::FaultProxy& to_gateway() { return *to_gateway_; }  // from the hub
    support::FaultProxy& to_hub() { return *to_hub_; }          // from the gateway
    Networks& networks() { return *networks_; }
    support::Kept& kept() { return *kept_; }
    void look_afresh();  // at what is kept: after Redis was away

    void kill_hub();
    void start_hub();  // where it was before
    void start_redis();
    double hub_metric(const std::string& name, const std::string& label);
    void demand_redis(const std::string& command) const;  // throws unless it answers OK

    // How much the hub's memory has grown since it started, at most, over all its lives: kilobytes.
    long growth();

private:
    void start_carrier(std::uint64_t seed);
    void start_proxies(std::uint64_t seed);
    std::string redis_for_hub() const;
    std::string sendsms() const;
    std::string hub_for_gateway() const;
    std::string reports_to() const;
    support::Variables settings() const;
    void add_group();
    const Network* network(Network Networks::*which) const {
        return networks_ ? &((*networks_).*which) : nullptr;
    }

    Setup setup_;
    support::TemporaryFolder folder_;  // of Redis' socket
    support::TemporaryFolder data_;
    std::string port_;
    std::optional<SmallDisk> small_disk_;
    std::optional<Networks> networks_;
    std::unique_ptr<support::RedisServer> redis_;
    std::optional<SlowDisk> slow_disk_;
    std::unique_ptr<Gateway> gateway_;
    std::unique_ptr<KannelCarrier> kannel_;
    std::optional<support::FaultProxy> to_redis_;
    std::optional<support::FaultProxy> to_gateway_;
    std::optional<support::FaultProxy> to_hub_;
    std::unique_ptr<support::HubProcess> hub_;
    std::unique_ptr<support::Kept> kept_;
    long memory_at_start_{};
    long growth_{};
};

void stay(milliseconds time);  // the main thread has nothing else to do

}  // namespace faults
