#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace faults {

// Chance out of a seed, so that a round can be had again as far as real processes allow it.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}

    bool falls(double chance) { return std::uniform_real_distribution<>{}(random_) < chance; }
    int between(int least, int most) {
        return std::uniform_int_distribution<>{least, most}(random_);
    }
    std::chrono::milliseconds between(std::chrono::milliseconds least,
                                      std::chrono::milliseconds most) {
        return std::chrono::milliseconds{
            between(static_cast<int>(least.count()), static_cast<int>(most.count()))};
    }
    std::uint64_t seed() { return random_(); }

private:
    std::mt19937_64 random_;
};

}  // namespace faults
