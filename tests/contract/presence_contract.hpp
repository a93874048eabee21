#pragma once

#include "hub/ports/presence.hpp"

#include <boost/asio/io_context.hpp>

namespace contract {

// Every case of the contract of presence, as Catch2 sections. Nobody may be there yet.
void check_presence(hub::Presence& presence, boost::asio::io_context& loop);

}  // namespace contract
