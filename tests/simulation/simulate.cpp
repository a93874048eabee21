#include "tests/simulation/batch.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <string>

namespace {

using simulation::Batch;
using simulation::Outcome;
using simulation::Planted;
using simulation::Run;

void print(const Outcome& outcome) {
    for (const oracle::Violation& violation : outcome.violations) {
        std::printf("BROKEN %s: %s\n", violation.invariant.c_str(), violation.what.c_str());
    }
}

std::string options_of(const Run& run) {
    std::string text = "--seed " + std::to_string(run.seed);
    if (run.people < 1) text += " --people " + std::to_string(run.people);
    for (const simulation::Fault fault : run.without)
        text += " --without " + std::string(name_of(fault));
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "The real core of several nodes, in virtual time, with everything that can go wrong"};
    double seconds = 0;
    std::uint64_t seed = 0;
    bool marks = false;
    Run run;
    std::vector<std::string> without;
    app.add_option("--seconds", seconds, "run seeds for this long (CPU seconds)");
    app.add_option(
        "--seed", seed, "run this seed twice and print its hash; with --seconds, begin with it");
    app.add_option("--people", run.people, "this fraction of the people");
    app.add_option("--without", without, "leave a kind of fault out");
    app.add_flag("--trace", run.trace, "print what happens in the seed's run");
    app.add_flag("--marks", marks, "print how often each rare branch was reached");
    CLI11_PARSE(app, argc, argv);
    for (const std::string& name : without) {
        for (std::size_t i = 0; i < simulation::fault_classes; ++i) {
            if (name_of(static_cast<simulation::Fault>(i)) == name)
                run.without.insert(static_cast<simulation::Fault>(i));
        }
    }
    try {
        const simulation::Scenery scenery = simulation::read_scenery();
        const Planted nothing;
        if (seed != 0 && seconds <= 0) {
            run.seed = seed;
            const double begin = simulation::cpu_seconds();
            const Outcome first = run_once(scenery, nothing, run);
            const double took = simulation::cpu_seconds() - begin;
            print(first);
            std::printf(
                "seed %lu steps %lu commits %lu hash %016lx sealed %d seconds %.2f faults: %s\n",
                run.seed,
                first.steps,
                first.commits,
                first.hash,
                first.sealed,
                took,
                first.faults.c_str());
            if (marks)
                for (const auto& [name, times] : first.marks.all())
                    std::printf("  %8lu %s\n", times, name.c_str());
            run.trace = false;
            const Outcome second = run_once(scenery, nothing, run);
            if (second.hash != first.hash)
                std::printf("BROKEN: the second run of the same seed was another: %016lx\n",
                            second.hash);
            return first.violations.empty() && second.hash == first.hash ? 0 : 1;
        }
        run.seed = seed == 0 ? 1 : seed;
        const Batch batch = run_batch(scenery, nothing, run, {.seconds = seconds});
        std::printf("runs %lu steps %lu commits %lu cpu %.1f s: %.0f steps/s %.0f commits/s\n",
                    batch.runs,
                    batch.steps,
                    batch.commits,
                    batch.cpu_seconds,
                    static_cast<double>(batch.steps) / batch.cpu_seconds,
                    static_cast<double>(batch.commits) / batch.cpu_seconds);
        if (marks)
            for (const auto& [name, times] : batch.marks.all())
                std::printf("  %8lu %s\n", times, name.c_str());
        if (!batch.failed) return 0;
        print(batch.failure);
        std::printf("faults: %s\nreplay: simulate %s\n",
                    batch.failure.faults.c_str(),
                    options_of(*batch.failed).c_str());
        return 1;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "simulate: %s\n", problem.what());
        return 2;
    }
}
