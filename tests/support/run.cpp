#include "tests/support/run.hpp"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <memory>
#include <stdexcept>

namespace support {

namespace {

struct End {
    std::exception_ptr failure;
    bool reached{};
};

}  // namespace

void run(boost::asio::io_context& loop,
         boost::asio::awaitable<void> task,
         std::chrono::seconds limit) {
    // Shared: a coroutine that hangs may end after this function has.
    const auto end = std::make_shared<End>();
    boost::asio::co_spawn(loop, std::move(task), [end](std::exception_ptr failure) {
        *end = {failure, true};
    });
    const auto deadline = std::chrono::steady_clock::now() + limit;
    loop.restart();
    while (!end->reached && std::chrono::steady_clock::now() < deadline) {
        if (loop.run_one_until(deadline) == 0 && loop.stopped()) break;
    }
    if (end->failure) std::rethrow_exception(end->failure);
    if (!end->reached) throw std::runtime_error("the coroutine hangs");
}

}  // namespace support
