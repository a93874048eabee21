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

constexpr double search_limit = 120;  // CPU seconds for each fault

constexpr std::uint64_t first_seed = 1;

// Runs seed after seed until a promise is broken.
Found search(const Scenery& scenery, const Planted& planted, std::uint64_t first);

// One line: name, found or not, invariant, seed, CPU seconds, what.
void print(const std::string& name, const Found& found);

// To hand a result from one program to another.
std::string one_line(const Found& found);
Found of_line(const std::string& line);

}  // namespace simulation
