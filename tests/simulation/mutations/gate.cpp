#include "tests/simulation/mutations/gate.hpp"

#include "tests/simulation/mutations/mutation.hpp"
#include "tests/simulation/mutations/patched.hpp"
#include "tests/simulation/mutations/search.hpp"

#include <cstddef>
#include <cstdio>

namespace simulation {

namespace {

struct Tally {
    std::size_t planted{};
    std::size_t found{};
    double cpu_seconds{};
    double longest{};
};

// A seed that breaks a promise by itself is no proof.
void check_without_fault(const Scenery& scenery, Found& found) {
    if (!found.found) return;
    Run run;
    run.seed = found.seed;
    const Planted nothing;
    World world(scenery, run, nothing);
    const Outcome outcome = world.live();
    if (outcome.violations.empty()) return;
    found.found = false;
    found.what = "its seed breaks a promise without it too: " + outcome.violations.front().what;
}

void count(const Scenery& scenery, const std::string& name, Found found, Tally& tally) {
    check_without_fault(scenery, found);
    print(name, found);
    ++tally.planted;
    if (found.found) ++tally.found;
    tally.cpu_seconds += found.cpu_seconds;
    tally.longest = std::max(tally.longest, found.cpu_seconds);
}

Planted planted_by(const Mutation& mutation) {
    Planted planted;
    mutation.plant(planted);
    return planted;
}

int report(const Tally& tally) {
    std::printf("%zu of %zu planted faults were found in %.1f s of CPU; the longest search took %.1f s\n",
                tally.found,
                tally.planted,
                tally.cpu_seconds,
                tally.longest);
    return tally.found == tally.planted && tally.planted > 0 ? 0 : 1;
}

}  // namespace

int run_gate(const Scenery& scenery) {
    Tally tally;
    for (const Mutation& mutation : mutations())
        count(scenery, mutation.name, search(scenery, planted_by(mutation)), tally);
    for (const Patched& copy : patched_copies()) count(scenery, copy.name, search(copy), tally);
    return report(tally);
}

int run_mutation(const Scenery& scenery, const std::string& name, const Run& run) {
    Tally tally;
    for (const Mutation& mutation : mutations()) {
        if (mutation.name != name) continue;
        std::printf("%s: %s\n", name.c_str(), mutation.mistake.c_str());
        if (run.seed != 0) return show_run(scenery, planted_by(mutation), run);
        count(scenery, name, search(scenery, planted_by(mutation)), tally);
        return report(tally);
    }
    for (const Patched& copy : patched_copies()) {
        if (copy.name != name) continue;
        std::printf("%s: %s\n", name.c_str(), copy.mistake.c_str());
        std::fflush(stdout);
        if (run.seed != 0) return show(copy, run);
        count(scenery, name, search(copy), tally);
        return report(tally);
    }
    std::fprintf(stderr, "simulate: there is no planted fault %s\n", name.c_str());
    return 2;
}

int show_run(const Scenery& scenery, const Planted& planted, const Run& run) {
    World world(scenery, run, planted);
    const Outcome outcome = world.live();
    for (const oracle::Violation& violation : outcome.violations)
        std::printf("BROKEN %s: %s\n", violation.invariant.c_str(), violation.what.c_str());
    std::printf("faults: %s\n", outcome.faults.c_str());
    return outcome.violations.empty() ? 1 : 0;
}

}  // namespace simulation
