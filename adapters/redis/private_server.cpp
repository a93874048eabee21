#include "adapters/redis/private_server.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/redis/error.hpp"
#include "adapters/redis/numbers.hpp"
#include "adapters/redis/socket_path.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

#include <signal.h>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace redis {

namespace asio = boost::asio;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds look_again{20};
constexpr milliseconds ask_limit{2000};

bool is_before_7(const std::string& version) {
    const auto major = whole<int>(std::string_view(version).substr(0, version.find('.')));
    return !major || *major < 7;
}

}  // namespace

PrivateServer::PrivateServer(asio::any_io_executor executor, ServerSettings settings)
    : executor_(std::move(executor)),
      settings_(std::move(settings)),
      folder_(data_folder(settings_.data) / "redis"),
      socket_(socket_path(settings_.data)),
      backoff_(settings_.backoff_least, settings_.backoff_most) {}

// Whoever forgot to stop it leaves no server behind.
PrivateServer::~PrivateServer() {
    if (process_) process_->signal(SIGTERM);
}

std::optional<pid_t> PrivateServer::process() const {
    return process_ ? std::optional<pid_t>(process_->number()) : std::nullopt;
}

asio::awaitable<void> PrivateServer::start() {
    std::filesystem::create_directories(folder_);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
    prepare_socket_folder(socket_);
    hub_lock_ = FolderLock(folder_.parent_path() / "hub.lock");
    if (!hub_lock_.held()) {
        throw std::runtime_error("the data folder " + folder_.parent_path().string() +
                                 " is in use by another hub");
    }
    co_await bring_up();
}

asio::awaitable<void> PrivateServer::bring_up() {
    const auto deadline = steady_clock::now() + settings_.start_limit;
    for (;;) {
        if (co_await take_over()) break;
        FolderLock server_lock(folder_ / "server.lock");
        if (server_lock.held()) {
            process_.emplace(executor_, start_process(command_line(), server_lock));
            break;
        }
        // An earlier server lives and does not answer: it is loading or on its way out. Two on the
        // same files would destroy them.
        if (steady_clock::now() >= deadline) {
            throw std::runtime_error("an earlier redis-server still holds " + folder_.string() +
                                     " and does not answer");
        }
        co_await async::pause(look_again);
    }
    co_await serving();
}

asio::awaitable<bool> PrivateServer::take_over() {
    Reply info;
    Reply dir;
    try {
        Command ask_info{"INFO", "server"};
        info = co_await ask(std::move(ask_info));
        Command ask_dir{"CONFIG", "GET", "dir"};
        dir = co_await ask(std::move(ask_dir));
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) throw;
        co_return false;  // nobody answers there
    }
    if (dir.list.size() != 2 || dir.list[1].text != folder_.native()) {
        throw std::runtime_error("another Redis server listens on " + socket_.string());
    }
    const auto number = whole<pid_t>(info_field(info.text, "process_id"));
    if (!number) co_return false;
    try {
        process_.emplace(executor_, *number);
    } catch (const std::system_error&) {
        co_return false;  // gone in between
    }
    spdlog::info("redis taken over process={}", *number);
    co_return true;
}

asio::awaitable<void> PrivateServer::serving() {
    int first = 1;
    try {
        co_await async::within(settings_.start_limit, serving_or_dead(first));
    } catch (const boost::system::system_error& error) {
        if (error.code() != asio::error::timed_out) throw;
        throw std::runtime_error("redis-server does not come up; see " +
                                 (folder_ / "redis.log").string());
    }
    if (first == 1) {
        process_.reset();
        throw std::runtime_error("redis-server stopped while starting; see " +
                                 (folder_ / "redis.log").string());
    }
    spdlog::info("redis serves process={} socket={}", process_->number(), socket_.string());
}

asio::awaitable<void> PrivateServer::serving_or_dead(int& first) {
    first = co_await async::first_of(wait_until_serving(), process_->ended());
}

asio::awaitable<void> PrivateServer::wait_until_serving() {
    for (;;) {
        Command command{"INFO"};
        std::string info;
        try {
            info = (co_await ask(std::move(command))).text;
        } catch (const boost::system::system_error& error) {
            if (error.code() == asio::error::operation_aborted) throw;
        }
        const std::string version = info_field(info, "redis_version");
        if (!version.empty() && is_before_7(version)) {
            throw std::runtime_error("redis-server 7.0 or later is needed, this is " + version);
        }
        if (info_field(info, "loading") == "0") co_return;
        co_await async::pause(look_again);
    }
}

asio::awaitable<Reply> PrivateServer::ask(Command command) {
    const Address address = UnixAddress{.path = socket_.string()};
    Wire wire(executor_);
    co_await async::within(ask_limit, wire.open(address));
    co_return co_await async::within(ask_limit, wire.ask(std::move(command)));
}

std::vector<std::string> PrivateServer::command_line() const {
    return {settings_.program,
            "--port",
            "0",
            "--unixsocket",
            socket_.string(),
            "--unixsocketperm",
            "700",
            "--dir",
            folder_.string(),
            "--pidfile",
            (folder_ / "redis.pid").string(),
            "--logfile",
            (folder_ / "redis.log").string(),
            "--daemonize",
            "no",
            "--save",
            "",
            "--appendonly",
            "yes",
            "--appendfsync",
            "always",
            "--maxmemory",
            std::to_string(settings_.max_memory),
            "--maxmemory-policy",
            "noeviction"};
}

asio::awaitable<void> PrivateServer::run() {
    while (!stopping_) {
        const auto since = steady_clock::now();
        if (process_) co_await process_->ended();
        if (stopping_) co_return;
        process_.reset();
        if (steady_clock::now() - since >= settings_.backoff_most) backoff_.reset();
        spdlog::error("redis-server ended; it is started again log={}",
                      (folder_ / "redis.log").string());
        co_await async::pause(backoff_.next());
        try {
            co_await bring_up();
        } catch (const boost::system::system_error& error) {
            if (error.code() == asio::error::operation_aborted) throw;
            spdlog::error("redis-server is not started reason={}", error.what());
        } catch (const std::runtime_error& error) {
            spdlog::error("redis-server is not started reason={}", error.what());
        }
    }
}

asio::awaitable<void> PrivateServer::stop() {
    stopping_ = true;
    if (process_) {
        co_await ask_to_shut_down();
        co_await gone();
    }
    process_.reset();
    hub_lock_ = FolderLock();
}

asio::awaitable<void> PrivateServer::ask_to_shut_down() {
    Command command{"SHUTDOWN", "NOSAVE"};  // the append-only file is complete
    try {
        co_await ask(std::move(command));
    } catch (const boost::system::system_error&) {
        // It hangs up instead of answering.
    }
}

asio::awaitable<void> PrivateServer::gone() {
    try {
        co_await async::within(settings_.stop_limit, process_->ended());
        co_return;
    } catch (const boost::system::system_error& error) {
        if (error.code() != asio::error::timed_out) throw;
    }
    spdlog::error("redis-server does not stop and is killed process={}", process_->number());
    process_->signal(SIGKILL);
    co_await process_->ended();
}

std::string private_address(const std::filesystem::path& data) {
    return "unix:" + socket_path(data).string();
}

}  // namespace redis
