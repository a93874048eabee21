#include "tests/simulation/command_line.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace simulation {

namespace {

constexpr const char* seeds_file = AIDHUB_SOURCE "/tests/simulation/seeds.txt";

Fault fault_named(const std::string& name) {
    for (std::size_t i = 0; i < fault_classes; ++i) {
        if (name_of(static_cast<Fault>(i)) == name) return static_cast<Fault>(i);
    }
    throw std::runtime_error("there is no kind of fault named " + name);
}

// "74 --without crash --people 0.3 # what it found"
Run run_in(const std::string& line) {
    std::istringstream words(line.substr(0, line.find('#')));
    Run run;
    if (!(words >> run.seed))
        throw std::runtime_error(std::string(seeds_file) + ": no seed in: " + line);
    for (std::string word; words >> word;) {
        std::string value;
        if (!(words >> value))
            throw std::runtime_error(std::string(seeds_file) + ": no value for " + word);
        if (word == "--without") {
            run.without.insert(fault_named(value));
        } else if (word == "--people") {
            run.people = std::stod(value);
        } else {
            throw std::runtime_error(std::string(seeds_file) + ": unknown option " + word);
        }
    }
    return run;
}

}  // namespace

Options read_options(int argc, const char* const* argv) {
    Options options;
    std::vector<std::string> without;
    CLI::App app{
        "Runs the real core of several nodes in virtual time, with all that can go wrong, out of "
        "one seed.\n"
        "Without --seconds the seed is run twice: its hash must be the same."};
    app.add_option(
        "--seconds", options.seconds, "run one seed after another for so many seconds of CPU");
    app.add_option("--seed", options.run.seed, "this seed, or the first one (1)");
    app.add_flag("--mutations", options.mutations, "plant faults and see that each is found");
    app.add_option("--mutation", options.mutation, "plant this one; with --seed, in that run only");
    app.add_option("--without", without, "leave this kind of fault out");
    app.add_option("--people", options.run.people, "so much of the usual number of people (1)");
    app.add_flag("--sealed", options.run.sealed, "encode and seal, as one run in fifty does");
    app.add_flag("--trace", options.run.trace, "say what happens, line by line");
    app.add_flag("--marks", options.marks, "say how often each branch was reached");
    app.add_flag("--known-seeds", options.known_seeds, "run the seeds that once broke a promise");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        options.exit_code = app.exit(problem);
        return options;
    }
    options.seed_given = app.count("--seed") > 0;
    for (const std::string& name : without) options.run.without.insert(fault_named(name));
    return options;
}

std::string words_of(const Run& run) {
    std::string text = "--seed " + std::to_string(run.seed);
    if (run.people < 1) text += " --people " + std::to_string(run.people);
    for (const Fault fault : run.without) text += " --without " + std::string(name_of(fault));
    return text;
}

std::vector<Run> known_seeds() {
    std::ifstream file(seeds_file);
    if (!file) throw std::runtime_error(std::string("cannot read ") + seeds_file);
    std::vector<Run> runs;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        runs.push_back(run_in(line));
    }
    return runs;
}

std::string tested_commit() {
    std::string commit;
    std::FILE* const git =
        ::popen("git -C '" AIDHUB_SOURCE "' rev-parse --short HEAD 2>/dev/null", "r");
    if (git == nullptr) return "unknown";
    for (int c = std::fgetc(git); c > ' '; c = std::fgetc(git))
        commit.push_back(static_cast<char>(c));
    ::pclose(git);
    return commit.empty() ? "unknown" : commit;
}

}  // namespace simulation
