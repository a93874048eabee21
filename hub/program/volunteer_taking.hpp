#pragma once

#include "hub/hub.hpp"
#include "hub/program/volunteer_sheet.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace program {

struct SheetTaken {
    std::size_t added{};
    std::size_t stopped_at{};         // the line that was refused; 0: none was
    boost::system::error_code why{};  // ... and why
};

// Adds the volunteers of a sheet in which nothing is wrong, line after line. Each is added under a
// key of its own that is drawn from `key`: the same sheet again adds nobody twice, and goes on
// where it was cut off. Throws when the store is away.
boost::asio::awaitable<SheetTaken> take_volunteers(
    hub::Hub& hub, hub::Actor actor, VolunteerSheet sheet, std::string channel, std::string key);

}  // namespace program
