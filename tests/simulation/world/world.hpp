#pragma once

#include "tests/simulation/world/fault_mix.hpp"
#include "tests/simulation/world/ground.hpp"
#include "tests/simulation/world/network.hpp"
#include "tests/simulation/world/node.hpp"
#include "tests/simulation/world/people.hpp"
#include "tests/simulation/world/planted.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace simulation {

struct Run {
    std::uint64_t seed{};
    std::set<Fault> without{};  // classes that stay off
    double people{1};           // of the usual number of people
    bool sealed{};              // encode and seal whatever the dice say
    bool trace{};               // say what happens, line by line
};

struct Outcome {
    std::uint64_t steps{};
    std::uint64_t commits{};
    std::uint64_t hash{};
    std::string faults{};
    bool sealed{};
    Marks marks{};
    std::vector<oracle::Violation> violations{};
};

// One run: a town, its nodes and all that goes wrong, out of one seed. First safety under faults,
// then the faults end and everything must come to rest.
class World {
public:
    World(const Scenery& scenery, const Run& run, const Planted& planted);
    ~World();
    Outcome live();

private:
    struct Copy {
        memory::ByteStore bytes{};
        memory::ByteInbox inbox{};
    };

    void build();
    boost::asio::awaitable<void> found_groups(Node& node, bool& done);
    void start_nodes();
    void draw_plans(Millis end);
    void every(double per_hour, Millis end, void (World::*what)());
    void pass_until(Millis end);
    void step();

    // what goes wrong with the whole
    void kill_one();
    void kill_whose(const bool& life);
    void kill(Seat& seat, Millis down_for);
    void start(std::size_t seat);
    void lose_store();
    void jump_clock();
    void copy_store();
    void roll_back(std::size_t copy);
    void heal();

    // what the hub is told
    void bring(const Written& text);
    void bring_report(const hub::DeliveryReport& report);
    boost::asio::awaitable<void> insist(hub::Inbound inbound, std::uint64_t text, bool is_repeat);
    void nudge(unsigned shard);
    void watch(unsigned shard);
    void visit_by(const std::string& group, Millis due);
    void visit(const std::string& group);
    void read_log(std::size_t reader);
    boost::asio::awaitable<void> read_some(std::size_t reader, Node& node);
    Node* some_node();
    void rest();
    template <class T>
    T now(boost::asio::awaitable<T> task);
    template <class T>
    boost::asio::awaitable<void> into(boost::asio::awaitable<T> task, std::optional<T>& result);

    struct Reader {
        std::string group{};
        std::string epoch{};
        std::uint64_t seen{};
        bool busy{};
    };

    Dice dice_;
    Scheduler time_;
    FaultMix faults_;  // in force
    FaultMix drawn_;   // of this run
    Marks marks_;
    std::vector<std::string> groups_;
    oracle::Oracle oracle_;
    std::unique_ptr<hub::Vault> vault_;
    Ground ground_;
    Network network_;
    People people_;
    const Planted& planted_;
    Run run_;
    bool healed_{};
    std::vector<Seat> seats_;
    std::vector<std::unique_ptr<Node>> nodes_;  // the present life of each seat
    std::vector<std::unique_ptr<Node>> dying_;
    std::vector<Copy> copies_;
    std::vector<Reader> readers_;
    std::unordered_map<std::string, Millis> visits_;  // the next planned one of each group
    std::array<bool, hub::Inbox::shards> watched_{};
    std::set<std::uint64_t> acknowledged_;
};

}  // namespace simulation
