#pragma once

#include "hub/ports/store.hpp"

#include <boost/asio/io_context.hpp>

namespace contract {

// What every hub::Store does. Call it as the last step of a test case, with a store that nobody has
// written to.
void store_contract(boost::asio::io_context& loop, hub::Store& store);

}  // namespace contract
