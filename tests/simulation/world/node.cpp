#include "tests/simulation/world/node.hpp"

#include <boost/system/system_error.hpp>

#include <utility>

namespace simulation {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::seconds claim_time{15};
constexpr Millis breather = 500;
constexpr Millis leftovers = 200;
constexpr std::size_t entries_at_once = 32;

services::Delivery::Settings delivery_settings(const FaultMix& faults) {
    services::Delivery::Settings settings;
    if (faults.on(Fault::tiny_limits)) settings.replies_per_hour = tiny_replies_per_hour;
    return settings;
}

}  // namespace

Node::Node(Ground& ground, Seat& seat, Network& network, const Planted& planted)
    : ground_(ground),
      told_(seat.told),
      name_("node-" + std::to_string(seat.number)),
      clock_(ground.time, seat.clock_error),
      random_(ground.dice.next()),
      ids_("n" + std::to_string(seat.number) + "l" + std::to_string(++seat.lives) + "x"),
      wrapped_random_(planted.random ? planted.random(random_) : nullptr),
      chance_(wrapped_random_ ? *wrapped_random_ : static_cast<hub::Random&>(random_)),
      wrapped_ids_(planted.ids ? planted.ids(ids_) : nullptr),
      zone_(ground.scenery.london),
      alarm_(ground.marks),
      wrapped_bytes_(planted.bytes ? planted.bytes(ground.bytes) : nullptr),
      sealed_(wrapped_bytes_ ? *wrapped_bytes_ : ground.bytes, ground.vault, chance_),
      handles_(wrapped_bytes_ ? *wrapped_bytes_ : ground.bytes, ground.shelf, chance_),
      link_(ground, ground.sealed ? static_cast<hub::Store&>(sealed_) : handles_, alive_, name_),
      wrapped_(planted.store ? planted.store(link_) : nullptr),
      wrapped_stops_(planted.stops ? planted.stops(seat.stops) : nullptr),
      stops_(wrapped_stops_ ? *wrapped_stops_ : seat.stops),
      store_(wrapped_ ? *wrapped_ : link_, stops_),
      inbox_bytes_(
          ground.inbox, ground.vault, wrapped_ids_ ? *wrapped_ids_ : static_cast<hub::Ids&>(ids_)),
      inbox_link_(ground, inbox_bytes_, alive_),
      wrapped_inbox_(planted.inbox ? planted.inbox(inbox_link_) : nullptr),
      door_(wrapped_inbox_ ? *wrapped_inbox_ : inbox_link_, ground.vault, ground.scenery.languages),
      channel_(network, alive_, name_),
      wrapped_channel_(planted.channel ? planted.channel(channel_) : nullptr),
      wrapped_calendar_(planted.calendar ? planted.calendar(zone_) : nullptr),
      core_({store_,
             door_,
             door_.guard(),
             ground.vault,
             numbering_,
             ground.scenery.places,
             wrapped_calendar_ ? *wrapped_calendar_ : zone_,
             clock_,
             chance_,
             measures_,
             alarm_,
             secrets_},
            ground.scenery.languages,
            {{"sms", wrapped_channel_ ? wrapped_channel_.get() : &channel_}},
            "GB",
            {name_},
            delivery_settings(ground.faults)) {
    door_.settle_stops(
        [this](hub::InboundText stop) { return core_.post_room().stop(std::move(stop)); });
}

void Node::spawn(asio::awaitable<void> task) {
    ++tasks_;
    ground_.time.spawn(guarded(std::move(task)));
}

asio::awaitable<void> Node::guarded(asio::awaitable<void> task) {
    try {
        co_await std::move(task);
    } catch (const boost::system::system_error&) {
        ground_.marks.hit("a task of a node failed");
    }
    --tasks_;
}

void Node::start() {
    spawn(begin());
}

asio::awaitable<void> Node::begin() {
    while (alive_) {
        bool ready = false;
        try {
            co_await tell_stops();
            co_await core_.numbers().refresh(store_);
            ready = true;
        } catch (const boost::system::system_error&) {
            ground_.marks.hit("a node started while the store was away");
        }
        if (ready) break;
        co_await ground_.time.pass(breather);
    }
    started_ = alive_;
}

// As program::Serving does: only another server needs telling.
asio::awaitable<void> Node::tell_stops() {
    const int server = ground_.rollbacks;
    if (told_ == server) co_return;
    const std::size_t stops = co_await program::reapply_stops(store_, stops_, clock_.now());
    if (stops > 0) ground_.marks.hit("a forgotten STOP was applied again");
    told_ = server;
}

void Node::serve_inbox(unsigned shard) {
    again_[shard] = true;
    if (busy_[shard]) return;
    busy_[shard] = true;
    spawn(work_inbox(shard));
}

asio::awaitable<bool> Node::claim(unsigned shard) {
    const hub::TimePoint now = clock_.now();
    if (claimed_[shard] > now + claim_time / 2 && claimed_[shard] <= now + claim_time)
        co_return true;
    const hub::NodeId self{name_};
    const bool ours = co_await door_.claim(shard, self, now, now + claim_time);
    if (ours) claimed_[shard] = now + claim_time;
    co_return ours;
}

asio::awaitable<void> Node::work_inbox(unsigned shard) {
    bool failed = false;
    try {
        while (alive_ && again_[shard]) {
            again_[shard] = false;
            if (!co_await claim(shard)) break;
            while (co_await core_.post_room().serve(shard, entries_at_once) > 0)
                again_[shard] = true;
        }
    } catch (const boost::system::system_error&) {
        failed = true;
    }
    busy_[shard] = false;
    if (failed && alive_) {
        co_await ground_.time.pass(breather);
        if (alive_) serve_inbox(shard);
    }
}

void Node::visit(const std::string& group) {
    spawn(plan(group));
}

asio::awaitable<void> Node::plan(std::string group) {
    const hub::GroupId id{group};
    services::Round round = co_await core_.rounds().plan(id);
    const Millis wrong = clock_.now().time_since_epoch().count() - ground_.time.now();
    if (!alive_) co_return;
    if (round.lanes.empty()) {
        const Millis next = round.next ? round.next->time_since_epoch().count() - wrong : forever;
        ground_.idle_until(group, next);
    }
    for (services::Lane& lane : round.lanes) {
        if (lanes_.contains(group + lane.name)) continue;
        lanes_.insert(group + lane.name);
        spawn(run_lane(group, std::move(lane)));
    }
}

asio::awaitable<void> Node::run_lane(std::string group, services::Lane lane) {
    const std::string name = group + lane.name;
    const hub::GroupId id{group};
    bool failed = false;
    try {
        co_await core_.rounds().serve(id, std::move(lane));
    } catch (const boost::system::system_error&) {
        failed = true;
    }
    lanes_.erase(name);
    if (alive_) ground_.due_at(group, ground_.time.now() + (failed ? breather : leftovers));
}

asio::awaitable<bool> Node::bring(hub::Inbound inbound, hub::Appended& how) {
    ++tasks_;
    bool acknowledged = false;
    try {
        how = co_await door_.append(std::move(inbound));
        acknowledged = alive_;
    } catch (const boost::system::system_error&) {
        ground_.marks.hit("a webhook said no");
    }
    --tasks_;
    co_return acknowledged;
}

asio::awaitable<hub::EventPage> Node::read_events(hub::GroupId group,
                                                  hub::Offset after,
                                                  std::size_t limit) {
    ++tasks_;
    hub::EventPage page;
    std::exception_ptr failure;
    try {
        page = co_await store_.events(hub::scope_of(group), after, limit);
    } catch (const boost::system::system_error&) {
        failure = std::current_exception();
    }
    --tasks_;
    if (failure) std::rethrow_exception(failure);
    co_return page;
}

}  // namespace simulation
