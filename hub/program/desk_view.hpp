#pragma once

#include "hub/ports/calendar.hpp"
#include "hub/ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace program {

// What a coordinator must see, as lines to read: the requests that are not over, most urgent and
// longest waiting first, and the latest alerts with the words that raised them and whom to ring.
// Times are the group's local ones. It names people: for the operator's own terminal only. At most
// 200 of each.
boost::asio::awaitable<std::string> desk_lines(hub::Store& store,
                                               const hub::Calendar& calendar,
                                               hub::GroupId group,
                                               hub::TimePoint now);

}  // namespace program
