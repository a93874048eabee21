#include "adapters/async/first_of.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/multiple_exceptions.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <exception>

namespace asio = boost::asio;

namespace async {

namespace {

struct Outcome {
    std::optional<int> first{};
    std::exception_ptr
        thrown{};  // by the first only: what the other says about being cancelled is no news
};

// Never throws: Asio's or-operator waits on for a success when a side throws.
asio::awaitable<void> side(int number, asio::awaitable<void> task, Outcome& outcome) {
    std::exception_ptr thrown;
    try {
        co_await std::move(task);
    } catch (...) {
        thrown = std::current_exception();
    }
    if (outcome.first) co_return;
    outcome.first = number;
    outcome.thrown = thrown;
}

asio::awaitable<void> both_ended(asio::awaitable<void> one,
                                 asio::awaitable<void> other,
                                 Outcome& outcome) {
    using asio::experimental::awaitable_operators::operator||;
    try {
        co_await (side(0, std::move(one), outcome) || side(1, std::move(other), outcome));
    } catch (const asio::multiple_exceptions&) {
        // Both sides were cancelled before they began; the caller looks at its own cancellation
        // state.
    }
}

asio::awaitable<void> mark_done(asio::awaitable<void> task, bool& done) {
    co_await std::move(task);
    done = true;
}

[[noreturn]] void throw_aborted() {
    throw boost::system::system_error(asio::error::operation_aborted);
}

}  // namespace

asio::awaitable<int> first_of(asio::awaitable<void> one, asio::awaitable<void> other) {
    Outcome outcome;
    co_await both_ended(std::move(one), std::move(other), outcome);
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none || !outcome.first) throw_aborted();
    if (outcome.thrown) std::rethrow_exception(outcome.thrown);
    co_return *outcome.first;
}

asio::awaitable<void> pause(std::chrono::steady_clock::duration time) {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    timer.expires_after(time);
    co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> within(std::chrono::steady_clock::duration limit,
                             asio::awaitable<void> task) {
    bool done = false;
    const int first = co_await first_of(mark_done(std::move(task), done), pause(limit));
    if (first == 1 && !done) detail::throw_timed_out();
}

namespace detail {

void throw_timed_out() {
    throw boost::system::system_error(asio::error::timed_out);
}

}  // namespace detail

}  // namespace async
