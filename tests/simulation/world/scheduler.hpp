#pragma once

#include "tests/simulation/world/dice.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <vector>

namespace simulation {

using Millis = std::int64_t;  // true time since 1970

inline constexpr Millis forever = std::int64_t{1} << 60;

// Virtual time: what happens next, happens at once. Events of the same moment come in an order that
// the seed decides.
class Scheduler {
public:
    Scheduler(Millis start, std::uint64_t seed);
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    Millis now() const { return now_; }
    bool empty() const { return queue_.empty(); }
    Millis next_at() const { return queue_.top().at; }
    std::uint64_t steps() const { return steps_; }

    void at(Millis when, std::function<void()> event);
    void after(Millis delay, std::function<void()> event) { at(now_ + delay, std::move(event)); }
    // The coroutine goes on that much later.
    boost::asio::awaitable<void> pass(Millis delay);

    // A coroutine of its own. What escapes it is a bug of the simulation and ends the program.
    void spawn(boost::asio::awaitable<void> task);
    void step();
    // Coroutines that were spawned go on to their first wait.
    void run_started();

private:
    struct Waiter {
        virtual ~Waiter() = default;
        virtual void resume() = 0;
    };
    template <class Handler>
    struct Suspended;
    struct Entry {
        Millis at{};
        std::uint64_t tie{};
        std::size_t slot{};
        bool operator<(const Entry& other) const {  // the queue gives the greatest first
            return at != other.at ? at > other.at : tie > other.tie;
        }
    };
    struct Slot {
        std::unique_ptr<Waiter> waiter{};
        std::function<void()> event{};
    };

    void enqueue(Millis when, Slot slot);

    Millis now_;
    Dice ties_;
    std::uint64_t steps_{};
    bool started_{};  // something waits in the loop itself
    boost::asio::io_context loop_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> awake_;
    std::priority_queue<Entry> queue_;
    std::vector<Slot> slots_;
    std::vector<std::size_t> free_;
};

}  // namespace simulation
