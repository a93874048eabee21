#pragma once

#include "adapters/web/socket/settings.hpp"
#include "adapters/web/socket/turn.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>
#include <vector>

namespace web {

// What the sockets of a node have in common; it outlives them.
struct Shared {
    using Time = std::chrono::steady_clock::time_point;

    const SocketSettings& settings;
    Turn turn;
    // Bytes are read into it and taken out at once, so that a silent connection has no buffer.
    std::vector<char> read_buffer;
    // Goes on with each sweep, by three of them at most.
    Time now{std::chrono::steady_clock::now()};
};

// The kernel has nothing for now, or takes no more.
inline bool must_wait(const boost::system::error_code& error) {
    return error == boost::asio::error::would_block || error == boost::asio::error::try_again;
}

}  // namespace web
