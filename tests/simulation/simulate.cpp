#include "tests/simulation/batch.hpp"
#include "tests/simulation/command_line.hpp"
#include "tests/simulation/mutations/gate.hpp"
#include "tests/simulation/rare_branches.hpp"

#include <cinttypes>
#include <cstdio>
#include <exception>
#include <string>

namespace {

using namespace simulation;

// Enough runs that each rare branch is reached many times over.
constexpr std::uint64_t runs_that_must_reach_all = 600;
constexpr double seconds_to_shrink = 20;

void print(const std::vector<oracle::Violation>& violations) {
    for (const oracle::Violation& violation : violations) {
        std::printf("BROKEN %s: %s\n", violation.invariant.c_str(), violation.what.c_str());
    }
}

void print(const Marks& marks) {
    for (const auto& [name, times] : marks.all())
        std::printf("  %9" PRIu64 "  %s\n", times, name.c_str());
}

int run_seed(const Scenery& scenery, const Options& options) {
    const Planted nothing;
    const Outcome first = run_once(scenery, nothing, options.run);
    print(first.violations);
    std::printf("seed %" PRIu64 ": hash %016" PRIx64 ", %" PRIu64 " steps, %" PRIu64
                " commits%s\nfaults: %s\n",
                options.run.seed,
                first.hash,
                first.steps,
                first.commits,
                first.sealed ? ", encoded and sealed" : "",
                first.faults.c_str());
    if (options.marks) print(first.marks);
    Run again = options.run;
    again.trace = false;
    const Outcome second = run_once(scenery, nothing, again);
    std::printf("again: hash %016" PRIx64 "\n", second.hash);
    return first.violations.empty() && first.hash == second.hash ? 0 : 1;
}

// The rare branches that were not reached.
int report_rare_branches(const Batch& batch) {
    std::size_t reached = 0;
    for (const std::string_view name : rare_branches) {
        const bool was = batch.marks.times(name) > 0;
        reached += was ? 1 : 0;
        if (!was) std::printf("never reached: %s\n", std::string(name).c_str());
    }
    std::printf("rare branches reached: %zu of %zu\n", reached, rare_branches.size());
    const bool enough = batch.runs >= runs_that_must_reach_all;
    return enough && reached < rare_branches.size() ? 1 : 0;
}

void report_failure(const Scenery& scenery, const Batch& batch) {
    const Planted nothing;
    print(batch.failure.violations);
    std::printf(
        "at commit %s, faults: %s\n", tested_commit().c_str(), batch.failure.faults.c_str());
    std::printf("replay: simulate %s\n", words_of(*batch.failed).c_str());
    const std::string& invariant = batch.failure.violations.front().invariant;
    const Run smaller = shrink(scenery, nothing, *batch.failed, invariant, seconds_to_shrink);
    std::printf("smaller: simulate %s\n", words_of(smaller).c_str());
    std::printf("add it to tests/simulation/seeds.txt once it is mended\n");
}

int run_seeds(const Scenery& scenery, const Options& options) {
    const Planted nothing;
    const Batch batch = run_batch(scenery, nothing, options.run, options.seconds);
    const double cpu = batch.cpu_seconds;
    std::printf("%.0f steps per second, %.0f commits per second (of CPU)\n",
                static_cast<double>(batch.steps) / cpu,
                static_cast<double>(batch.commits) / cpu);
    std::printf("%" PRIu64 " seeds from %" PRIu64 ", %" PRIu64 " steps, %" PRIu64
                " commits in %.1f s\n",
                batch.runs,
                options.run.seed,
                batch.steps,
                batch.commits,
                cpu);
    std::printf("%zu invariants checked after every step\n", oracle::Oracle::invariants().size());
    if (options.marks) print(batch.marks);
    if (batch.failed) {
        report_failure(scenery, batch);
        return 1;
    }
    return report_rare_branches(batch);
}

// Those that once broke a promise.
int run_known_seeds(const Scenery& scenery) {
    const Planted nothing;
    int broken = 0;
    for (const Run& run : known_seeds()) {
        const Outcome outcome = run_once(scenery, nothing, run);
        std::printf(
            "%s %s\n", outcome.violations.empty() ? "kept  " : "BROKEN", words_of(run).c_str());
        print(outcome.violations);
        if (!outcome.violations.empty()) ++broken;
    }
    return broken == 0 ? 0 : 1;
}

int run_mutant(const Scenery& scenery, const Options& options) {
    Run run = options.run;
    if (!options.seed_given) run.seed = 0;
    return run_mutation(scenery, options.mutation, run);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const Options options = read_options(argc, argv);
        if (options.exit_code) return *options.exit_code;
        const Scenery scenery = read_scenery();
        if (options.mutations) return run_gate(scenery);
        if (!options.mutation.empty()) return run_mutant(scenery, options);
        if (options.known_seeds) return run_known_seeds(scenery);
        return options.seconds > 0 ? run_seeds(scenery, options) : run_seed(scenery, options);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "simulate: %s\n", problem.what());
        return 2;
    }
}
