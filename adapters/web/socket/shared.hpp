#pragma once

#include "adapters/web/socket/settings.hpp"
#include "adapters/web/socket/turn.hpp"

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
    Time now{std::chrono::steady_clock::now()};  // of the last sweep
};

}  // namespace web
