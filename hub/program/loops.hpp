#pragma once

#include "adapters/async/mailbox.hpp"
#include "adapters/async/task_group.hpp"
#include "adapters/redis/bell.hpp"
#include "hub/program/core.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <array>
#include <chrono>
#include <map>
#include <set>
#include <string>

namespace program {

// What keeps a node at work: the inbox's shards, and the groups' timers. Each loop goes on after a
// failure of the store, with a pause; each ends when cancelled.
class Loops {
public:
    Loops(boost::asio::any_io_executor executor,
          Core& core,
          Ports ports,
          hub::NodeId node,
          async::TaskGroup& tasks);

    boost::asio::awaitable<void> serve_inbox();
    boost::asio::awaitable<void> serve_groups();

    // Something was appended here: look at the inbox now.
    void nudge_inbox() { static_cast<void>(inbox_nudge_.push(0)); }
    // A commit rang.
    void rang(const redis::Bell& bell);
    // Bells may have been missed: visit everybody.
    void missed_bells();

    // Lanes under way at once on this node: each waits for a gateway or the store most of the time.
    static constexpr std::size_t most_lanes = 64;

private:
    boost::asio::awaitable<bool> serve_shards();
    boost::asio::awaitable<bool> serve_shard(unsigned shard);
    boost::asio::awaitable<bool> holds(unsigned shard);
    boost::asio::awaitable<void> refresh_groups();
    boost::asio::awaitable<void> visit_due();
    boost::asio::awaitable<void> visit(hub::GroupId group);
    boost::asio::awaitable<void> run_lane(hub::GroupId group, services::Lane lane);
    std::chrono::milliseconds until_next_visit() const;
    void visit_by(const hub::GroupId& group, hub::TimePoint at);

    Core& core_;
    Ports ports_;
    hub::NodeId node_;
    async::TaskGroup& tasks_;
    async::Mailbox<int> inbox_nudge_;
    async::Mailbox<int> group_nudge_;
    std::array<hub::TimePoint, hub::Inbox::shards> claimed_until_{};
    std::map<hub::GroupId, hub::TimePoint> visits_;
    std::set<std::string> lanes_;  // under way
    hub::TimePoint refreshed_at_{};
};

}  // namespace program
