#pragma once

#include "adapters/redis/backoff.hpp"
#include "adapters/redis/bell.hpp"
#include "adapters/redis/settings.hpp"
#include "adapters/redis/wire.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace redis {

// A connection of its own that listens to all 64 bells, asks for a sign of life when it is quiet,
// and subscribes again after every loss. One thread.
class Subscription {
public:
    struct Listener {
        std::function<void(Bell)> rang{};
        std::function<void()>
            missed{};  // at every (re)subscription: bells may have rung before; visit every scope
    };

    // Both are called from run() and must neither block nor throw. Throws std::invalid_argument for
    // a wrong address.
    Subscription(const boost::asio::any_io_executor& executor,
                 Settings settings,
                 Listener listener);
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;

    boost::asio::awaitable<void> run();  // ends only when cancelled

    bool subscribed() const { return subscribed_; }

private:
    boost::asio::awaitable<std::string> serve();  // why it ended
    boost::asio::awaitable<void> open();
    boost::asio::awaitable<void> listen();
    boost::asio::awaitable<void> keep_alive();
    void heard(const Reply& reply);

    Settings settings_;
    Address address_;
    Listener listener_;
    Wire wire_;
    Backoff backoff_;
    std::chrono::steady_clock::time_point last_heard_{};
    std::size_t confirmed_{};  // bells that the server says we are subscribed to
    bool subscribed_{};
};

}  // namespace redis
