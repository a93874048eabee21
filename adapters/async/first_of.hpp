#pragma once

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace async {

// Whichever ends first decides, by returning or by throwing; the other is cancelled and awaited.
// Returns 0 or 1: which one it was.
boost::asio::awaitable<int> first_of(boost::asio::awaitable<void> one,
                                     boost::asio::awaitable<void> other);

// Waits on the steady clock. Throws operation_aborted when cancelled.
boost::asio::awaitable<void> pause(std::chrono::steady_clock::duration time);

// Puts the task's result there, so that tasks of any type are waited for as tasks of none.
template <class T>
boost::asio::awaitable<void> keep(boost::asio::awaitable<T> task, std::optional<T>& result) {
    result.emplace(co_await std::move(task));
}

namespace detail {

[[noreturn]] void throw_timed_out();

}  // namespace detail

// The task's result, or boost::asio::error::timed_out thrown when it takes longer; then the task is
// cancelled.
template <class T>
boost::asio::awaitable<T> within(std::chrono::steady_clock::duration limit,
                                 boost::asio::awaitable<T> task) {
    std::optional<T> result;
    const int first = co_await first_of(keep(std::move(task), result), pause(limit));
    if (first == 1 && !result) detail::throw_timed_out();
    co_return std::move(*result);
}

boost::asio::awaitable<void> within(std::chrono::steady_clock::duration limit,
                                    boost::asio::awaitable<void> task);

}  // namespace async
