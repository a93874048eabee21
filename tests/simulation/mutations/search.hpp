#pragma once

#include "tests/simulation/world/world.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace simulation {

// What became of the search for one planted fault.
struct Found {
    bool found{};
    std::string invariant{};
    std::uint64_t seed{};
    double cpu_seconds{};
    std::string what{};  // the broken promise, or why none counts
};

constexpr double search_limit = 60;  // CPU seconds for each fault

// Runs seed after seed, from 1, until the oracle sees the fault. A seed that breaks a promise
// without the fault proves nothing: the search says so and has not found it.
Found search(const Scenery& scenery, const Planted& planted);

// One line: name, found or not, invariant, seed, CPU seconds, what.
void print(const std::string& name, const Found& found);

// To hand a result from one program to another.
std::string one_line(const Found& found);
Found of_line(const std::string& line);

}  // namespace simulation
