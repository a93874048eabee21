// Deliveries per second of the server's CPU: ours against npm's `ws` and Beast's own stream, one
// core each, in interleaved rounds. See README.md for how to read it.
#include "tests/bench/load.hpp"
#include "tests/bench/open_files.hpp"
#include "tests/bench/peer.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr std::size_t burst = 8;
constexpr std::size_t message = 200;  // bytes

struct Options {
    std::size_t connections{5000};
    std::size_t idle{};
    std::size_t rounds{5};
    std::size_t deliveries{300'000};
    std::string ws{};
    bool json{};
};

struct Contestant {
    std::string name{};
    std::vector<std::string> command{};
};

// Of one round, or the medians of all.
struct Figures {
    double single{};      // deliveries a second of CPU
    double burst8{};      // the same for messages that come eight at a time
    double idle_bytes{};  // resident memory of a connection that has never got anything
    double used_bytes{};  // the same after the messages
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// The memory allocator and the kernel's accounting come to rest.
void settle() {
    std::this_thread::sleep_for(std::chrono::milliseconds{500});
}

double per_cpu_second(const bench::Peer& peer,
                      bench::Load& load,
                      std::size_t times,
                      std::size_t at_once) {
    load.broadcast(std::max<std::size_t>(times / 8, 2), at_once, message);
    const double before = peer.cpu_seconds();
    const auto delivered = static_cast<double>(load.broadcast(times, at_once, message));
    const double spent = peer.cpu_seconds() - before;
    constexpr double tick = 0.01;  // the kernel's grain: a run too short to be timed
    return delivered / std::max(spent, tick);
}

Figures measure(const Contestant& contestant, const Options& options) {
    const bench::Peer peer(contestant.command);
    bench::Load load(peer.port());
    load.connect_source();
    settle();
    const double empty = peer.resident();
    load.connect_receivers(options.connections);
    settle();
    const auto connections = static_cast<double>(options.connections);
    Figures figures;
    figures.idle_bytes = (peer.resident() - empty) / connections;
    const std::size_t times = std::max<std::size_t>(options.deliveries / options.connections, 2);
    figures.single = per_cpu_second(peer, load, times, 1);
    figures.burst8 = per_cpu_second(peer, load, std::max<std::size_t>(times / 2, 2), burst);
    settle();
    figures.used_bytes = (peer.resident() - empty) / connections;
    return figures;
}

double idle_bytes(const Contestant& contestant, std::size_t connections) {
    const bench::Peer peer(contestant.command);
    bench::Load load(peer.port());
    load.connect_source();
    settle();
    const double empty = peer.resident();
    load.connect_receivers(connections);
    settle();
    return (peer.resident() - empty) / static_cast<double>(connections);
}

// Where `ws` lies, when it was not said.
std::optional<std::string> find_ws(const std::string& said) {
    for (const std::string& folder : {said, std::string(WS_IN_BUILD), std::string(WS_IN_SOURCE)}) {
        if (!folder.empty() && std::filesystem::exists(folder + "/package.json")) return folder;
    }
    return std::nullopt;
}

std::vector<Contestant> contestants(const Options& options) {
    std::vector<Contestant> all{{"aidhub", {HUB_SERVER}}, {"beast_stream", {BEAST_SERVER}}};
    if (const auto ws = find_ws(options.ws)) {
        all.push_back({"ws_plain", {"node", WS_SERVER, *ws, "plain"}});
        all.push_back({"ws_cork", {"node", WS_SERVER, *ws, "cork"}});
    }
    return all;
}

using Table = std::map<std::string, Figures>;

Table medians(const std::map<std::string, std::vector<Figures>>& rounds) {
    Table table;
    for (const auto& entry : rounds) {
        const auto of = [&](double Figures::*figure) {
            std::vector<double> values;
            for (const Figures& one : entry.second) values.push_back(one.*figure);
            return median(values);
        };
        table[entry.first] = {of(&Figures::single),
                              of(&Figures::burst8),
                              of(&Figures::idle_bytes),
                              of(&Figures::used_bytes)};
    }
    return table;
}

// The strongest form of `ws` counts, for each figure by itself.
void choose_strongest(Table& table) {
    if (table.count("ws_plain") == 0) return;
    Figures& ws = table["ws"];
    const Figures& plain = table["ws_plain"];
    const Figures& cork = table["ws_cork"];
    ws.single = std::max(plain.single, cork.single);
    ws.burst8 = std::max(plain.burst8, cork.burst8);
    ws.idle_bytes = std::min(plain.idle_bytes, cork.idle_bytes);
    ws.used_bytes = std::min(plain.used_bytes, cork.used_bytes);
}

std::string object(const Table& table, double Figures::*figure) {
    std::string out;
    for (const auto& [name, figures] : table)
        out += fmt::format("{}\"{}\":{:.0f}", out.empty() ? "" : ",", name, figures.*figure);
    return "{" + out + "}";
}

// Ours as a multiple of the others.
std::string ratios(const Table& table, double Figures::*figure) {
    std::string out;
    const double ours = table.at("aidhub").*figure;
    for (const auto& [name, figures] : table) {
        if (name != "aidhub")
            out += fmt::format(
                "{}\"{}\":{:.2f}", out.empty() ? "" : ",", name, ours / (figures.*figure));
    }
    return "{" + out + "}";
}

void print_json(const Options& options, const Table& table) {
    const Figures& ours = table.at("aidhub");
    std::cout << fmt::format(
        "{{\"connections\":{},\"rounds\":{},\"deliveries_per_cpu_second\":{},\"ratio\":{},"
        "\"burst8_deliveries_per_cpu_second\":{},\"burst8_ratio\":{},\"bytes_per_connection\":{:."
        "0f},"
        "\"bytes_per_connection_after_traffic\":{:.0f},\"bytes_per_idle_connection\":{}}}\n",
        options.connections,
        options.rounds,
        object(table, &Figures::single),
        ratios(table, &Figures::single),
        object(table, &Figures::burst8),
        ratios(table, &Figures::burst8),
        ours.idle_bytes,
        ours.used_bytes,
        object(table, &Figures::idle_bytes));
}

void print_line(const std::string& name, const Figures& figures) {
    std::cerr << fmt::format(
        "{:<14} single {:>9.0f}/s  burst of 8 {:>9.0f}/s  {:>6.0f} B idle  {:>6.0f} B after "
        "traffic\n",
        name,
        figures.single,
        figures.burst8,
        figures.idle_bytes,
        figures.used_bytes);
}

void run(const Options& options) {
    bench::open_many_files();
    bench::stand_aside();
    if (options.idle > 0) {
        const double bytes = idle_bytes({"aidhub", {HUB_SERVER}}, options.idle);
        std::cout << fmt::format(
            "{{\"idle_connections\":{},\"bytes_per_connection\":{:.0f}}}\n", options.idle, bytes);
        return;
    }
    std::map<std::string, std::vector<Figures>> rounds;
    for (std::size_t round = 0; round < options.rounds; ++round) {
        for (const Contestant& one : contestants(options)) {
            const Figures figures = measure(one, options);
            if (!options.json) print_line(one.name, figures);
            rounds[one.name].push_back(figures);
        }
    }
    Table table = medians(rounds);
    choose_strongest(table);
    if (options.json) return print_json(options, table);
    std::cerr << "medians:\n";
    for (const auto& [name, figures] : table) print_line(name, figures);
}

}  // namespace

int main(int count, char** words) {
    Options options;
    CLI::App app{"Deliveries per second of CPU: the hub's live connections against others"};
    app.add_option("--connections", options.connections, "how many receive")
        ->check(CLI::Range(1, 60'000));
    app.add_option("--rounds", options.rounds, "of which the median counts")
        ->check(CLI::Range(1, 100));
    app.add_option("--deliveries", options.deliveries, "in a round, for each way of sending");
    app.add_option("--idle", options.idle, "only: how much memory so many idle connections take");
    app.add_option("--ws", options.ws, "the folder of npm's ws");
    app.add_flag("--json", options.json, "one line of JSON and nothing else");
    CLI11_PARSE(app, count, words);
    try {
        run(options);
    } catch (const std::exception& error) {
        std::cerr << "fanout: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
