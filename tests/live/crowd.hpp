#pragma once

#include "tests/live/caller.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <random>
#include <string>
#include <vector>

namespace live_hub {

// Many callers in one thread. Who was closed with a code that says so comes back, after a pause
// that grows and is never quite the same.
class Crowd {
public:
    explicit Crowd(std::string group);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    Caller& add(const std::string& cookie);
    std::list<Caller>& all() { return callers_; }
    Chronicle& chronicle() { return chronicle_; }

    // Connects it, now or within `window` at a time of chance.
    void send(Caller& caller, std::uint16_t port, std::chrono::milliseconds window = {});
    // Takes in all that came for one, also when it is slow.
    void look_at(Caller& caller);
    // Reads what has come, at most `limit` long, and lets those dial whose time it is.
    void turn(std::chrono::milliseconds limit = std::chrono::milliseconds{5});
    template <class Condition>
    bool until(Condition condition, std::chrono::milliseconds limit = std::chrono::seconds{60});

    std::size_t members() const;
    // Those that are connected and know all up to here.
    std::size_t served(std::uint64_t offset) const;
    bool all_served(std::uint64_t offset) const { return served(offset) == callers_.size(); }
    // Of all callers together, how often they were told to start afresh, and were brought up.
    std::size_t afresh() const;
    std::size_t recovered() const;

    std::chrono::milliseconds first_pause{100};
    std::chrono::milliseconds longest_pause{4000};
    std::function<std::uint16_t()> next_port{};  // where who comes back goes; none: the same node

private:
    void settle(Caller& caller);
    void wait(Caller& caller);
    void watch(Caller& caller) const;
    void dial_who_is_due();
    std::chrono::milliseconds chance(std::chrono::milliseconds most);

    std::string group_;
    Chronicle chronicle_{};
    std::list<Caller> callers_{};
    int poll_;
    std::mt19937_64 dice_{20261121};
    std::vector<Caller*> away_{};  // those who come back
};

template <class Condition>
bool Crowd::until(Condition condition, std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    while (!condition()) {
        if (Clock::now() >= deadline) return false;
        turn();
    }
    return true;
}

}  // namespace live_hub
