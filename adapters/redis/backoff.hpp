#pragma once

#include <algorithm>
#include <chrono>
#include <random>

namespace redis {

// How long to wait before trying again: full jitter under a bound that doubles with each failure.
// Never less than a quarter of the least bound, so that no loop runs hot.
class Backoff {
public:
    using Milliseconds = std::chrono::milliseconds;

    Backoff(Milliseconds least, Milliseconds most) : least_(least), most_(most), bound_(least) {}

    Milliseconds next() {
        const auto floor = std::max<Milliseconds::rep>(1, least_.count() / 4);
        std::uniform_int_distribution<Milliseconds::rep> wait(floor,
                                                              std::max(floor, bound_.count()));
        bound_ = std::min(most_, bound_ * 2);
        return Milliseconds(wait(random_));
    }

    void reset() { bound_ = least_; }

private:
    Milliseconds least_;
    Milliseconds most_;
    Milliseconds bound_;
    std::minstd_rand random_{std::random_device{}()};
};

}  // namespace redis
