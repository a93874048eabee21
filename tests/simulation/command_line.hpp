#pragma once

#include "tests/simulation/world/world.hpp"

#include <optional>
#include <string>
#include <vector>

namespace simulation {

struct Options {
    std::optional<int> exit_code{};  // the command line was wrong, or asked for help
    Run run{.seed = 1};
    double seconds{};  // of CPU; 0: one seed, twice
    bool marks{};
    bool known_seeds{};
    bool mutations{};
    std::string mutation{};  // one of them; with `seed_given` that run alone
    bool seed_given{};
};

Options read_options(int argc, const char* const* argv);

// The options that run it again: "--seed 7 --without crash".
std::string words_of(const Run& run);

// tests/simulation/seeds.txt. Throws std::runtime_error for a line that says no run.
std::vector<Run> known_seeds();

// The commit of the source tree that this was built from, when git knows.
std::string tested_commit();

}  // namespace simulation
