#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <cstddef>
#include <deque>
#include <optional>
#include <utility>

namespace async {

// A bounded queue with one reader, in place of asio::experimental::channel, which sticks after a
// cancelled receive. One thread. A cancelled or timed-out wait loses nothing.
template <class T>
class Mailbox {
public:
    Mailbox(const boost::asio::any_io_executor& executor, std::size_t capacity)
        : wake_(executor), capacity_(capacity) {
        wake_.expires_at(boost::asio::steady_timer::time_point::max());
    }

    // False when full or closed: the caller decides what that means.
    [[nodiscard]] bool push(T item) {
        if (closed_ || items_.size() >= capacity_) return false;
        items_.push_back(std::move(item));
        wake_.cancel();
        return true;
    }

    void close() {
        closed_ = true;
        wake_.cancel();
    }

    // The next item; nothing when `limit` passed, or when closed and empty. Throws
    // operation_aborted when cancelled.
    boost::asio::awaitable<std::optional<T>> next(boost::asio::steady_timer::duration limit) {
        const auto deadline = after(limit);
        while (items_.empty() && !closed_ && Clock::now() < deadline) {
            wake_.expires_at(deadline);
            boost::system::error_code error;
            co_await wake_.async_wait(
                boost::asio::redirect_error(boost::asio::use_awaitable, error));
            const auto state = co_await boost::asio::this_coro::cancellation_state;
            if (state.cancelled() != boost::asio::cancellation_type::none) {
                throw boost::system::system_error(boost::asio::error::operation_aborted);
            }
        }
        if (items_.empty()) co_return std::nullopt;
        std::optional<T> item(std::move(items_.front()));
        items_.pop_front();
        co_return item;
    }

    std::size_t size() const { return items_.size(); }
    bool closed() const { return closed_; }

private:
    using Clock = boost::asio::steady_timer::clock_type;

    static Clock::time_point after(Clock::duration limit) {
        const auto now = Clock::now();
        return limit > Clock::time_point::max() - now ? Clock::time_point::max() : now + limit;
    }

    std::deque<T> items_;
    boost::asio::steady_timer wake_;
    std::size_t capacity_;
    bool closed_{};
};

}  // namespace async
