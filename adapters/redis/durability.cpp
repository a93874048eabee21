#include "adapters/redis/durability.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace redis {
namespace {

namespace asio = boost::asio;

struct Demand {
    const char* name{};
    const char* value{};
};

constexpr std::array<Demand, 3> demands{{
    {"appendonly", "yes"},
    {"appendfsync", "always"},
    {"maxmemory-policy", "noeviction"},
}};

asio::awaitable<std::string> setting(Connection& connection, std::string name) {
    Command command{"CONFIG", "GET", std::move(name)};
    try {
        const Reply reply = co_await connection.call(std::move(command));
        co_return reply.list.size() == 2 ? reply.list[1].text : "unknown";
    } catch (const boost::system::system_error& error) {
        const auto code = error.code();
        if (code != make_error_code(Error::not_allowed) && code != make_error_code(Error::refused))
            throw;
        co_return "unknown, since CONFIG GET is not allowed";
    }
}

}  // namespace

asio::awaitable<void> require_durable(Connection& connection, Settings settings) {
    std::string wrong;
    for (const Demand& demand : demands) {
        const std::string value = co_await setting(connection, demand.name);
        if (value == demand.value) continue;
        wrong += wrong.empty() ? "" : ", ";
        wrong += std::string(demand.name) + " is " + value + " and must be " + demand.value;
    }
    if (wrong.empty()) co_return;
    if (settings.allow_data_loss) {
        spdlog::warn(
            "redis may lose acknowledged writes address={} reason={}", settings.address, wrong);
        co_return;
    }
    throw std::runtime_error("the Redis server at " + settings.address +
                             " would lose acknowledged writes: " + wrong +
                             " (or set allow_data_loss = true)");
}

asio::awaitable<std::string> why_not_ready(Connection& connection) {
    Command command{"INFO", "persistence"};
    try {
        const Reply reply = co_await connection.call(std::move(command));
        if (info_field(reply.text, "loading") == "1") co_return "Redis is loading its data";
        if (info_field(reply.text, "aof_last_write_status") == "err")
            co_return "Redis cannot write its log";
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) throw;
        co_return error.what();
    }
    co_return "";
}

}  // namespace redis
