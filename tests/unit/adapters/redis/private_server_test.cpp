#include "adapters/redis/private_server.hpp"

#include "adapters/redis/socket_path.hpp"
#include "tests/support/redis_link.hpp"
#include "tests/support/redis_server.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <signal.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using std::chrono::milliseconds;

redis::ServerSettings settings_for(const std::filesystem::path& data) {
    redis::ServerSettings settings;
    settings.data = data;
    settings.start_limit = std::chrono::seconds(20);
    settings.max_memory = std::size_t{64} << 20;
    return settings;
}

// A process that ended and waits for its new parent to notice is not alive.
bool is_alive(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string number;
    std::string name;
    char state = 'Z';
    file >> number >> name >> state;
    return state != 'Z';
}

// One hub's server, on a loop of its own.
struct Hub {
    boost::asio::io_context loop{};
    redis::PrivateServer server;
    async::TaskGroup tasks;

    explicit Hub(redis::ServerSettings settings)
        : server(loop.get_executor(), std::move(settings)),
          tasks(loop.get_executor(),
                [](const std::string&, std::exception_ptr what) { std::rethrow_exception(what); }) {
    }
    ~Hub() {
        tasks.cancel();
        support::run(loop, tasks.finished());
        support::run(loop, server.stop());
    }

    void start() { support::run(loop, server.start()); }
    void until(const std::function<bool()>& condition) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        loop.restart();
        while (!condition() && std::chrono::steady_clock::now() < deadline)
            loop.run_one_for(milliseconds(50));
        REQUIRE(condition());
    }
};

std::string setting(support::RedisLink& link, const std::string& name) {
    return link.call({"CONFIG", "GET", name}).list.at(1).text;
}

}  // namespace

TEST_CASE("the private server is durable, bounded, and reached by its socket only") {
    const support::TemporaryFolder folder;
    Hub hub(settings_for(folder.path() / "data with a space"));
    hub.start();
    support::RedisLink link(hub.server.address());
    CHECK(setting(link, "appendonly") == "yes");
    CHECK(setting(link, "appendfsync") == "always");
    CHECK(setting(link, "maxmemory") == std::to_string(std::size_t{64} << 20));
    CHECK(setting(link, "maxmemory-policy") == "noeviction");
    CHECK(setting(link, "port") == "0");
    CHECK(setting(link, "dir") == (folder.path() / "data with a space" / "redis").string());
    CHECK(::getpgid(*hub.server.process()) == *hub.server.process());
    const auto rights =
        std::filesystem::status(folder.path() / "data with a space" / "redis").permissions();
    CHECK((rights & std::filesystem::perms(077)) == std::filesystem::perms::none);
    CHECK(redis::private_address(folder.path() / "data with a space") == hub.server.address());
}

TEST_CASE("a private server that is killed comes back with its data") {
    const support::TemporaryFolder folder;
    Hub hub(settings_for(folder.path()));
    hub.start();
    hub.tasks.spawn("server", hub.server.run());
    const pid_t first = *hub.server.process();
    {
        support::RedisLink link(hub.server.address());
        link.call({"SET", "kept", "yes"});
    }
    ::kill(first, SIGKILL);
    hub.until([&] { return hub.server.process() && *hub.server.process() != first; });
    support::RedisLink link(hub.server.address());
    CHECK(link.call({"GET", "kept"}).text == "yes");
    CHECK_FALSE(is_alive(first));
}

TEST_CASE("stopping leaves no process, and the next start has the data") {
    const support::TemporaryFolder folder;
    pid_t first = 0;
    {
        Hub hub(settings_for(folder.path()));
        hub.start();
        first = *hub.server.process();
        support::RedisLink link(hub.server.address());
        link.call({"SET", "kept", "yes"});
    }
    CHECK_FALSE(is_alive(first));
    Hub again(settings_for(folder.path()));
    again.start();
    support::RedisLink link(again.server.address());
    CHECK(link.call({"GET", "kept"}).text == "yes");
}

TEST_CASE("a server that does not stop is killed") {
    const support::TemporaryFolder folder;
    redis::ServerSettings settings = settings_for(folder.path());
    settings.stop_limit = milliseconds(100);
    Hub hub(settings);
    hub.start();
    const pid_t process = *hub.server.process();
    ::kill(process, SIGSTOP);
    support::run(hub.loop, hub.server.stop());
    CHECK_FALSE(is_alive(process));
    CHECK_FALSE(hub.server.process());
}

TEST_CASE(
    "a second hub on the same data folder is refused with a clear line, and the first goes on") {
    const support::TemporaryFolder folder;
    Hub hub(settings_for(folder.path()));
    hub.start();
    Hub second(settings_for(folder.path() / "."));
    CHECK_THROWS_WITH(second.start(), Catch::Contains("is in use by another hub"));
    CHECK_FALSE(second.server.process());
    CHECK(is_alive(*hub.server.process()));
}

TEST_CASE("a server that an earlier hub left behind is taken over, watched and stopped") {
    const support::TemporaryFolder folder;
    const auto data = std::filesystem::canonical(folder.path());
    std::filesystem::create_directory(data / "redis");
    const support::RedisServer left(
        {"--dir", (data / "redis").string(), "--unixsocket", redis::socket_path(data).string()},
        redis::socket_path(data));
    Hub hub(settings_for(data));
    hub.start();
    CHECK(hub.server.process() == left.process());
    {
        support::RedisLink link(hub.server.address());
        CHECK(link.call({"PING"}).text == "PONG");
    }
    support::run(hub.loop, hub.server.stop());
    CHECK_FALSE(is_alive(left.process()));
}

TEST_CASE("a strange server on our socket is not taken over") {
    const support::TemporaryFolder folder;
    const auto data = std::filesystem::canonical(folder.path());
    std::filesystem::create_directory(data / "redis");
    const support::RedisServer strange({"--unixsocket", redis::socket_path(data).string()},
                                       redis::socket_path(data));
    Hub hub(settings_for(data));
    CHECK_THROWS_WITH(hub.start(), Catch::Contains("another Redis server listens"));
}

TEST_CASE("a data folder with a long path is served, by a socket elsewhere") {
    const support::TemporaryFolder folder;
    const auto data = folder.path() / std::string(120, 'x');
    Hub hub(settings_for(data));
    hub.start();
    CHECK(hub.server.address().size() <= 112);
    support::RedisLink link(hub.server.address());
    CHECK(link.call({"PING"}).text == "PONG");
    const auto socket_folder = redis::socket_path(data).parent_path();
    CHECK((std::filesystem::status(socket_folder).permissions() & std::filesystem::perms(077)) ==
          std::filesystem::perms::none);
    support::run(hub.loop, hub.server.stop());
    std::filesystem::remove_all(socket_folder);
}

TEST_CASE("a program that is not there is a clear failure") {
    const support::TemporaryFolder folder;
    redis::ServerSettings settings = settings_for(folder.path());
    settings.program = "no-such-redis-server";
    Hub hub(settings);
    CHECK_THROWS_WITH(hub.start(), Catch::Contains("cannot start no-such-redis-server"));
}

TEST_CASE("a program that ends at once is a clear failure") {
    const support::TemporaryFolder folder;
    redis::ServerSettings settings = settings_for(folder.path());
    settings.program = "false";
    Hub hub(settings);
    CHECK_THROWS_WITH(hub.start(), Catch::Contains("stopped while starting"));
    CHECK_FALSE(hub.server.process());
}

TEST_CASE("a broken log is not served from") {
    const support::TemporaryFolder folder;
    {
        Hub hub(settings_for(folder.path()));
        hub.start();
        support::RedisLink link(hub.server.address());
        link.call({"SET", "k", "x"});
    }
    for (const auto& file :
         std::filesystem::directory_iterator(folder.path() / "redis" / "appendonlydir")) {
        if (file.path().extension() == ".manifest") std::filesystem::resize_file(file.path(), 5);
    }
    Hub hub(settings_for(folder.path()));
    CHECK_THROWS_WITH(hub.start(), Catch::Contains("redis.log"));
}

TEST_CASE("the server ends with the hub's process, and the next hub never works beside it") {
    const support::TemporaryFolder folder;
    std::array<int, 2> news{};
    REQUIRE(::pipe(news.data()) == 0);
    const pid_t hub_process = ::fork();
    if (hub_process == 0) {
        boost::asio::io_context loop;
        redis::PrivateServer server(loop.get_executor(), settings_for(folder.path()));
        support::run(loop, server.start());
        const pid_t number = *server.process();
        const ssize_t told = ::write(news[1], &number, sizeof number);
        ::_exit(told > 0 ? 0 : 1);  // no destructors, as in a crash
    }
    ::close(news[1]);
    pid_t server = 0;
    REQUIRE(::read(news[0], &server, sizeof server) == sizeof server);
    ::close(news[0]);
    ::waitpid(hub_process, nullptr, 0);
    Hub next(settings_for(folder.path()));
    next.start();  // at once: taken over while it ends, or waited for
    next.tasks.spawn("server", next.server.run());
    next.until([&] {
        const auto process = next.server.process();
        return !is_alive(server) && process && process != server && is_alive(*process);
    });
}
