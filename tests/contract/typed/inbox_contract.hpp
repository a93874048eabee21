#pragma once

#include "hub/ports/inbox.hpp"

#include <boost/asio/io_context.hpp>

namespace contract {

// What every hub::Inbox does. Call it as the last step of a test case, with an inbox that nobody
// has written to.
void inbox_contract(boost::asio::io_context& loop, hub::Inbox& inbox);

}  // namespace contract
