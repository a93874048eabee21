#pragma once

#include "hub/ports/store.hpp"
#include "hub/services/circumstances.hpp"

#include <boost/asio/awaitable.hpp>

namespace services {

// Timers that are about no request and no message: alerts that nobody has answered, and records
// whose time is over. What a commit that lost a race leaves undone, the timer's next round does.
class Upkeep {
public:
    Upkeep(hub::Store& store, Circumstances& circumstances)
        : store_(store), circumstances_(circumstances) {}

    // Serves the timer (alert, escalate).
    boost::asio::awaitable<void> escalate(hub::GroupId group, hub::AlertId alert);
    // Serves the timer (record, forget): the record goes.
    boost::asio::awaitable<void> forget(hub::GroupId group, hub::RecordId record);

private:
    hub::Store& store_;
    Circumstances& circumstances_;
};

}  // namespace services
