#pragma once

#include "tests/simulation/world/planted.hpp"

#include <string>
#include <vector>

namespace simulation {

// One mistake that somebody could make, planted from outside around the ports.
struct Mutation {
    std::string name{};
    std::string mistake{};  // what was done wrong, in a sentence
    void (*plant)(Planted& planted){};
};

// All of them, in the order of the files: what is left out of commits, what stores do, gateways and
// inboxes, and the rest. Patched copies are not among them: see patched.hpp.
std::vector<Mutation> mutations();

std::vector<Mutation> mutations_of_commits();
std::vector<Mutation> mutations_of_words();
std::vector<Mutation> mutations_of_stores();
std::vector<Mutation> mutations_of_inboxes();
std::vector<Mutation> mutations_of_gateways();
std::vector<Mutation> mutations_of_surroundings();

}  // namespace simulation
