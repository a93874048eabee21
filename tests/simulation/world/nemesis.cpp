#include "tests/simulation/world/world.hpp"

#include <cmath>
#include <utility>

// What goes wrong with nodes, clocks and the store as a whole.
namespace simulation {

namespace {

constexpr Millis second = 1000;
constexpr Millis minute = 60 * second;
constexpr Millis hour = 60 * minute;

}  // namespace

void World::start(std::size_t seat) {
    nodes_[seat] = std::make_unique<Node>(ground_, seats_[seat], network_, planted_);
    nodes_[seat]->start();
}

void World::start_nodes() {
    nodes_.resize(seats_.size());
    for (std::size_t i = 0; i < seats_.size(); ++i) {
        if (faults_.on(Fault::clock_skew))
            seats_[i].clock_error = dice_.between(-2 * second, 2 * second);
        start(i);
    }
    for (const std::string& group : groups_) visit_by(group, time_.now() + second);
}

// Poisson arrivals until `end`.
void World::every(double per_hour, Millis end, void (World::*what)()) {
    if (per_hour <= 0) return;
    const double wait = -std::log(1.0 - dice_.unit()) / per_hour * static_cast<double>(hour);
    const Millis at = time_.now() + 1 + static_cast<Millis>(std::min(wait, 1e12));
    if (at >= end) return;
    time_.at(at, [this, per_hour, end, what] {
        (this->*what)();
        every(per_hour, end, what);
    });
}

void World::draw_plans(Millis end) {
    people_.live_until(end);
    every(faults_.rate(Fault::crash), end, &World::kill_one);
    every(faults_.rate(Fault::store_away), end, &World::lose_store);
    every(faults_.rate(Fault::clock_jump), end, &World::jump_clock);
    every(faults_.rate(Fault::rollback), end, &World::copy_store);
    for (const std::string& group : groups_) {
        readers_.push_back({.group = group});
        const std::size_t reader = readers_.size() - 1;
        time_.after(dice_.between(0, hour), [this, reader] { read_log(reader); });
    }
}

void World::kill(Seat& seat, Millis down_for) {
    const auto place = static_cast<std::size_t>(seat.number - 1);
    ground_.note("dies", "node-" + std::to_string(seat.number));
    if (nodes_[place]) {
        nodes_[place]->die();
        dying_.push_back(std::move(nodes_[place]));
    }
    time_.after(down_for, [this, place] {
        if (!nodes_[place]) start(place);
    });
}

void World::kill_whose(const bool& life) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (nodes_[i] && nodes_[i]->is(life)) {
            marks_.hit("a node died at an await");
            kill(seats_[i], dice_.between(100, 90 * second));
        }
    }
}

void World::kill_one() {
    marks_.hit("a node died");
    Seat& seat = seats_[static_cast<std::size_t>(
        dice_.between(0, static_cast<std::int64_t>(seats_.size()) - 1))];
    kill(seat,
         dice_.chance(0.7) ? dice_.between(100, 10 * second)
                           : dice_.between(10 * second, 20 * minute));
}

void World::lose_store() {
    marks_.hit("the store was away");
    ground_.store_away_until = time_.now() + dice_.between(second, 10 * minute);
}

void World::jump_clock() {
    marks_.hit("a clock jumped");
    Seat& seat = seats_[static_cast<std::size_t>(
        dice_.between(0, static_cast<std::int64_t>(seats_.size()) - 1))];
    seat.clock_error = dice_.between(-hour, hour);
}

void World::copy_store() {
    copies_.push_back({ground_.bytes, ground_.inbox.copy()});
    const std::size_t copy = copies_.size() - 1;
    oracle_.copied(static_cast<int>(copy));
    time_.after(dice_.between(second, 40 * minute), [this, copy] {
        if (!healed_) roll_back(copy);
    });
}

// As an operator restores a backup: all nodes are down, and start again on the older copy.
void World::roll_back(std::size_t copy) {
    marks_.hit("the store was rolled back");
    ground_.note("rolled back", std::to_string(copy));
    for (Seat& seat : seats_) kill(seat, dice_.between(second, 5 * second));
    ++ground_.rollbacks;
    ground_.bytes = copies_[copy].bytes;
    if (!planted_.same_epoch) ground_.bytes.become_another_server();
    ground_.inbox.become(copies_[copy].inbox);
    oracle_.rolled_back(static_cast<int>(copy), time_.now());
    for (Reader& reader : readers_) reader.busy = false;
    for (unsigned shard = 0; shard < hub::Inbox::shards; ++shard) watch(shard);
    for (const std::string& group : groups_) visit_by(group, time_.now() + 10 * second);
}

void World::heal() {
    healed_ = true;
    ground_.note("healed", "");
    faults_.heal();
    ground_.store_away_until = 0;
    for (Seat& seat : seats_) seat.clock_error = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (!nodes_[i]) start(i);
    }
    for (unsigned shard = 0; shard < hub::Inbox::shards; ++shard) watch(shard);
    for (const std::string& group : groups_) visit_by(group, time_.now());
    oracle_.healed(time_.now());
}

}  // namespace simulation
