#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace program {

// Runs one coroutine on the loop until it ends, or until SIGINT or SIGTERM asks it to: then it is
// cancelled and still awaited, so that nothing is torn down under it. What it throws comes out;
// being cancelled is no failure.
void run_here(boost::asio::io_context& loop, boost::asio::awaitable<void> task);

}  // namespace program
