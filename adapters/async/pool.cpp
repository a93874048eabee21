#include "adapters/async/pool.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <exception>

namespace asio = boost::asio;

namespace async {

// Touched on the loop's thread only.
struct Pool::Job {
    explicit Job(const asio::any_io_executor& executor) : wake(executor) {
        wake.expires_at(asio::steady_timer::time_point::max());
    }
    asio::steady_timer wake;
    std::exception_ptr failure{};
    bool ended{};
};

Pool::Pool(std::size_t capacity) : capacity_(capacity), held_(std::make_shared<std::size_t>(0)) {}

Pool::~Pool() {
    thread_.stop();
    thread_.join();
}

asio::awaitable<bool> Pool::done(std::function<void()> work) {
    if (*held_ >= capacity_) co_return false;
    ++*held_;
    const auto executor = co_await asio::this_coro::executor;
    const auto job = std::make_shared<Job>(executor);
    // The thread gives the job back whole, so that the job's end is the loop's affair too.
    asio::post(thread_, [executor, work = std::move(work), given = job, held = held_]() mutable {
        std::exception_ptr failure;
        try {
            work();
        } catch (...) {
            failure = std::current_exception();
        }
        work = nullptr;
        auto tell = [failure, given = std::move(given), held = std::move(held)] {
            --*held;
            given->failure = failure;
            given->ended = true;
            given->wake.cancel();
        };
        asio::post(executor, std::move(tell));
    });
    while (!job->ended) {
        boost::system::error_code woken;
        co_await job->wake.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none)
            throw boost::system::system_error(asio::error::operation_aborted);
    }
    if (job->failure) std::rethrow_exception(job->failure);
    co_return true;
}

}  // namespace async
