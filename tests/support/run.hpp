#pragma once

#include "adapters/async/first_of.hpp"
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

// The same for a coroutine with a result, which it gives. The loop is compiled once for all types.
template <class T>
T run(boost::asio::io_context& loop,
      boost::asio::awaitable<T> task,
      std::chrono::seconds limit = std::chrono::seconds{60}) {
    std::optional<T> result;
    run(loop, async::keep(std::move(task), result), limit);
    return std::move(*result);
}

}  // namespace support
