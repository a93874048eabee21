#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/redis/connection.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/io_context.hpp>

#include <exception>
#include <string>
#include <utility>

namespace support {

// A loop with a running redis::Connection; ended and awaited with the object.
class RedisLink {
public:
    explicit RedisLink(const std::string& address) : RedisLink(settings_for(address)) {}
    explicit RedisLink(redis::Settings settings)
        : connection_(loop_.get_executor(), std::move(settings)),
          tasks_(loop_.get_executor(),
                 [this](const std::string&, std::exception_ptr what) { escaped_ = what; }) {
        tasks_.spawn("redis", connection_.run());
    }
    ~RedisLink() {
        tasks_.cancel();
        run(loop_, tasks_.finished());
    }
    RedisLink(const RedisLink&) = delete;
    RedisLink& operator=(const RedisLink&) = delete;

    // Patient, because test machines are busy.
    static redis::Settings settings_for(const std::string& address) {
        redis::Settings settings;
        settings.address = address;
        settings.command_limit = std::chrono::seconds(20);
        settings.connect_limit = std::chrono::seconds(20);
        return settings;
    }

    boost::asio::io_context& loop() { return loop_; }
    redis::Connection& connection() { return connection_; }
    async::TaskGroup& tasks() { return tasks_; }
    std::exception_ptr escaped() const { return escaped_; }

    redis::Reply call(redis::Command command) {
        return run(loop_, connection_.call(std::move(command)));
    }

private:
    boost::asio::io_context loop_;
    redis::Connection connection_;
    async::TaskGroup tasks_;
    std::exception_ptr escaped_;
};

}  // namespace support
