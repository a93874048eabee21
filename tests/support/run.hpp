#pragma once

#include "hub/domain/refusal.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace support {

// Runs one coroutine on this loop to its end and gives its result; what it throws comes out.
// Fails when it hangs: `limit` is generous, for busy machines.
template <class T>
T run(boost::asio::io_context& loop,
      boost::asio::awaitable<T> task,
      std::chrono::seconds limit = std::chrono::seconds{60}) {
    std::optional<T> result;
    std::exception_ptr failure;
    bool ended = false;
    boost::asio::co_spawn(loop, std::move(task), [&](std::exception_ptr what, T value) {
        failure = what;
        if (!what) result.emplace(std::move(value));
        ended = true;
    });
    const auto deadline = std::chrono::steady_clock::now() + limit;
    loop.restart();
    while (!ended && std::chrono::steady_clock::now() < deadline) {
        if (loop.run_one_until(deadline) == 0 && loop.stopped()) break;
    }
    if (failure) std::rethrow_exception(failure);
    if (!ended) throw std::runtime_error("the coroutine hangs");
    return std::move(*result);
}

inline void run(boost::asio::io_context& loop,
                boost::asio::awaitable<void> task,
                std::chrono::seconds limit = std::chrono::seconds{60}) {
    std::exception_ptr failure;
    bool ended = false;
    boost::asio::co_spawn(loop, std::move(task), [&](std::exception_ptr what) {
        failure = what;
        ended = true;
    });
    const auto deadline = std::chrono::steady_clock::now() + limit;
    loop.restart();
    while (!ended && std::chrono::steady_clock::now() < deadline) {
        if (loop.run_one_until(deadline) == 0 && loop.stopped()) break;
    }
    if (failure) std::rethrow_exception(failure);
    if (!ended) throw std::runtime_error("the coroutine hangs");
}

}  // namespace support
