#include "hub/program/loops.hpp"

#include "adapters/async/first_of.hpp"

#include <boost/asio/error.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace program {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds claim_time{15};
constexpr milliseconds idle_inbox{250};  // what another node appended is seen after this
constexpr seconds visit_every{10};       // a lost bell costs no more than this
constexpr milliseconds breather{500};    // after a failure of the store
constexpr milliseconds leftovers{200};
constexpr std::size_t entries_at_once = 32;

bool is_cancelled(const boost::system::system_error& failure) {
    return failure.code() == boost::asio::error::operation_aborted;
}

}  // namespace

Loops::Loops(boost::asio::any_io_executor executor,
             Core& core,
             Ports ports,
             hub::NodeId node,
             async::TaskGroup& tasks)
    : core_(core),
      ports_(ports),
      node_(std::move(node)),
      tasks_(tasks),
      inbox_nudge_(executor, 1),
      group_nudge_(executor, 1) {}

boost::asio::awaitable<void> Loops::serve_inbox() {
    for (;;) {
        bool failed = false;
        bool busy = false;
        try {
            busy = co_await serve_shards();
        } catch (const boost::system::system_error& failure) {
            if (is_cancelled(failure)) throw;
            spdlog::warn("inbox not served reason={}", failure.code().message());
            failed = true;
        }
        if (failed) co_await async::pause(breather);
        if (!busy && !failed) static_cast<void>(co_await inbox_nudge_.next(idle_inbox));
    }
}

boost::asio::awaitable<bool> Loops::serve_shards() {
    bool busy = false;
    for (unsigned shard = 0; shard < hub::Inbox::shards; ++shard) {
        if (!co_await holds(shard)) continue;
        if (co_await serve_shard(shard)) busy = true;
    }
    co_return busy;
}

// True: come again at once. That two nodes met over one address is of this moment, and no reason to
// keep the other shards waiting.
boost::asio::awaitable<bool> Loops::serve_shard(unsigned shard) {
    try {
        co_return co_await core_.post_room().serve(shard, entries_at_once) > 0;
    } catch (const boost::system::system_error& failure) {
        if (failure.code() != hub::Refusal::stale_version) throw;
    }
    spdlog::debug("inbox contended shard={}", shard);
    co_return true;
}

boost::asio::awaitable<bool> Loops::holds(unsigned shard) {
    const hub::TimePoint now = ports_.clock.now();
    if (claimed_until_[shard] - now > claim_time / 2) co_return true;
    const bool ours = co_await ports_.inbox.claim(shard, node_, now, now + claim_time);
    if (ours) claimed_until_[shard] = now + claim_time;
    co_return ours;
}

boost::asio::awaitable<void> Loops::serve_groups() {
    for (;;) {
        bool failed = false;
        try {
            co_await refresh_groups();
            co_await visit_due();
        } catch (const boost::system::system_error& failure) {
            if (is_cancelled(failure)) throw;
            spdlog::warn("groups not served reason={}", failure.code().message());
            failed = true;
        }
        if (failed) co_await async::pause(breather);
        static_cast<void>(co_await group_nudge_.next(until_next_visit()));
    }
}

boost::asio::awaitable<void> Loops::refresh_groups() {
    const hub::TimePoint now = ports_.clock.now();
    const hub::TimePoint since = refreshed_at_;
    if (since != hub::TimePoint{} && now - since < visit_every && now >= since) co_return;
    co_await core_.numbers().refresh(ports_.store);
    refreshed_at_ = now;
    for (const hub::GroupId& group : core_.numbers().groups()) visits_.try_emplace(group, now);
}

boost::asio::awaitable<void> Loops::visit_due() {
    std::vector<hub::GroupId> due;
    const hub::TimePoint now = ports_.clock.now();
    for (const auto& [group, at] : visits_) {
        if (at <= now || at - now > 2 * visit_every)
            due.push_back(group);  // the clock may have gone back
    }
    for (const hub::GroupId& group : due) {
        visits_[group] = now + visit_every;
        co_await visit(group);
    }
}

boost::asio::awaitable<void> Loops::visit(hub::GroupId group) {
    services::Round round = co_await core_.rounds().plan(group);
    if (round.next) visit_by(group, *round.next);
    for (services::Lane& lane : round.lanes) {
        if (lanes_.size() >= most_lanes || lanes_.contains(group.text + lane.name)) continue;
        lanes_.insert(group.text + lane.name);
        tasks_.spawn("lane", run_lane(group, std::move(lane)));
    }
}

boost::asio::awaitable<void> Loops::run_lane(hub::GroupId group, services::Lane lane) {
    const std::string name = group.text + lane.name;
    bool failed = false;
    try {
        co_await core_.rounds().serve(group, std::move(lane));
    } catch (const boost::system::system_error& failure) {
        lanes_.erase(name);
        if (is_cancelled(failure)) throw;
        spdlog::warn("timers not served group={} reason={}", group.text, failure.code().message());
        failed = true;
    }
    lanes_.erase(name);
    // What became due meanwhile rings by itself; what the round had no room for is looked for soon.
    visit_by(group, ports_.clock.now() + (failed ? breather : leftovers));
}

milliseconds Loops::until_next_visit() const {
    milliseconds wait = visit_every;
    const hub::TimePoint now = ports_.clock.now();
    for (const auto& [group, at] : visits_)
        wait = std::min(wait, std::max(milliseconds{1}, at - now));
    return wait;
}

void Loops::visit_by(const hub::GroupId& group, hub::TimePoint at) {
    const auto [visit, fresh] = visits_.try_emplace(group, at);
    if (!fresh && visit->second <= at) return;
    visit->second = at;
    static_cast<void>(group_nudge_.push(0));
}

void Loops::rang(const redis::Bell& bell) {
    const hub::GroupId group = redis::group_in(bell);
    if (group.empty()) return;
    if (!visits_.contains(group)) {  // a new one: its number is to be known at once
        refreshed_at_ = {};
        static_cast<void>(group_nudge_.push(0));
    }
    if (!bell.next_due) return;
    visit_by(group, hub::TimePoint{milliseconds{*bell.next_due}});
}

void Loops::missed_bells() {
    for (auto& [group, at] : visits_) at = ports_.clock.now();
    static_cast<void>(group_nudge_.push(0));
}

}  // namespace program
