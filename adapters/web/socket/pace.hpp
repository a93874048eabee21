#pragma once

#include "adapters/web/socket/settings.hpp"

#include <algorithm>
#include <chrono>

namespace web {

// A token bucket: how many messages one may send, a burst and then so many a second. Whoever has
// used them up waits; who was made to wait and has not slowed down since then floods.
class Pace {
public:
    using Time = std::chrono::steady_clock::time_point;

    Pace(const SocketSettings& settings, Time now)
        : tokens_(static_cast<float>(settings.burst)), filled_(now) {}

    bool may_say() const { return !waits_; }
    // Counts one message, which may_say() had allowed.
    void said(const SocketSettings& settings, Time now) {
        fill(settings, now);
        tokens_ -= 1;
        waits_ = tokens_ < 1;
        if (!waits_ || is_slowed_) return;
        is_slowed_ = true;
        slowed_since_ = now;
    }
    // Time has passed: whoever waits may go on, perhaps.
    void look(const SocketSettings& settings, Time now) {
        fill(settings, now);
        waits_ = tokens_ < 1;
    }
    // Waits, and since the first time it did has never left half a burst unused.
    bool floods(const SocketSettings& settings, Time now) const {
        return waits_ && now - slowed_since_ >= settings.flood_limit;
    }

private:
    void fill(const SocketSettings& settings, Time now) {
        const std::chrono::duration<double> passed = now - filled_;
        const double full = tokens_ + passed.count() * settings.messages_per_second;
        tokens_ = static_cast<float>(std::min(settings.burst, full));
        filled_ = now;
        if (tokens_ >= settings.burst / 2) is_slowed_ = false;
    }

    float tokens_;
    bool waits_{};
    bool is_slowed_{};
    Time filled_;
    Time slowed_since_{};
};

}  // namespace web
