#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <list>

namespace web {

// Lets in so many at once; the others wait in a queue. One thread. Outlives who waits.
class Gate {
public:
    // Who is in; out again with its end.
    class Pass {
    public:
        explicit Pass(Gate& gate) : gate_(&gate) {}
        Pass(Pass&& other) noexcept : gate_(other.gate_) { other.gate_ = nullptr; }
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;
        Pass& operator=(Pass&&) = delete;
        ~Pass() {
            if (gate_ != nullptr) gate_->leave();
        }

    private:
        Gate* gate_;
    };

    Gate(boost::asio::any_io_executor executor, std::size_t room);

    boost::asio::awaitable<Pass> enter();  // throws operation_aborted when cancelled
    std::size_t waiting() const { return waiting_.size(); }

private:
    struct Waiting {
        boost::asio::steady_timer turn;
        bool may_enter{};
    };

    void leave();

    boost::asio::any_io_executor executor_;
    std::size_t room_;  // left
    std::list<Waiting> waiting_{};
};

}  // namespace web
