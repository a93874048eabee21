#pragma once

#include "tests/simulation/mutations/search.hpp"

#include <string>
#include <vector>

// Mistakes in the middle of a source: patches/NAME.patch makes a copy of the source that is
// compiled into a program of its own, in place of the right one.
namespace simulation {

struct Patched {
    std::string name{};
    std::string mistake{};  // the first line of the patch file
};

// Of every patch in the folder, by name.
std::vector<Patched> patched_copies();

// Runs the copy's program, which searches by itself.
Found search(const Patched& copy, std::uint64_t first);

// The run of one seed, as the copy's program prints it. Its exit status.
int show(const Patched& copy, const Run& run);

}  // namespace simulation
