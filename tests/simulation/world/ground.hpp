#pragma once

#include "adapters/memory/byte_store.hpp"
#include "hub/ports/vault.hpp"
#include "tests/simulation/oracle/oracle.hpp"
#include "tests/simulation/world/dice.hpp"
#include "tests/simulation/world/fault_mix.hpp"
#include "tests/simulation/world/handle_store.hpp"
#include "tests/simulation/world/marks.hpp"
#include "tests/simulation/world/scenery.hpp"
#include "tests/simulation/world/scheduler.hpp"
#include "tests/simulation/world/watched_inbox.hpp"

#include <functional>
#include <set>
#include <string>
#include <unordered_map>

namespace simulation {

void print_note(Millis at, std::string_view what, std::string_view object);

inline constexpr int tiny_replies_per_hour = 4;

// What all nodes of a run stand on.
struct Ground {
    const Scenery& scenery;
    Scheduler& time;
    Dice& dice;
    FaultMix& faults;
    oracle::Oracle& oracle;
    Marks& marks;
    hub::Vault& vault;

    bool sealed{};  // this run encodes and seals; others leave records as they are
    memory::ByteStore bytes{};
    WatchedInbox inbox{};
    HandleStore::Shelf shelf{};
    Millis store_away_until{};
    int rollbacks{};

    std::unordered_map<std::string, std::uint64_t> texts{};  // inbound id -> text
    std::set<std::string> scopes{};                          // ever written to
    std::uint64_t commits{};
    std::uint64_t hash{14695981039346656037U};  // of all that happened

    std::function<void(const bool& alive)> kill{};  // whose life this is, at this very await
    std::function<void(const std::string& group, Millis due)> due_at{};  // come by then
    std::function<void(const std::string& group, Millis next)>
        idle_until{};  // nothing to do before

    bool trace{};  // say what happens, line by line

    // `what` and its object; only for the trace.
    void note(std::string_view what, std::string_view object) const {
        if (trace) print_note(time.now(), what, object);
    }
    void mix(std::string_view what) {
        for (const char c : what) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
        hash = (hash ^ static_cast<std::uint64_t>(time.now())) * 1099511628211U;
    }
};

}  // namespace simulation
