#include "tests/faults/trial.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <fstream>
#include <iostream>

namespace {

constexpr std::size_t most_problems = 10;

void print(const faults::Trial& trial) {
    std::cout << faults::line(trial) << '\n';
    const auto& problems = trial.verdict.problems;
    for (std::size_t i = 0; i < problems.size() && i < most_problems; ++i)
        std::cout << "    BROKEN: " << problems[i] << '\n';
    if (problems.size() > most_problems)
        std::cout << "    and " << problems.size() - most_problems << " more\n";
    if (!trial.hub_log.empty()) {
        const std::string log = "faults-" + trial.name + ".log";
        std::ofstream{log} << trial.hub_log;
        std::cout << "    the hub's log is in " << log << '\n';
    }
    std::cout.flush();
}

}  // namespace

// Exit code 0 only when every nemesis was run and all marks hold.
int main(int argc, char** argv) {
    faults::Measure measure;
    int seconds = static_cast<int>(measure.load.count());
    std::vector<std::string> names;
    bool allow_missing = false;
    bool list = false;
    CLI::App options{"A hub with everything real around it, and the ways in which that goes wrong"};
    options.add_option("--rounds", measure.rounds, "how often each nemesis strikes")
        ->check(CLI::Range(1, 10'000));
    options.add_option("--nemesis", names, "only these");
    options.add_option("--seed", measure.seed, "of all chance");
    options.add_option("--seconds", seconds, "of load in each round")->check(CLI::Range(1, 3600));
    options.add_flag("--allow-missing", allow_missing, "what cannot be run here is no failure");
    options.add_flag("--list", list, "only say which there are");
    CLI11_PARSE(options, argc, argv);
    spdlog::set_level(spdlog::level::off);  // of our own look at Redis
    measure.load = std::chrono::seconds{seconds};

    const auto wanted = [&names](const faults::Nemesis& nemesis) {
        return names.empty() || std::find(names.begin(), names.end(), nemesis.name) != names.end();
    };
    bool good = true;
    std::size_t found = 0;
    if (!list) std::cout << faults::head() << std::endl;
    for (const faults::Nemesis& nemesis : faults::all_nemeses()) {
        if (!wanted(nemesis)) continue;
        ++found;
        if (list) {
            std::cout << nemesis.name << ": " << nemesis.about << '\n';
            continue;
        }
        const faults::Trial trial = faults::try_out(nemesis, measure);
        print(trial);
        good = good && (trial.good() || (allow_missing && !trial.not_run.empty()));
    }
    if (found < names.size() || found == 0) {
        std::cout << "there is no such nemesis; --list tells which there are\n";
        return 2;
    }
    if (!list) std::cout << "seed " << measure.seed << (good ? ": all marks hold\n" : ": BROKEN\n");
    return good ? 0 : 1;
}
