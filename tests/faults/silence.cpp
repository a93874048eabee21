#include "tests/faults/silence.hpp"

#include "tests/faults/people.hpp"

#include <set>

namespace faults {

namespace {

// As long as the hub waits for a gateway, and a little.
constexpr milliseconds longest_flight{2000};

bool confirms(const HandOver& one) {
    return holds(one.words, "You will get no more messages");
}

std::string told(const HandOver& one, const Text& stop) {
    const auto after = std::chrono::duration_cast<milliseconds>(one.at - *stop.acknowledged);
    return "handed over " + std::to_string(after.count()) + " ms after " + stop.id +
           ", a STOP of " + one.to + ", was acknowledged: " + one.words;
}

}  // namespace

Silence silence_after(const Text& stop, const std::vector<HandOver>& hand_overs) {
    Silence silence;
    std::set<std::string> in_flight;  // messages; a message may have several parts
    bool confirmed = false;
    for (const HandOver& one : hand_overs) {
        if (one.to != stop.written.from) continue;
        confirmed = confirmed || confirms(one);
        if (confirms(one) || (!confirmed && one.at <= *stop.acknowledged)) continue;
        if (!confirmed) in_flight.insert(one.message);
        const bool late = one.at - *stop.acknowledged >= longest_flight;
        if (confirmed) {
            silence.breaches.push_back(told(one, stop) + " (and after its confirmation)");
        } else if (late || in_flight.size() > 1) {
            silence.breaches.push_back(told(one, stop));
        }
    }
    silence.in_flight = in_flight.size();
    return silence;
}

}  // namespace faults
