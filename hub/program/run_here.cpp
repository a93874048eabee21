#include "hub/program/run_here.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/async/task_group.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <csignal>
#include <exception>
#include <string>
#include <utility>

namespace program {

namespace {

boost::asio::awaitable<void> told_to_stop(boost::asio::signal_set& signals) {
    co_await signals.async_wait(boost::asio::use_awaitable);
}

boost::asio::awaitable<void> until_told(boost::asio::signal_set& signals,
                                        boost::asio::awaitable<void> task) {
    try {
        co_await async::first_of(std::move(task), told_to_stop(signals));
    } catch (const boost::system::system_error& error) {
        if (error.code() != boost::asio::error::operation_aborted) throw;
    }
}

}  // namespace

void run_here(boost::asio::io_context& loop, boost::asio::awaitable<void> task) {
    std::exception_ptr failure;
    boost::asio::signal_set signals{loop, SIGINT, SIGTERM};
    async::TaskGroup root{loop.get_executor(),
                          [&failure](const std::string& /*name*/, std::exception_ptr what) {
                              if (!failure) failure = std::move(what);
                          }};
    root.spawn("root", until_told(signals, std::move(task)));
    loop.run();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace program
