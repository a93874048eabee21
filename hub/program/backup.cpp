#include "adapters/async/first_of.hpp"
#include "adapters/async/task_group.hpp"
#include "adapters/redis/connection.hpp"
#include "adapters/redis/private_server.hpp"
#include "hub/program/commands.hpp"
#include "hub/program/folders.hpp"
#include "hub/program/log.hpp"
#include "hub/program/restore.hpp"
#include "hub/program/run_here.hpp"
#include "hub/program/whole_file.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>

#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>

namespace program {

namespace {

constexpr std::chrono::milliseconds look_again{100};
constexpr std::chrono::minutes longest_save{10};

boost::asio::awaitable<redis::Reply> call(redis::Connection& server, std::string name) {
    redis::Command command;
    command.push_back(std::move(name));
    return server.call(std::move(command));
}

boost::asio::awaitable<std::string> persistence(redis::Connection& server) {
    redis::Command command;
    command.emplace_back("INFO");
    command.emplace_back("persistence");
    const redis::Reply reply = co_await server.call(std::move(command));
    co_return reply.text;
}

boost::asio::awaitable<void> no_save_under_way(redis::Connection& server) {
    for (;;) {
        const std::string info = co_await persistence(server);
        const bool idle = info.find("rdb_bgsave_in_progress:0") != std::string::npos &&
                          info.find("aof_rewrite_in_progress:0") != std::string::npos;
        if (idle) co_return;
        co_await async::pause(look_again);
    }
}

// A picture of all records at one moment, made by a child of the server while it serves on.
boost::asio::awaitable<void> save(redis::Connection& server) {
    co_await no_save_under_way(server);
    co_await call(server, "BGSAVE");
    co_await no_save_under_way(server);
    const std::string info = co_await persistence(server);
    if (info.find("rdb_last_bgsave_status:ok") == std::string::npos) {
        throw std::runtime_error(
            "the server could not save: its log says why (redis/redis.log in the data folder)");
    }
}

boost::asio::awaitable<void> connect_and_save(redis::Settings settings) {
    const auto executor = co_await boost::asio::this_coro::executor;
    redis::Connection server{executor, std::move(settings)};
    async::TaskGroup links{executor,
                           [](const std::string& /*name*/, std::exception_ptr /*what*/) {}};
    links.spawn("redis", server.run());
    std::exception_ptr failure;
    try {
        co_await async::within(longest_save, save(server));
    } catch (...) {
        failure = std::current_exception();
    }
    links.cancel();
    co_await links.finished();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace

int run(const Backup& options, const config::Environment& environment) {
    const config::Config config = load(options.hub, environment);
    if (!config.redis.address.empty()) {
        throw std::runtime_error(
            "this hub uses a server of yours (redis.address): back that one up with its own means");
    }
    const Folders folders = resolve(config.folders, environment);
    set_up_log({.level = "off"});  // what goes wrong is told in one line
    redis::Settings settings = config.redis;
    settings.address = redis::private_address(folders.data);
    settings.client_name = "aidhub-backup";
    boost::asio::io_context loop{1};
    const std::filesystem::path dump = folders.data / "redis" / "dump.rdb";
    try {
        run_here(loop, connect_and_save(settings));
    } catch (const boost::system::system_error& error) {
        throw std::runtime_error("no hub serves " + folders.data.string() + ": " + error.what());
    }
    check_backup(dump);
    copy_whole(dump, options.file);
    copy_whole(folders.data / "canary", canary_beside(options.file));
    std::error_code ignored;
    std::filesystem::remove(dump, ignored);
    std::cout << "saved to " << options.file
              << "; it can be read only with the key file, which is not in it: keep a copy of "
              << (folders.data / "key").string() << " in another place\n";
    return 0;
}

}  // namespace program
