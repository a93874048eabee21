#include "tests/simulation/mutations/search.hpp"

#include <cstdio>
#include <ctime>
#include <exception>
#include <sstream>

namespace simulation {

namespace {

double cpu_now() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

Found look_at(const Scenery& scenery, const Planted& planted, std::uint64_t seed) {
    Run run;
    run.seed = seed;
    Found found;
    found.seed = seed;
    try {
        World world(scenery, run, planted);
        const Outcome outcome = world.live();
        if (outcome.violations.empty()) return found;
        found.found = true;
        found.invariant = outcome.violations.front().invariant;
        found.what = outcome.violations.front().what;
    } catch (const std::exception& problem) {
        found.invariant = "-";
        found.what = std::string("the run broke off: ") + problem.what();
    }
    return found;
}

}  // namespace

Found search(const Scenery& scenery, const Planted& planted, std::uint64_t first) {
    const double begin = cpu_now();
    Found found;
    for (std::uint64_t seed = first; cpu_now() - begin < search_limit; ++seed) {
        found = look_at(scenery, planted, seed);
        if (found.found || !found.what.empty()) break;
    }
    found.cpu_seconds = cpu_now() - begin;
    if (found.what.empty()) found.what = "nothing was seen";
    return found;
}

void print(const std::string& name, const Found& found) {
    std::printf("%-10s %-30s %-10s seed %4llu %6.2f s  %s\n",
                found.found ? "found" : "NOT FOUND",
                name.c_str(),
                found.invariant.empty() ? "-" : found.invariant.c_str(),
                static_cast<unsigned long long>(found.seed),
                found.cpu_seconds,
                found.what.c_str());
    std::fflush(stdout);
}

std::string one_line(const Found& found) {
    std::ostringstream line;
    line << (found.found ? "found " : "not-found ")
         << (found.invariant.empty() ? "-" : found.invariant) << ' ' << found.seed << ' '
         << found.cpu_seconds << ' ' << found.what;
    return line.str();
}

Found of_line(const std::string& text) {
    std::istringstream line(text);
    std::string word;
    Found found;
    line >> word >> found.invariant >> found.seed >> found.cpu_seconds >> std::ws;
    found.found = word == "found";
    std::getline(line, found.what);
    if (word.empty()) found.what = "its program said nothing: is it built? (ninja mutants)";
    return found;
}

}  // namespace simulation
