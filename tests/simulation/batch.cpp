#include "tests/simulation/batch.hpp"

#include <algorithm>
#include <ctime>

namespace simulation {

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

Outcome run_once(const Scenery& scenery, const Planted& planted, const Run& run) {
    World world(scenery, run, planted);
    return world.live();
}

Batch run_batch(const Scenery& scenery, const Planted& planted, const Run& first, double seconds) {
    Batch batch;
    const double begin = cpu_seconds();
    for (Run run = first;; ++run.seed) {
        Outcome outcome = run_once(scenery, planted, run);
        ++batch.runs;
        batch.steps += outcome.steps;
        batch.commits += outcome.commits;
        batch.marks.add(outcome.marks);
        batch.cpu_seconds = cpu_seconds() - begin;
        if (!outcome.violations.empty()) {
            batch.failed = run;
            batch.failure = std::move(outcome);
            return batch;
        }
        if (batch.cpu_seconds >= seconds) return batch;
    }
}

namespace {

bool breaks(const Scenery& scenery,
            const Planted& planted,
            const Run& run,
            const std::string& invariant) {
    const Outcome outcome = run_once(scenery, planted, run);
    return std::any_of(outcome.violations.begin(),
                       outcome.violations.end(),
                       [&](const auto& violation) { return violation.invariant == invariant; });
}

}  // namespace

Run shrink(const Scenery& scenery,
           const Planted& planted,
           Run run,
           const std::string& invariant,
           double seconds) {
    const double begin = cpu_seconds();
    const auto time_left = [&] { return cpu_seconds() - begin < seconds; };
    for (std::size_t i = 0; i < fault_classes && time_left(); ++i) {
        Run less = run;
        less.without.insert(static_cast<Fault>(i));
        if (breaks(scenery, planted, less, invariant)) run = less;
    }
    for (const double people : {0.15, 0.3, 0.6}) {
        Run less = run;
        less.people = people;
        if (!time_left() || !breaks(scenery, planted, less, invariant)) continue;
        run = less;
        break;
    }
    return run;
}

}  // namespace simulation
