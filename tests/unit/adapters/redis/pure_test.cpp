#include "adapters/redis/address.hpp"
#include "adapters/redis/backoff.hpp"
#include "adapters/redis/bell.hpp"
#include "adapters/redis/byte_codec.hpp"
#include "adapters/redis/codec.hpp"
#include "adapters/redis/error.hpp"
#include "adapters/redis/keys.hpp"
#include "adapters/redis/library.hpp"
#include "adapters/redis/socket_path.hpp"
#include "adapters/redis/wire.hpp"

#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using redis::Error;
using redis::Reply;

namespace {

std::vector<Reply> parse(const std::string& bytes, std::size_t stretch) {
    redis::ReplyParser parser;
    std::vector<Reply> replies;
    for (std::size_t at = 0; at < bytes.size(); at += stretch) {
        parser.feed(std::string_view(bytes).substr(at, stretch));
        while (auto reply = parser.next()) replies.push_back(*std::move(reply));
    }
    return replies;
}

Error error_in(const std::string& bytes) {
    try {
        parse(bytes, bytes.size());
    } catch (const boost::system::system_error& error) {
        return static_cast<Error>(error.code().value());
    }
    return {};
}

}  // namespace

TEST_CASE("a command is encoded with its lengths, whatever bytes are in it") {
    CHECK(redis::encode({"SET", std::string("a\0\r\n", 4), ""}) ==
          std::string("*3\r\n$3\r\nSET\r\n$4\r\na\0\r\n\r\n$0\r\n\r\n", 29));
}

TEST_CASE("replies are read the same wherever the bytes are cut") {
    const std::string whole = std::string("+OK\r\n:-7\r\n$5\r\na\r\nb") + '\0' +
                              "\r\n$-1\r\n*2\r\n$0\r\n\r\n*1\r\n:1\r\n*-1\r\n-ERR no\r\n";
    const auto stretch = GENERATE(1U, 2U, 3U, 7U, 1000U);
    const auto replies = parse(whole, stretch);
    REQUIRE(replies.size() == 7);
    CHECK(replies[0] == Reply{.kind = Reply::Kind::status, .text = "OK"});
    CHECK(replies[1] == Reply{.kind = Reply::Kind::number, .number = -7});
    CHECK(replies[2] == Reply{.kind = Reply::Kind::text, .text = std::string("a\r\nb\0", 5)});
    CHECK(replies[3].kind == Reply::Kind::nothing);
    REQUIRE(replies[4].list.size() == 2);
    CHECK(replies[4].list[1].list.at(0).number == 1);
    CHECK(replies[5].kind == Reply::Kind::nothing);
    CHECK(replies[6] == Reply{.kind = Reply::Kind::error, .text = "ERR no"});
}

TEST_CASE("what is no reply is a protocol error") {
    CHECK(error_in("HTTP/1.1 400 Bad Request\r\n") == Error::protocol);
    CHECK(error_in("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n") ==
          Error::protocol);
    CHECK(error_in("+OK\r\n") == Error{});
}

TEST_CASE("a reply that never ends is given up at 64 MiB") {
    redis::ReplyParser parser;
    parser.feed("$500000000\r\n");
    const std::string chunk(std::size_t{1} << 20, 'x');
    std::size_t fed = 0;
    try {
        for (; fed < 100; ++fed) parser.feed(chunk);
    } catch (const boost::system::system_error& error) {
        CHECK(error.code() == Error::protocol);
    }
    CHECK(fed == 63);
}

TEST_CASE("a list that announces more than a million elements is given up before room is made") {
    CHECK(error_in("*1000001\r\n") == Error::protocol);
    CHECK(error_in("*2147483647\r\n") == Error::protocol);
    CHECK(error_in("*1\r\n*2147483647\r\n") == Error::protocol);
    redis::ReplyParser parser;
    parser.feed("*1000000\r\n");
    CHECK_FALSE(parser.next().has_value());
}

TEST_CASE("error replies are told apart by their first words") {
    const auto [text, error] = GENERATE(table<std::string, Error>({
        {"LOADING Redis is loading the dataset in memory", Error::loading},
        {"READONLY You can't write against a read only replica.", Error::read_only},
        {"MASTERDOWN Link with MASTER is down", Error::read_only},
        {"MISCONF Errors writing to the AOF file: No space left on device", Error::misconf},
        {"NOREPLICAS Not enough good replicas to write.", Error::misconf},
        {"OOM command not allowed when used memory > 'maxmemory'.", Error::out_of_memory},
        {"ERR Function not found", Error::function_missing},
        {"BUSY Redis is busy running a script", Error::busy},
        {"NOAUTH Authentication required.", Error::not_allowed},
        {"WRONGPASS invalid username-password pair", Error::not_allowed},
        {"NOPERM this user has no permissions", Error::not_allowed},
        {"WRONGTYPE Operation against a key", Error::corrupt},
        {"CORRUPT counters", Error::corrupt},
        {"CLUSTERDOWN Hash slot not served", Error::unavailable},
        {"ERR unknown command", Error::refused},
        {"", Error::refused},
    }));
    CHECK(redis::classify(text) == error);
    CHECK_FALSE(redis::make_error_code(error).message().empty());
    CHECK(redis::calls_for_reconnecting(error) ==
          (error == Error::loading || error == Error::read_only));
}

TEST_CASE("addresses are Unix sockets or hosts with a port") {
    using redis::parse_address;
    CHECK(std::get<redis::UnixAddress>(parse_address("unix:/run/redis.sock")).path ==
          "/run/redis.sock");
    CHECK(std::get<redis::TcpAddress>(parse_address("tcp://localhost:6379")) ==
          redis::TcpAddress{.host = "localhost", .port = "6379"});
    CHECK(std::get<redis::TcpAddress>(parse_address("tcp://[::1]:6379")).host == "::1");
    for (const std::string wrong : {"",
                                    "redis.sock",
                                    "unix:redis.sock",
                                    "unix:",
                                    "redis://localhost:6379",
                                    "tcp://",
                                    "tcp://localhost",
                                    "tcp://localhost:",
                                    "tcp://localhost:0",
                                    "tcp://localhost:70000",
                                    "tcp://localhost:63x",
                                    "tcp://:6379",
                                    "tcp://a/b:6379",
                                    "tcp://u@h:6379"}) {
        INFO(wrong);
        CHECK_THROWS_AS(parse_address(wrong), std::invalid_argument);
    }
    CHECK_NOTHROW(parse_address("unix:/" + std::string(106, 'x')));
    CHECK_THROWS_AS(parse_address("unix:/" + std::string(107, 'x')), std::invalid_argument);
}

TEST_CASE("waiting before trying again grows, is bounded, and is never nothing") {
    redis::Backoff backoff(std::chrono::milliseconds(50), std::chrono::milliseconds(2000));
    std::chrono::milliseconds longest{};
    for (int i = 0; i < 200; ++i) {
        const auto wait = backoff.next();
        CHECK(wait.count() >= 12);
        CHECK(wait.count() <= 2000);
        if (i == 0) CHECK(wait.count() <= 50);
        longest = std::max(longest, wait);
    }
    CHECK(longest.count() > 1000);
    backoff.reset();
    CHECK(backoff.next().count() <= 50);
}

TEST_CASE("a bell says the scope, its top and its next timer") {
    CHECK(redis::parse_bell("12 1795262400000 {g:ada}") ==
          redis::Bell{.scope = "{g:ada}", .top = 12, .next_due = 1'795'262'400'000});
    CHECK(redis::parse_bell("0 - {a:x y}") == redis::Bell{.scope = "{a:x y}"});
    for (const char* const wrong :
         {"", "1", "1 -", "1 - ", "x - {g:a}", "1 x {g:a}", "-1 - {g:a}"}) {
        INFO(wrong);
        CHECK_FALSE(redis::parse_bell(wrong));
    }
}

TEST_CASE("every scope has one of 64 bells, and they are all used") {
    std::vector<bool> used(redis::keys::bells);
    for (int i = 0; i < 2000; ++i)
        used.at(redis::keys::bell_of("{g:" + std::to_string(i) + "}")) = true;
    CHECK(std::find(used.begin(), used.end(), false) == used.end());
    CHECK(redis::keys::bell_of("{g:ada}") == redis::keys::bell_of("{g:ada}"));
}

TEST_CASE("only group scopes have a group") {
    CHECK(redis::keys::group_of("{g:ada}") == "ada");
    CHECK(redis::keys::group_of("{a:ada}").empty());
    CHECK(redis::keys::group_of("{g:ada").empty());
    CHECK(redis::keys::group_of("").empty());
}

TEST_CASE("a prefix with pattern signs is matched as it is written") {
    CHECK(redis::pattern_of("request/") == "request/*");
    CHECK(redis::pattern_of("a*?[]\\") == "a\\*\\?\\[\\]\\\\*");
}

TEST_CASE("an answer that no function of ours gives is corrupt, not a crash") {
    const Reply text{.kind = Reply::Kind::text, .text = "x"};
    const Reply list{.kind = Reply::Kind::list, .list = {text, text, text, text}};
    CHECK_THROWS_AS(redis::read_committed(text), boost::system::system_error);
    CHECK_THROWS_AS(redis::read_committed(list), boost::system::system_error);
    CHECK_THROWS_AS(redis::read_loaded(text, 0), boost::system::system_error);
    CHECK_THROWS_AS(redis::read_loaded(list, 2), boost::system::system_error);
    CHECK_THROWS_AS(redis::read_due(list), boost::system::system_error);
    CHECK_THROWS_AS(redis::read_due(text), boost::system::system_error);
    CHECK_THROWS_AS(redis::read_events(text), boost::system::system_error);
    CHECK_THROWS_AS(redis::read_events(list), boost::system::system_error);
    CHECK_THROWS_AS(redis::read_page(list), boost::system::system_error);
}

TEST_CASE("the fields of INFO are found by their whole names") {
    const std::string info = "# Server\r\nredis_version:7.0.15\r\nrole:master\r\n";
    CHECK(redis::info_field(info, "redis_version") == "7.0.15");
    CHECK(redis::info_field(info, "role") == "master");
    CHECK(redis::info_field(info, "version").empty());
    CHECK(redis::info_field("", "role").empty());
}

TEST_CASE("the library and its functions carry the version of their text") {
    CHECK(redis::library::version.size() == 12);
    CHECK(redis::library::source.starts_with("#!lua name=" + std::string(redis::library::name) +
                                             "\n"));
    CHECK(redis::library::source.find("@VERSION@") == std::string_view::npos);
    CHECK(redis::library::function("commit") == "commit_" + std::string(redis::library::version));
}

TEST_CASE("a socket's path fits, whatever the data folder") {
    CHECK(redis::socket_path("/srv/aidhub") == "/srv/aidhub/redis/redis.sock");
    const std::filesystem::path deep = "/srv/" + std::string(200, 'x');
    CHECK(redis::socket_path(deep).native().size() <= 107);
    CHECK(redis::socket_path(deep) == redis::socket_path(deep / "." / "y" / ".."));
    CHECK(redis::socket_path(deep) != redis::socket_path(deep / "y"));
    CHECK(redis::socket_path("relative").is_absolute());
}
