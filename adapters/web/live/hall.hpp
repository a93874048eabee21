#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/web/api/calls.hpp"
#include "adapters/web/api/tickets.hpp"
#include "adapters/web/live/feed.hpp"
#include "adapters/web/live/gate.hpp"
#include "adapters/web/live/onlookers.hpp"
#include "adapters/web/live/settings.hpp"
#include "adapters/web/live/warden.hpp"
#include "adapters/web/socket/listener.hpp"
#include "hub/hub.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/presence.hpp"
#include "hub/ports/store.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>

namespace web {

// What the members of one group share.
struct Room {
    Room(const boost::asio::any_io_executor& executor,
         hub::Store& store,
         hub::Presence& presence,
         const hub::Clock& clock,
         hub::GroupId group,
         const LiveSettings& settings,
         std::function<void()> upheaval);

    Feed feed;
    Onlookers onlookers;
};

// Where the live connections of a node come in: gives each its LiveSession, each group its Room.
// `tasks` run what takes time; they must be cancelled and finished before the Hall is destroyed.
class Hall final : public Reception {
public:
    struct Parts {
        hub::Hub& hub;
        hub::Store& store;
        Calls& calls;
        Tickets& tickets;
        hub::Presence& presence;
        const hub::Clock& clock;
        async::TaskGroup& tasks;
    };

    Hall(boost::asio::any_io_executor executor, Parts parts, LiveSettings settings);

    std::unique_ptr<Listener> opened(Socket& socket) override;
    // Something happened in this group: look at its log now.
    void rang(const hub::GroupId& group);
    // Bells may have been missed: look at every group's.
    void missed_bells();
    boost::asio::awaitable<void> serve();  // until cancelled

    // --- for the sessions
    Room& room(const hub::GroupId& group);
    Gate& gate() { return gate_; }  // so many connect at once
    Parts& parts() { return parts_; }
    const LiveSettings& settings() const { return settings_; }
    // Rises whenever a session may have ended or somebody's roles may be others. Whoever asked
    // whose a cookie is, and finds it risen before they join, asks again.
    std::uint64_t upheavals() const { return upheavals_; }
    void doubt(Member& member);

private:
    boost::asio::awaitable<void> look_who_is_there();
    boost::asio::awaitable<bool> look_round(Room& room);

    boost::asio::any_io_executor executor_;
    Parts parts_;
    const LiveSettings settings_;
    Warden warden_;
    Gate gate_;
    std::uint64_t upheavals_{};
    std::map<hub::GroupId, std::unique_ptr<Room>> rooms_{};
};

}  // namespace web
