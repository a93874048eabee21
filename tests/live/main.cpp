// How a node fares when all its connections are cut at once: `storm --connections 10000`.
#include "tests/live/storm.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <exception>

namespace {

void print(const live_hub::StormFigures& figures) {
    fmt::print("{} connections were let in within {:.1f} s\n", figures.connections, figures.all_in);
    fmt::print(
        "all cut: half were back after {:.1f} s, all served after {:.1f} s, {:.1f} s of the "
        "node's processor\n",
        figures.half_back,
        figures.all_back,
        figures.processor);
    fmt::print(
        "recovered without a gap {}, told to start afresh {}\n", figures.recovered, figures.afresh);
    fmt::print(
        "meanwhile: an event took at most {:.2f} s, a sign of life {:.2f} s, {} refused, {} "
        "others lost\n",
        figures.longest_event,
        figures.longest_answer,
        figures.unanswered,
        figures.lost_others);
    fmt::print("resident: {:.1f} MB before, {:.1f} MB after\n",
               figures.resident_before,
               figures.resident_after);
    if (!figures.wrong.empty()) fmt::print("WRONG: {}\n", figures.wrong);
}

}  // namespace

int main(int count, char** words) {
    CLI::App app{"Cuts all connections of one node at once and waits until all are back."};
    std::size_t connections = 10'000;
    app.add_option("--connections", connections, "how many");
    long long between = 500;
    app.add_option("--between", between, "milliseconds between two events")
        ->check(CLI::Range(1, 60'000));
    CLI11_PARSE(app, count, words);
    try {
        const live_hub::StormFigures figures =
            live_hub::storm(connections, std::chrono::milliseconds{between});
        print(figures);
        return figures.wrong.empty() && figures.afresh == 0 ? 0 : 1;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "storm: {}\n", failure.what());
        return 1;
    }
}
