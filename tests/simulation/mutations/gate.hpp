#pragma once

#include "tests/simulation/world/world.hpp"

#include <string>

namespace simulation {

// Plants one fault after another and lets the oracle search for each. Prints a line for each and a
// summary. 0 only when all are found.
int run_gate(const Scenery& scenery);

// The same for the fault of this name alone; with a seed, that run and what it broke. 2: no such
// fault.
int run_mutation(const Scenery& scenery, const std::string& name, const Run& run);

// One run and what it broke. 0 when it broke something.
int show_run(const Scenery& scenery, const Planted& planted, const Run& run);

}  // namespace simulation
