#pragma once

#include "tests/simulation/world/dice.hpp"

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace simulation {

// What may go wrong in a run. Every seed draws its own mix, with half of the classes off, so that
// rare combinations meet.
enum class Fault {
    reply_lost,       // the store did it, and the node hears nothing
    unreachable,      // the store never heard of it
    stale,            // refused as if a record had changed
    slow,             // the answer takes up to seconds
    store_away,       // for minutes nobody reaches the store
    rollback,         // the store becomes an older copy of itself, on another server
    crash,            // a node dies at any await and starts again later
    repeated_text,    // a gateway brings a text again
    late_text,        // and not in the order in which they were written
    gateway_later,    // try again
    gateway_refuses,  // never
    gateway_unknown,  // no answer, though it may have taken it
    opted_out,        // the gateway knows a STOP that we do not
    failed_reports,   // the network could not deliver
    late_reports,
    repeated_reports,
    early_reports,  // before the answer to the hand-over
    no_reports,
    clock_skew,
    clock_jump,
    lost_bell,      // what is due is found by the next visit only
    tiny_limits,    // replies per hour, offers at once
    tiny_budget,    // of segments a day: whoever asks late has no answer, and the desk is told
    stops,          // people say STOP and START
    dangers,        // people say that somebody is in danger
    strange_texts,  // nonsense, bytes, service numbers
    count_,
};

inline constexpr std::size_t fault_classes = static_cast<std::size_t>(Fault::count_);

std::string_view name_of(Fault fault);

class FaultMix {
public:
    FaultMix() = default;
    // `without` stay off whatever the dice say: for shrinking.
    FaultMix(Dice& dice, const std::set<Fault>& without);

    bool on(Fault fault) const { return rate(fault) > 0; }
    // Of each occasion, or, for what happens to nodes and to the store as a whole, per hour.
    double rate(Fault fault) const { return rates_[static_cast<std::size_t>(fault)]; }
    void heal() { rates_.fill(0); }
    std::string text() const;  // the classes that are on

private:
    std::array<double, fault_classes> rates_{};
};

}  // namespace simulation
