#pragma once

#include "tests/faults/ledger.hpp"
#include "tests/support/kept.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace faults {

// What the ledger and the store say of each other once all has come to rest.
struct Verdict {
    std::size_t acknowledged{};  // texts
    std::size_t requests{};
    std::size_t hand_overs{};             // that the gateway took, parts counted singly
    std::size_t duplicates{};             // of those: more than one of the same part
    std::size_t unknown{};                // calls and hand-overs whose answer did not arrive
    std::size_t after_stop{};             // messages in flight when a STOP was acknowledged
    std::size_t lost{};                   // acknowledged texts without effect
    std::vector<std::string> problems{};  // what must not be; empty: all marks hold
};

// The marks: every acknowledged text had its effect, once; nobody but the holder of a place is told
// that it is theirs, and no place has two holders; no part is handed over more than twice, an offer
// once; when a STOP was acknowledged at most the one message in flight arrives, and nothing after
// its confirmation; nothing is left under way.
Verdict judge(const Ledger& ledger, support::Kept& kept);

}  // namespace faults
