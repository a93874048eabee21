#pragma once

#include "hub/ports/store.hpp"
#include "hub/services/board.hpp"
#include "hub/services/circumstances.hpp"

#include <boost/asio/awaitable.hpp>

namespace services {

// Serves a request's timers: asking volunteers, and following up. Each loads, decides and commits;
// when a record changed meanwhile it is tried again, and at last left to the timer's next round.
class Dispatch {
public:
    Dispatch(hub::Store& store, Boards& boards, Circumstances& circumstances)
        : store_(store), boards_(boards), circumstances_(circumstances) {}

    boost::asio::awaitable<void> serve(hub::GroupId group, hub::RequestId request);
    boost::asio::awaitable<void> follow_up(hub::GroupId group, hub::RequestId request);

private:
    boost::asio::awaitable<hub::Person> person(hub::GroupId group, hub::PersonId id);
    boost::asio::awaitable<bool> serve_once(hub::GroupId group, hub::RequestId request);
    boost::asio::awaitable<bool> follow_up_once(hub::GroupId group, hub::RequestId request);
    boost::asio::awaitable<bool> commit(hub::GroupId group,
                                        hub::Changes changes,
                                        std::string action);
    boost::asio::awaitable<bool> drop_timers(hub::GroupId group, hub::RequestId request);

    hub::Store& store_;
    Boards& boards_;
    Circumstances& circumstances_;
};

}  // namespace services
