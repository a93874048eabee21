#include "adapters/async/task_group.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/assert.hpp>
#include <boost/system/system_error.hpp>

#include <iterator>
#include <utility>

namespace asio = boost::asio;

namespace async {

namespace {

// co_spawn starts a coroutine inside the caller when that already runs on the loop; a caller of
// spawn() may rely on being alone until its own next co_await.
asio::awaitable<void> at_next_turn(asio::awaitable<void> task) {
    co_await asio::post(asio::use_awaitable);
    co_await std::move(task);
}

bool is_aborted(const std::exception_ptr& what) {
    try {
        std::rethrow_exception(what);
    } catch (const boost::system::system_error& error) {
        return error.code() == asio::error::operation_aborted;
    } catch (...) {
        return false;
    }
}

}  // namespace

TaskGroup::TaskGroup(asio::any_io_executor executor, Failure failure)
    : executor_(std::move(executor)), failure_(std::move(failure)), idle_(executor_) {
    idle_.expires_at(asio::steady_timer::time_point::max());
}

TaskGroup::~TaskGroup() {
    BOOST_ASSERT_MSG(running_.empty(), "await finished() first");
}

void TaskGroup::spawn(std::string name, asio::awaitable<void> task) {
    running_.emplace_back();
    const auto here = std::prev(running_.end());
    here->name = std::move(name);
    auto told = [this, here](std::exception_ptr what) { ended(here, std::move(what)); };
    asio::co_spawn(executor_,
                   at_next_turn(std::move(task)),
                   asio::bind_cancellation_slot(here->stop.slot(), std::move(told)));
    if (cancelled_) here->stop.emit(asio::cancellation_type::terminal);
}

void TaskGroup::cancel() {
    cancelled_ = true;
    // Emitting may run a task to its end, which takes it out of the list.
    for (auto task = running_.begin(); task != running_.end();) {
        const auto current = task++;
        current->stop.emit(asio::cancellation_type::terminal);
    }
}

void TaskGroup::ended(std::list<Running>::iterator task, std::exception_ptr what) {
    const std::string name = std::move(task->name);
    running_.erase(task);
    if (running_.empty()) idle_.cancel();
    if (what && failure_ && !(cancelled_ && is_aborted(what))) failure_(name, what);
}

asio::awaitable<void> TaskGroup::finished() {
    const bool throws = co_await asio::this_coro::throw_if_cancelled();
    co_await asio::this_coro::throw_if_cancelled(false);
    while (!running_.empty()) {
        boost::system::error_code woken;
        co_await idle_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
    co_await asio::this_coro::throw_if_cancelled(throws);
}

}  // namespace async
