#pragma once

#include "hub/domain/refusal.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <optional>
#include <utility>

namespace support {

// Runs one coroutine on this loop to its end; what it throws comes out.
// Fails when it hangs: `limit` is generous, for busy machines.
void run(boost::asio::io_context& loop,
         boost::asio::awaitable<void> task,
         std::chrono::seconds limit = std::chrono::seconds{60});

// Its result into `result`. Compiled per type is only this: the loop is the same for all.
template <class T>
boost::asio::awaitable<void> keep(boost::asio::awaitable<T> task, std::optional<T>& result) {
    result.emplace(co_await std::move(task));
}

// The same for a coroutine with a result, which it gives.
template <class T>
T run(boost::asio::io_context& loop,
      boost::asio::awaitable<T> task,
      std::chrono::seconds limit = std::chrono::seconds{60}) {
    std::optional<T> result;
    run(loop, keep(std::move(task), result), limit);
    return std::move(*result);
}

}  // namespace support
