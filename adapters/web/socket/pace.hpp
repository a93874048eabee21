#pragma once

#include "adapters/web/socket/settings.hpp"

#include <algorithm>
#include <chrono>

namespace web {

// A token bucket: how many messages one may send, a burst and then so many a second.
class Pace {
public:
    using Time = std::chrono::steady_clock::time_point;

    Pace(const SocketSettings& settings, Time now)
        : tokens_(static_cast<float>(settings.burst)), filled_(now) {}

    // False: that was one too many.
    bool take(const SocketSettings& settings, Time now) {
        const std::chrono::duration<double> passed = now - filled_;
        const double full = tokens_ + passed.count() * settings.messages_per_second;
        tokens_ = static_cast<float>(std::min(settings.burst, full));
        filled_ = now;
        if (tokens_ < 1) return false;
        tokens_ -= 1;
        return true;
    }

private:
    float tokens_;
    Time filled_;
};

}  // namespace web
