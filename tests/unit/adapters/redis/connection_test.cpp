#include "adapters/redis/connection.hpp"

#include "adapters/redis/durability.hpp"
#include "adapters/redis/error.hpp"
#include "adapters/redis/functions.hpp"
#include "tests/support/redis_link.hpp"
#include "tests/support/redis_server.hpp"

#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

using redis::Command;
using redis::Error;
using std::chrono::milliseconds;

namespace {

namespace asio = boost::asio;

template <class Work>
Error error_of(Work work) {
    try {
        work();
    } catch (const boost::system::system_error& error) {
        INFO(error.what());
        REQUIRE(error.code().category() == redis::error_category());
        return static_cast<Error>(error.code().value());
    }
    FAIL("it went");
    return {};
}

redis::Settings hasty(const std::string& address) {
    redis::Settings settings = support::RedisLink::settings_for(address);
    settings.command_limit = milliseconds(200);
    return settings;
}

void wait_until_connected(support::RedisLink& link) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!link.connection().connected() && std::chrono::steady_clock::now() < deadline) {
        link.loop().run_one_for(milliseconds(100));
    }
    REQUIRE(link.connection().connected());
}

asio::awaitable<void> count_up(redis::Connection& connection, std::int64_t& last, int& wrong) {
    Command command{"INCR", "n"};
    const redis::Reply reply = co_await connection.call(std::move(command));
    if (reply.number != last + 1) ++wrong;  // asked in order, answered in order
    last = reply.number;
}

asio::awaitable<void> catch_error(redis::Connection& connection,
                                  Command command,
                                  std::vector<Error>& errors) {
    try {
        co_await connection.call(std::move(command));
    } catch (const boost::system::system_error& error) {
        errors.push_back(static_cast<Error>(error.code().value()));
    }
}

}  // namespace

TEST_CASE("thousands of pipelined commands are answered in order") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    std::int64_t last = 0;
    int wrong = 0;
    for (int i = 0; i < 9000; ++i)
        link.tasks().spawn("count", count_up(link.connection(), last, wrong));
    while (last < 9000) link.loop().run_one();
    CHECK(wrong == 0);
    CHECK(link.connection().in_flight() == 0);
}

TEST_CASE("bytes and large values come back as they were sent") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    std::string large(3 << 20, '\0');
    for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>(i * 7);
    link.call({"SET", "k", large});
    CHECK(link.call({"GET", "k"}).text == large);
}

TEST_CASE("an error reply is thrown with its meaning and breaks nothing") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    link.call({"SET", "text", "x"});
    CHECK(error_of([&] { link.call({"INCR", "text"}); }) == Error::refused);
    CHECK(error_of([&] { link.call({"LPUSH", "text", "x"}); }) == Error::corrupt);
    CHECK(error_of([&] { link.call({"FCALL", "nothing", "0"}); }) == Error::function_missing);
    CHECK(link.call({"GET", "text"}).text == "x");
    CHECK(link.connection().connects() == 1);
}

TEST_CASE("more in flight than allowed is refused at once, and there is room again afterwards") {
    const support::RedisServer server;
    redis::Settings settings = support::RedisLink::settings_for(server.address());
    settings.in_flight_commands = 3;
    settings.in_flight_bytes = 1000;
    support::RedisLink link(settings);
    wait_until_connected(link);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    redis::Sent last;
    SECTION("by number") {
        for (int i = 0; i < 3; ++i) last = link.connection().send({"PING"}, deadline);
        CHECK(error_of([&] { link.connection().send({"PING"}, deadline); }) == Error::overloaded);
    }
    SECTION("by bytes") {
        last = link.connection().send({"ECHO", std::string(990, 'x')}, deadline);
        CHECK(error_of([&] { link.connection().send({"PING"}, deadline); }) == Error::overloaded);
    }
    support::run(link.loop(), link.connection().answer(last));
    CHECK(link.call({"PING"}).text == "PONG");
}

TEST_CASE(
    "a server that stopped answering: the deadline fires, the second timeout drops the "
    "connection") {
    const support::RedisServer server;
    support::RedisLink link(hasty(server.address()));
    wait_until_connected(link);
    server.pause();
    const auto begin = std::chrono::steady_clock::now();
    CHECK(error_of([&] { link.call({"INCR", "n"}); }) == Error::timed_out);
    CHECK(std::chrono::steady_clock::now() - begin >= milliseconds(200));
    CHECK(link.connection().connected());
    CHECK(error_of([&] { link.call({"INCR", "n"}); }) == Error::timed_out);
    link.loop().run_for(milliseconds(1));
    CHECK_FALSE(link.connection().connected());
    server.resume();
    wait_until_connected(link);
    CHECK(link.call({"PING"}).text == "PONG");
}

TEST_CASE("a late reply is not taken for another command's") {
    const support::RedisServer server;
    support::RedisLink link(hasty(server.address()));
    wait_until_connected(link);
    server.pause();
    CHECK(error_of([&] { link.call({"ECHO", "late"}); }) == Error::timed_out);
    server.resume();
    CHECK(link.call({"ECHO", "mine"}).text == "mine");
    CHECK(link.connection().connects() == 1);
}

TEST_CASE(
    "a killed server: what is in flight fails, calls are refused after their limit, and it goes on "
    "after a restart") {
    support::RedisServer server;
    support::RedisLink link(hasty(server.address()));
    wait_until_connected(link);
    server.pause();  // so that nothing is answered
    std::vector<Error> errors;
    for (int i = 0; i < 5; ++i) {
        Command command{"INCR", "n"};
        link.tasks().spawn("in flight", catch_error(link.connection(), std::move(command), errors));
    }
    while (link.connection().in_flight() < 5) link.loop().run_one();
    server.kill();
    while (errors.size() < 5) link.loop().run_one();
    CHECK(errors == std::vector<Error>(5, Error::unavailable));
    CHECK(error_of([&] { link.call({"PING"}); }) == Error::unavailable);
    server.start();
    wait_until_connected(link);
    CHECK(link.call({"PING"}).text == "PONG");
}

TEST_CASE(
    "while nobody is there, trying again is slow and waiting callers get through when it comes") {
    support::RedisServer server;
    server.kill();
    support::RedisLink link(server.address());
    std::vector<Error> errors;
    Command command{"PING"};
    link.tasks().spawn("early", catch_error(link.connection(), std::move(command), errors));
    std::size_t turns = 0;
    const auto end = std::chrono::steady_clock::now() + milliseconds(500);
    while (std::chrono::steady_clock::now() < end) turns += link.loop().run_one_until(end);
    CHECK(turns < 500);
    server.start();
    while (link.tasks().size() > 1) link.loop().run_one();
    CHECK(errors.empty());
}

TEST_CASE("a lost function library is loaded again and the call made once more") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    wait_until_connected(link);
    server.ask("FUNCTION FLUSH");
    const Command enlist = redis::function_call("enlist", {"hub:groups"}, {"ada"});
    CHECK(support::run(link.loop(), redis::call(link.connection(), enlist)).number == 1);
    CHECK(server.ask("SISMEMBER hub:groups ada").starts_with(":1"));
}

TEST_CASE("a library that is there already is not loaded again, and others stay") {
    const support::RedisServer server;
    const support::RedisLink first(server.address());
    support::RedisLink link(server.address());
    wait_until_connected(link);
    support::RedisLink another(server.address());
    wait_until_connected(another);
    CHECK(another.call({"FUNCTION", "LIST"}).list.size() == 1);
}

TEST_CASE("a replica is refused, and its master is found after a change of roles") {
    const support::RedisServer server;
    support::RedisLink link(hasty(server.address()));
    wait_until_connected(link);
    server.ask("REPLICAOF 127.0.0.1 1");
    CHECK(error_of([&] { link.call({"SET", "k", "x"}); }) == Error::read_only);
    link.loop().run_for(milliseconds(1));
    CHECK_FALSE(link.connection().connected());
    CHECK(error_of([&] { link.call({"SET", "k", "x"}); }) == Error::unavailable);
    server.ask("REPLICAOF NO ONE");
    wait_until_connected(link);
    CHECK(link.call({"SET", "k", "x"}).text == "OK");
}

TEST_CASE("a server that cannot save refuses writes as misconf, and is not ready") {
    const support::RedisServer server({"--save", "3600 1"});
    support::RedisLink link(server.address());
    wait_until_connected(link);
    CHECK(support::run(link.loop(), redis::why_not_ready(link.connection())).empty());
    REQUIRE(link.call({"CONFIG", "SET", "rdbcompression", "no"}).text == "OK");
    std::filesystem::create_directory(server.folder() / "dump.rdb");  // so that saving fails
    std::filesystem::create_directory(server.folder() / "dump.rdb" / "in the way");
    link.call({"SET", "k", "x"});
    link.call({"BGSAVE"});
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (link.call({"INFO", "persistence"}).text.find("rdb_last_bgsave_status:err") ==
           std::string::npos) {
        REQUIRE(std::chrono::steady_clock::now() < deadline);
    }
    CHECK(error_of([&] { link.call({"SET", "k", "y"}); }) == Error::misconf);
    CHECK(link.connection().connected());
    CHECK(link.call({"GET", "k"}).text == "x");
}

TEST_CASE("a full server refuses writes and even the library as out of memory, and is still read") {
    const support::RedisServer server({"--maxmemory", "1"});
    support::RedisLink link(server.address());
    const Command enlist = redis::function_call("enlist", {"hub:groups"}, {"ada"});
    CHECK(error_of([&] { link.call({"SET", "k", "x"}); }) == Error::out_of_memory);
    CHECK(error_of([&] { support::run(link.loop(), redis::call(link.connection(), enlist)); }) ==
          Error::out_of_memory);
    CHECK(link.call({"GET", "k"}).kind == redis::Reply::Kind::nothing);
    CHECK(link.connection().connects() == 1);
    server.ask("CONFIG SET maxmemory 0");
    CHECK(support::run(link.loop(), redis::call(link.connection(), enlist)).number == 1);
}

TEST_CASE("a server that is loading is waited for") {
    support::RedisServer server({"--appendonly",
                                 "yes",
                                 "--key-load-delay",
                                 "500",
                                 "--loading-process-events-interval-bytes",
                                 "1024"});
    std::string script =
        "EVAL \"for i=1,3000 do redis.call('SET', i, string.rep('x', 100)) end\" 0";
    server.ask(script);
    server.ask("BGREWRITEAOF");
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (server.ask("INFO persistence").find("aof_rewrite_in_progress:0") == std::string::npos) {
        REQUIRE(std::chrono::steady_clock::now() < deadline);
    }
    server.kill();
    server.launch();
    while (!server.ask("PING").starts_with("-LOADING"))
        REQUIRE(std::chrono::steady_clock::now() < deadline);
    support::RedisLink link(server.address());
    wait_until_connected(link);
    CHECK(link.call({"DBSIZE"}).number >= 3000);
}

TEST_CASE("a password is needed and used where the server has one") {
    const support::RedisServer server({"--requirepass", "sesame"});
    redis::Settings settings = hasty(server.address());
    SECTION("right") {
        settings.password = "sesame";
        support::RedisLink link(settings);
        wait_until_connected(link);
        CHECK(link.call({"PING"}).text == "PONG");
    }
    SECTION("wrong or none") {
        settings.password = GENERATE("", "seesaw");
        support::RedisLink link(settings);
        CHECK(error_of([&] { link.call({"PING"}); }) == Error::unavailable);
    }
}

TEST_CASE("a server is reached by a host name and a port") {
    const std::string port = support::free_port();
    const support::RedisServer server({"--port", port, "--bind", "127.0.0.1"});
    support::RedisLink link("tcp://localhost:" + port);
    wait_until_connected(link);
    CHECK(link.call({"PING"}).text == "PONG");
}

TEST_CASE("a server that would lose acknowledged writes is refused, unless that is allowed") {
    const support::RedisServer careless({"--appendonly", "yes", "--appendfsync", "everysec"});
    support::RedisLink link(careless.address());
    redis::Settings settings = support::RedisLink::settings_for(careless.address());
    CHECK_THROWS_WITH(
        support::run(link.loop(), redis::require_durable(link.connection(), settings)),
        Catch::Contains("appendfsync is everysec and must be always"));
    settings.allow_data_loss = true;
    CHECK_NOTHROW(support::run(link.loop(), redis::require_durable(link.connection(), settings)));
}

TEST_CASE("a durable server is accepted") {
    const support::RedisServer server({"--appendonly", "yes", "--appendfsync", "always"});
    support::RedisLink link(server.address());
    CHECK_NOTHROW(
        support::run(link.loop(),
                     redis::require_durable(link.connection(),
                                            support::RedisLink::settings_for(server.address()))));
}
