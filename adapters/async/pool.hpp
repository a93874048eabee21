#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace async {

// One thread beside the loop, for computing that takes longer than a turn of it may: the only place
// with a thread of ours. One piece of work at a time, the others wait in a queue with a bound. What
// is computed refers to nothing of the loop's. Used by one loop, and destroyed before that loop.
class Pool {
public:
    explicit Pool(std::size_t capacity = 64);  // pieces of work, the running one among them
    ~Pool();                                   // what runs is awaited, what waits is dropped
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // The work's result, or what it throws, on the caller's executor. Nothing when the pool is
    // full: then the work is not done. A cancelled caller gets operation_aborted at once; the work
    // keeps its place until it is done.
    template <class T>
    boost::asio::awaitable<std::optional<T>> run(std::function<T()> work) {
        const auto result = std::make_shared<std::optional<T>>();
        std::function<void()> keep = [result, work = std::move(work)] { result->emplace(work()); };
        const bool taken = co_await done(std::move(keep));
        if (!taken) co_return std::nullopt;
        co_return std::move(*result);
    }

    std::size_t size() const { return *held_; }

private:
    struct Job;

    // False when full.
    boost::asio::awaitable<bool> done(std::function<void()> work);

    std::size_t capacity_;
    std::shared_ptr<std::size_t> held_;  // counted on the loop's thread only
    boost::asio::thread_pool thread_{1};
};

}  // namespace async
