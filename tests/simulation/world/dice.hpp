#pragma once

#include <cstddef>
#include <cstdint>

namespace simulation {

// All chance of a run comes from one seed: SplitMix64 (Steele, Lea, Flood: Fast splittable
// pseudorandom number generators, 2014).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31);
    }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // [0, 1)
    bool chance(double probability) { return probability > 0 && unit() < probability; }
    // Both ends are possible; `low` when the range is empty.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        if (high <= low) return low;
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    template <class List>
    const auto& one_of(const List& list) {
        return list[static_cast<std::size_t>(next() % list.size())];
    }
    // Another generator whose draws disturb nobody else's.
    Dice fork() { return Dice{next()}; }

private:
    std::uint64_t state_;
};

}  // namespace simulation
