#include "tests/simulation/mutations/gate.hpp"

#include "tests/simulation/mutations/mutation.hpp"
#include "tests/simulation/mutations/patched.hpp"
#include "tests/simulation/mutations/search.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>

namespace simulation {

namespace {

struct Tally {
    std::size_t planted{};
    std::size_t found{};
    double cpu_seconds{};
    double longest{};
};

bool keeps_all_promises(const Scenery& scenery, std::uint64_t seed) {
    Run run;
    run.seed = seed;
    const Planted nothing;
    World world(scenery, run, nothing);
    return world.live().violations.empty();
}

// A seed that breaks a promise without the fault proves nothing: the search goes on after it.
template <class Search>
Found find(const Scenery& scenery, Search&& search_from) {
    double spent = 0;
    for (std::uint64_t first = first_seed;;) {
        Found found = search_from(first);
        spent += found.cpu_seconds;
        found.cpu_seconds = spent;
        if (!found.found || keeps_all_promises(scenery, found.seed)) return found;
        first = found.seed + 1;
    }
}

Found find(const Scenery& scenery, const Mutation& mutation) {
    Planted planted;
    mutation.plant(planted);
    return find(scenery, [&](std::uint64_t first) { return search(scenery, planted, first); });
}

Found find(const Scenery& scenery, const Patched& copy) {
    return find(scenery, [&](std::uint64_t first) { return search(copy, first); });
}

void count(const std::string& name, const Found& found, Tally& tally) {
    print(name, found);
    ++tally.planted;
    if (found.found) ++tally.found;
    tally.cpu_seconds += found.cpu_seconds;
    tally.longest = std::max(tally.longest, found.cpu_seconds);
}

int show(const Scenery& scenery, const Mutation& mutation, const Run& run) {
    Planted planted;
    mutation.plant(planted);
    return show_run(scenery, planted, run);
}

int report(const Tally& tally) {
    std::printf(
        "%zu of %zu planted faults were found in %.1f s of CPU; the longest search took %.1f s\n",
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
        count(mutation.name, find(scenery, mutation), tally);
    for (const Patched& copy : patched_copies()) count(copy.name, find(scenery, copy), tally);
    return report(tally);
}

int run_mutation(const Scenery& scenery, const std::string& name, const Run& run) {
    Tally tally;
    for (const Mutation& mutation : mutations()) {
        if (mutation.name != name) continue;
        std::printf("%s: %s\n", name.c_str(), mutation.mistake.c_str());
        if (run.seed != 0) return show(scenery, mutation, run);
        count(name, find(scenery, mutation), tally);
        return report(tally);
    }
    for (const Patched& copy : patched_copies()) {
        if (copy.name != name) continue;
        std::printf("%s: %s\n", name.c_str(), copy.mistake.c_str());
        std::fflush(stdout);
        if (run.seed != 0) return show(copy, run);
        count(name, find(scenery, copy), tally);
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
