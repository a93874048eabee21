#pragma once

#include "hub/changes.hpp"
#include "tests/simulation/oracle/facts.hpp"

#include <string>

// From the hub's types to the oracle's plain values. Nothing is judged here.
namespace simulation {

// What the changes put. Scope, node, epoch, version, top and causes are for who knows them.
oracle::Commit facts_of(const hub::Changes& changes);

// Enough to tell one event from another.
std::string word_of(const hub::Event& event);

// "{g:ID}" or "{a:HASH}".
std::string name_of(const hub::Scope& scope);

}  // namespace simulation
