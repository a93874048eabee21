#include "tests/simulation/world/scheduler.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <utility>

namespace simulation {

namespace asio = boost::asio;

template <class Handler>
struct Scheduler::Suspended final : Waiter {
    explicit Suspended(Handler then) : handler(std::move(then)) {}
    void resume() override { std::move(handler)(); }
    Handler handler;
};

Scheduler::Scheduler(Millis start, std::uint64_t seed)
    : now_(start), ties_(seed), awake_(loop_.get_executor()) {}

// Coroutines that still wait are destroyed before what they refer to: whoever owns them owns this
// longer.
Scheduler::~Scheduler() {
    for (Slot& slot : slots_) slot.waiter.reset();
}

void Scheduler::enqueue(Millis when, Slot slot) {
    std::size_t place = slots_.size();
    if (free_.empty()) {
        slots_.push_back(std::move(slot));
    } else {
        place = free_.back();
        free_.pop_back();
        slots_[place] = std::move(slot);
    }
    queue_.push({std::max(when, now_), ties_.next(), place});
}

void Scheduler::at(Millis when, std::function<void()> event) {
    Slot slot;
    slot.event = std::move(event);
    enqueue(when, std::move(slot));
}

asio::awaitable<void> Scheduler::pass(Millis delay) {
    const Millis when = now_ + delay;
    return asio::async_initiate<const asio::use_awaitable_t<>&, void()>(
        [this, when](auto handler) {
            Slot slot;
            slot.waiter = std::make_unique<Suspended<decltype(handler)>>(std::move(handler));
            enqueue(when, std::move(slot));
        },
        asio::use_awaitable);
}

void Scheduler::spawn(asio::awaitable<void> task) {
    started_ = true;
    asio::co_spawn(loop_, std::move(task), [](const std::exception_ptr& what) {
        if (what) std::rethrow_exception(what);
    });
}

void Scheduler::run_started() {
    while (started_) {
        started_ = false;
        loop_.poll();
    }
}

void Scheduler::step() {
    run_started();
    const Entry entry = queue_.top();
    queue_.pop();
    now_ = entry.at;
    Slot slot = std::move(slots_[entry.slot]);
    free_.push_back(entry.slot);
    ++steps_;
    if (slot.waiter) {
        slot.waiter->resume();
    } else {
        slot.event();
    }
    run_started();
}

}  // namespace simulation
