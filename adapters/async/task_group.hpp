#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <exception>
#include <functional>
#include <list>
#include <string>

namespace async {

// Coroutines that must be finished before what they refer to is destroyed. One thread. The only
// spawner. Await finished() before the group is destroyed. A coroutine that may itself have been
// cancelled says `co_await this_coro::throw_if_cancelled(false)` first: Asio refuses any other
// co_await of a cancelled coroutine.
class TaskGroup {
public:
    // Called with the task's name and what escaped it. After cancel() a task escapes with
    // operation_aborted, which is not told.
    using Failure = std::function<void(const std::string& name, std::exception_ptr what)>;

    TaskGroup(boost::asio::any_io_executor executor, Failure failure);
    ~TaskGroup();
    TaskGroup(const TaskGroup&) = delete;
    TaskGroup& operator=(const TaskGroup&) = delete;

    // Starts the task at the next turn of the loop. After cancel() the task is started cancelled.
    void spawn(std::string name, boost::asio::awaitable<void> task);
    void cancel();  // asks every task to stop, terminally
    boost::asio::awaitable<void>
    finished();  // returns when the last one has; waits on when cancelled
    std::size_t size() const { return running_.size(); }

private:
    struct Running {
        std::string name;
        boost::asio::cancellation_signal stop;
    };

    void ended(std::list<Running>::iterator task, std::exception_ptr what);

    boost::asio::any_io_executor executor_;
    Failure failure_;
    std::list<Running> running_;
    boost::asio::steady_timer idle_;
    bool cancelled_{};
};

}  // namespace async
