#pragma once

#include "tests/faults/ledger.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace faults {

// What was handed over to somebody whose STOP was acknowledged.
struct Silence {
    std::size_t in_flight{};  // messages that were on their way
    std::vector<std::string>
        breaches{};  // more than one of those, or later, or after the confirmation
};

// `stop` is acknowledged; hand-overs in the order in which they came.
Silence silence_after(const Text& stop, const std::vector<HandOver>& hand_overs);

}  // namespace faults
