#include "tests/faults/trial.hpp"
#include "tests/support/child.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <list>

namespace {

struct Options {
    faults::Measure measure{};
    std::vector<std::string> names{};
    std::size_t at_once{6};  // they wait most of the time
    bool allow_missing{};
    bool list{};
    bool without_head{};
};

// 0 or an error's code; less: go on.
int read(int argc, char** argv, Options& options) {
    CLI::App app{"A hub with everything real around it, and the ways in which that goes wrong"};
    int seconds = static_cast<int>(options.measure.load.count());
    app.add_option("--rounds", options.measure.rounds, "how often each nemesis strikes")
        ->check(CLI::Range(1, 10'000));
    app.add_option("--nemesis", options.names, "only these");
    app.add_option("--seed", options.measure.seed, "of all chance");
    app.add_option("--seconds", seconds, "of load in each round")->check(CLI::Range(1, 3600));
    app.add_option("--at-once", options.at_once, "nemeses side by side, each in its own world")
        ->check(CLI::Range(1, 64));
    app.add_flag("--allow-missing", options.allow_missing, "what cannot be run here is no failure");
    app.add_flag("--list", options.list, "only say which there are");
    app.add_flag("--without-head", options.without_head, "of the table");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    }
    options.measure.load = std::chrono::seconds{seconds};
    return -1;
}

std::vector<faults::Nemesis> chosen(const Options& options) {
    std::vector<faults::Nemesis> some;
    for (const faults::Nemesis& nemesis : faults::all_nemeses()) {
        const auto& names = options.names;
        if (names.empty() || std::find(names.begin(), names.end(), nemesis.name) != names.end())
            some.push_back(nemesis);
    }
    return some;
}

void print(const faults::Trial& trial) {
    constexpr std::size_t most_problems = 10;
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

bool one_after_another(const Options& options, const std::vector<faults::Nemesis>& nemeses) {
    bool good = true;
    for (const faults::Nemesis& nemesis : nemeses) {
        const faults::Trial trial = faults::try_out(nemesis, options.measure);
        print(trial);
        good = good && (trial.good() || (options.allow_missing && !trial.not_run.empty()));
    }
    return good;
}

// A run of this program for one nemesis.
struct Running {
    std::string output{};
    std::unique_ptr<support::Child> child{};
};

Running start(const Options& options, const faults::Nemesis& nemesis, const std::string& folder) {
    Running running;
    running.output = folder + "/" + nemesis.name;
    std::vector<std::string> words{std::filesystem::read_symlink("/proc/self/exe").string(),
                                   "--without-head",
                                   "--nemesis",
                                   nemesis.name,
                                   "--rounds",
                                   std::to_string(options.measure.rounds),
                                   "--seed",
                                   std::to_string(options.measure.seed),
                                   "--seconds",
                                   std::to_string(options.measure.load.count()),
                                   "--at-once",
                                   "1"};
    if (options.allow_missing) words.emplace_back("--allow-missing");
    const std::string here = std::filesystem::current_path().string();
    running.child = std::make_unique<support::Child>(std::move(words), here, running.output);
    return running;
}

bool end(const Running& running) {
    std::cout << std::ifstream{running.output}.rdbuf() << std::flush;
    return running.child->exit_code() == 0;
}

bool side_by_side(const Options& options, const std::vector<faults::Nemesis>& nemeses) {
    const support::TemporaryFolder folder;
    std::list<Running> running;
    bool good = true;
    auto next = nemeses.begin();
    while (next != nemeses.end() || !running.empty()) {
        while (next != nemeses.end() && running.size() < options.at_once)
            running.push_back(start(options, *next++, folder.path().string()));
        for (auto one = running.begin(); one != running.end();) {
            if (!one->child->ended_within(std::chrono::milliseconds{50})) {
                ++one;
                continue;
            }
            good = end(*one) && good;
            one = running.erase(one);
        }
    }
    return good;
}

}  // namespace

// Exit code 0 only when every nemesis was run and all marks hold.
int main(int argc, char** argv) {
    Options options;
    if (const int code = read(argc, argv, options); code >= 0) return code;
    const auto nemeses = chosen(options);
    if (nemeses.empty() || nemeses.size() < options.names.size()) {
        std::cout << "there is no such nemesis; --list tells which there are\n";
        return 2;
    }
    if (options.list) {
        for (const auto& nemesis : nemeses)
            std::cout << nemesis.name << ": " << nemesis.about << '\n';
        return 0;
    }
    if (!options.without_head) std::cout << faults::head() << std::endl;
    const bool good =
        options.at_once == 1 ? one_after_another(options, nemeses) : side_by_side(options, nemeses);
    if (!options.without_head)
        std::cout << "seed " << options.measure.seed
                  << (good ? ": all marks hold\n" : ": BROKEN\n");
    return good ? 0 : 1;
}
