#pragma once

#include "adapters/redis/backoff.hpp"
#include "adapters/redis/process.hpp"
#include "adapters/redis/settings.hpp"
#include "adapters/redis/wire.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace redis {

// The redis-server that the hub starts for itself: a child that listens on a Unix socket in the
// data folder only, and loses nothing that it acknowledged. One hub per data folder. One thread.
class PrivateServer {
public:
    PrivateServer(boost::asio::any_io_executor executor, ServerSettings settings);
    ~PrivateServer();  // a server that was not stopped is told to
    PrivateServer(const PrivateServer&) = delete;
    PrivateServer& operator=(const PrivateServer&) = delete;

    // Starts the server, or takes over one that an earlier hub left behind in this folder. Returns
    // when it serves. Throws std::runtime_error with one clear line: the folder is in use, there is
    // no redis-server or one before 7.0, or it does not come up.
    boost::asio::awaitable<void> start();

    // Starts it again whenever it dies; returns after stop(), or when cancelled.
    boost::asio::awaitable<void> run();

    // Shuts it down and waits until it is gone; after the stop limit it is killed. To be called
    // when all that used it has ended.
    boost::asio::awaitable<void> stop();

    std::string address() const { return "unix:" + socket_.string(); }
    std::optional<pid_t> process() const;  // nothing: it does not run

private:
    boost::asio::awaitable<void> bring_up();
    boost::asio::awaitable<bool> take_over();
    boost::asio::awaitable<void> serving();
    boost::asio::awaitable<void> wait_until_serving();
    boost::asio::awaitable<Reply> ask(Command command);
    boost::asio::awaitable<void> serving_or_dead(int& first);
    boost::asio::awaitable<void> ask_to_shut_down();
    boost::asio::awaitable<void> gone();
    std::vector<std::string> command_line() const;

    boost::asio::any_io_executor executor_;
    ServerSettings settings_;
    std::filesystem::path folder_;  // the server's, in the data folder
    std::filesystem::path socket_;
    Backoff backoff_;
    FolderLock hub_lock_;  // one hub per data folder
    std::optional<Process> process_;
    bool stopping_{};
};

// Where the private server of a data folder is reached, for other programs on this machine.
std::string private_address(const std::filesystem::path& data);

}  // namespace redis
