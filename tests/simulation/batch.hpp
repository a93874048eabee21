#pragma once

#include "tests/simulation/world/world.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace simulation {

// Runs of one seed after another.
struct Batch {
    std::uint64_t runs{};
    std::uint64_t steps{};
    std::uint64_t commits{};
    double cpu_seconds{};
    Marks marks{};
    std::optional<Run> failed{};  // the first one that broke a promise
    Outcome failure{};
};

// `first`, then the same with the next seed, ..., for so many seconds of CPU; stops at the first
// broken promise.
Batch run_batch(const Scenery& scenery, const Planted& planted, const Run& first, double seconds);

Outcome run_once(const Scenery& scenery, const Planted& planted, const Run& run);

// The same failure with fewer kinds of faults and fewer people: each is left out when the promise
// is broken all the same.
Run shrink(const Scenery& scenery,
           const Planted& planted,
           Run run,
           const std::string& invariant,
           double cpu_seconds);

double cpu_seconds();

}  // namespace simulation
