#pragma once

#include "hub/ports/store.hpp"
#include "hub/services/circumstances.hpp"
#include "hub/services/delivery.hpp"
#include "hub/services/dispatch.hpp"
#include "hub/services/upkeep.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <vector>

namespace services {

// Timers to be served one after another: all of one request, or all messages to one person, so that
// their order is kept. Lanes may run side by side.
struct Lane {
    std::string name{};  // of the request or person: a lane whose last run is not over yet is left
                         // for the next round
    std::vector<hub::DueTimer> timers{};
};

struct Round {
    std::vector<Lane> lanes{};             // urgent first: requests and alerts before the rest
    std::optional<hub::TimePoint> next{};  // when to come again; nothing: when the bell rings
};

// The timers of one group.
class Rounds {
public:
    Rounds(hub::Store& store,
           Dispatch& dispatch,
           Delivery& delivery,
           Upkeep& upkeep,
           Circumstances& circumstances,
           hub::NodeId node)
        : store_(store),
          dispatch_(dispatch),
          delivery_(delivery),
          upkeep_(upkeep),
          circumstances_(circumstances),
          node_(std::move(node)) {}

    // What is due now. An empty round while another node holds the group's lease.
    boost::asio::awaitable<Round> plan(hub::GroupId group);

    // Serves the lane's timers in order. Throws like Store; what was not served comes again.
    boost::asio::awaitable<void> serve(hub::GroupId group, Lane lane);

    static constexpr std::chrono::seconds lease_time{15};

private:
    boost::asio::awaitable<std::vector<Lane>> by_receiver(hub::GroupId group,
                                                          std::vector<hub::DueTimer> sends);

    hub::Store& store_;
    Dispatch& dispatch_;
    Delivery& delivery_;
    Upkeep& upkeep_;
    Circumstances& circumstances_;
    hub::NodeId node_;
};

}  // namespace services
