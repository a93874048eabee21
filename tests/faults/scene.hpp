#pragma once

#include "tests/faults/gateway.hpp"
#include "tests/faults/slow_disk.hpp"
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
};

// A hub with one group and its volunteers, its Redis, its gateway with people behind it. The hub
// has its usual patience with Redis, and little with the gateway, so that what follows an unknown
// outcome takes seconds.
class Scene {
public:
    Scene(const Setup& setup, std::uint64_t seed);
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    Gateway& gateway() { return *gateway_; }
    support::RedisServer& redis() { return *redis_; }
    support::HubProcess& hub() { return *hub_; }
    SlowDisk& disk() { return *disk_; }
    support::Kept& kept() { return *kept_; }
    void look_afresh();  // at what is kept: after Redis was away

    void kill_hub();
    void start_hub();                                     // where it was before
    void demand_redis(const std::string& command) const;  // throws unless it answers OK

    // How much the hub's memory has grown since it started, at most, over all its lives: kilobytes.
    long growth();

private:
    support::Variables settings() const;
    void add_group();

    Setup setup_;
    support::TemporaryFolder folder_;  // of Redis' socket
    support::TemporaryFolder data_;
    std::string port_;
    std::unique_ptr<support::RedisServer> redis_;
    std::optional<SlowDisk> disk_;
    std::unique_ptr<Gateway> gateway_;
    std::unique_ptr<support::HubProcess> hub_;
    std::unique_ptr<support::Kept> kept_;
    long memory_at_start_{};
    long growth_{};
};

void stay(milliseconds time);  // the main thread has nothing else to do

}  // namespace faults
