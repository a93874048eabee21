#include "hub/program/node.hpp"

#include "adapters/async/task_group.hpp"
#include "adapters/redis/private_server.hpp"
#include "hub/program/environment.hpp"
#include "hub/program/failure_log.hpp"
#include "hub/program/machine.hpp"
#include "hub/program/serving.hpp"

#include <boost/asio/this_coro.hpp>

#include <optional>

namespace program {

namespace asio = boost::asio;

struct Node::Parts {
    asio::any_io_executor executor;
    Machine machine;
    Listening listening;
};

Node::Node(asio::io_context& loop, config::Config config, Listening listening)
    : parts_(new Parts{
          loop.get_executor(), Machine(std::move(config), environment()), std::move(listening)}) {}

Node::~Node() = default;

asio::awaitable<void> Node::run() {
    Machine& machine = parts_->machine;
    redis::Settings settings = machine.config.redis;
    async::TaskGroup guardian(parts_->executor, log_failure);
    std::optional<redis::PrivateServer> own;
    std::exception_ptr failure;
    try {
        if (settings.address.empty()) {
            redis::ServerSettings server = machine.config.private_redis;
            server.data = machine.folders.data;
            own.emplace(parts_->executor, server);
            co_await own->start();
            guardian.spawn("redis-server", own->run());
            settings.address = own->address();
        }
        Serving serving(parts_->executor, machine, settings, parts_->listening);
        co_await serving.run();
    } catch (...) {
        failure = std::current_exception();
    }
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    if (own) co_await own->stop();
    guardian.cancel();
    co_await guardian.finished();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace program
