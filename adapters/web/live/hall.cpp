#include "adapters/web/live/hall.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/web/live/live_session.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <utility>

namespace asio = boost::asio;

namespace web {

Room::Room(const asio::any_io_executor& executor,
           hub::Store& store,
           hub::Presence& presence,
           const hub::Clock& clock,
           hub::GroupId group,
           const LiveSettings& settings,
           std::function<void()> upheaval)
    : feed(executor,
           store,
           std::move(group),
           settings,
           [this, upheaval = std::move(upheaval)] {
               onlookers.forget_names();
               upheaval();
           }),
      onlookers(presence, clock, feed) {}

Hall::Hall(asio::any_io_executor executor, Parts parts, LiveSettings settings)
    : executor_(std::move(executor)),
      parts_(parts),
      settings_(std::move(settings)),
      warden_(executor_, parts_.hub, parts_.clock, settings_),
      gate_(executor_, settings_.joining_at_once) {}

std::unique_ptr<Listener> Hall::opened(Socket& socket) {
    return std::make_unique<LiveSession>(*this, socket);
}

void Hall::rang(const hub::GroupId& group) {
    const auto found = rooms_.find(group);
    if (found != rooms_.end()) found->second->feed.nudge();
}

void Hall::missed_bells() {
    for (const auto& [group, room] : rooms_) room->feed.nudge();
}

asio::awaitable<void> Hall::serve() {
    co_await async::first_of(warden_.run(), look_who_is_there());
}

asio::awaitable<void> Hall::look_who_is_there() {
    while (true) {
        co_await async::pause(settings_.presence_coalesced);
        for (const auto& [group, room] : rooms_) {
            const bool done = co_await look_round(*room);
            if (!done) break;
        }
    }
}

// False when the store is away: presence is a hint, and the others are asked about with the next
// round.
asio::awaitable<bool> Hall::look_round(Room& room) {
    try {
        co_await room.onlookers.look_round();
        co_return true;
    } catch (const boost::system::system_error& failure) {
        if (failure.code() == asio::error::operation_aborted) throw;
    }
    co_return false;
}

Room& Hall::room(const hub::GroupId& group) {
    std::unique_ptr<Room>& room = rooms_[group];
    if (!room) {
        const auto upheaval = [this] {
            ++upheavals_;
            warden_.nudge();
        };
        room = std::make_unique<Room>(
            executor_, parts_.store, parts_.presence, parts_.clock, group, settings_, upheaval);
        warden_.watch(room->feed);
        parts_.tasks.spawn("live feed", room->feed.run());
    }
    return *room;
}

void Hall::doubt(Member& member) {
    member.check_at = hub::TimePoint::min();
    warden_.nudge();
}

}  // namespace web
