#include "adapters/http/client.hpp"

#include "tests/unit/adapters/http/serving.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>

using namespace serving;
using namespace std::chrono_literals;

namespace {

http::Url local(std::uint16_t port, std::string target) {
    http::Url url;
    url.host = "127.0.0.1";
    url.port = std::to_string(port);
    url.target = std::move(target);
    return url;
}

http::Request asking(std::string method, std::string body) {
    http::Request request;
    request.method = std::move(method);
    request.body = std::move(body);
    return request;
}

http::ClientSettings quick() {
    http::ClientSettings settings;
    settings.limit = 50ms;
    return settings;
}

// A peer that takes one connection, says its words and then does nothing more until let go.
class Mute {
public:
    explicit Mute(asio::io_context& loop)
        : acceptor_(loop, {asio::ip::address_v4::loopback(), 0}),
          group_(loop.get_executor(), nullptr) {}
    void say(std::string words) { group_.spawn("mute", serve(std::move(words))); }
    void drip(std::string words) { group_.spawn("dripping", serve_slowly(std::move(words))); }
    void hang_up() { group_.spawn("ending", end()); }
    void let_go(asio::io_context& loop) {
        group_.cancel();
        support::run(loop, group_.finished());
    }
    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

private:
    asio::awaitable<void> serve(std::string words) {
        auto socket = co_await acceptor_.async_accept(asio::use_awaitable);
        co_await asio::async_write(socket, asio::buffer(words), asio::use_awaitable);
        co_await async::pause(24h);
    }

    asio::awaitable<void> serve_slowly(std::string words) {
        auto socket = co_await acceptor_.async_accept(asio::use_awaitable);
        co_await asio::async_write(socket, asio::buffer(words), asio::use_awaitable);
        boost::system::error_code gone;
        while (!gone) {
            co_await async::pause(10ms);
            co_await asio::async_write(
                socket, asio::buffer("x", 1), asio::redirect_error(asio::use_awaitable, gone));
        }
    }

    asio::awaitable<void> end() {
        auto socket = co_await acceptor_.async_accept(asio::use_awaitable);
        std::string request(4096, '\0');
        co_await socket.async_read_some(asio::buffer(request), asio::use_awaitable);
    }

    tcp::acceptor acceptor_;
    async::TaskGroup group_;
};

std::optional<http::Progress> failure_of(asio::io_context& loop,
                                         http::Url url,
                                         http::Request request,
                                         http::ClientSettings settings) {
    try {
        support::run(loop, http::send(std::move(url), std::move(request), settings));
    } catch (const http::ClientError& error) {
        return error.progress;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("a request reaches a server and its answer comes back") {
    asio::io_context loop;
    Echo echo;
    http::Routes routes;
    routes.add("POST", "/send", echo);
    Serving server(loop, on_a_free_port(), routes);
    auto request = asking("POST", "hello");
    request.headers.push_back({.name = "X-Key", .value = "k"});
    request.headers.push_back({.name = "Content-Length", .value = "999"});
    const auto response =
        support::run(loop, http::send(local(server.port(), "/send?a=b"), request, {}));
    CHECK(response.status == 200);
    CHECK(response.body == "POST /send [hello]");
    CHECK(response.header("content-type") == "text/plain; charset=utf-8");
    REQUIRE(echo.asked.size() == 1);
    CHECK(echo.asked[0].query == "a=b");
    CHECK(echo.asked[0].header("x-key") == "k");
    CHECK(echo.asked[0].header("host") == "127.0.0.1:" + std::to_string(server.port()));
}

TEST_CASE("a host may be given by name") {
    asio::io_context loop;
    Echo echo;
    http::Routes routes;
    routes.add("GET", "/", echo);
    Serving server(loop, on_a_free_port(), routes);
    auto url = local(server.port(), "/");
    url.host = "localhost";
    CHECK(support::run(loop, http::send(url, asking("GET", ""), {})).status == 200);
}

TEST_CASE("a status that is no success, and a redirect, are answers and not followed") {
    asio::io_context loop;
    http::Response moved = http::text(302, "");
    moved.headers.push_back({.name = "Location", .value = "/elsewhere"});
    Fixed fixed(moved);
    http::Routes routes;
    routes.add("GET", "/", fixed);
    Serving server(loop, on_a_free_port(), routes);
    const auto response =
        support::run(loop, http::send(local(server.port(), "/"), asking("GET", ""), {}));
    CHECK(response.status == 302);
    CHECK(response.header("Location") == "/elsewhere");
}

TEST_CASE("an answer is passed on as it came: nothing is decompressed, chunks are joined") {
    asio::io_context loop;
    Mute mute(loop);
    mute.say(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\n\x1f\x8b\x08\r\n2\r\nab\r\n0\r\n\r\n");
    const auto response =
        support::run(loop, http::send(local(mute.port(), "/"), asking("GET", ""), {}));
    CHECK(response.body ==
          "\x1f\x8b\x08"
          "ab");
    mute.let_go(loop);
}

TEST_CASE("HEAD's answer has no body to wait for") {
    asio::io_context loop;
    Fixed fixed(http::text(200, "fine"));
    http::Routes routes;
    routes.add("GET", "/", fixed);
    Serving server(loop, on_a_free_port(), routes);
    const auto response =
        support::run(loop, http::send(local(server.port(), "/"), asking("HEAD", ""), {}));
    CHECK(response.status == 200);
    CHECK(response.body.empty());
}

TEST_CASE("a refused connection is told as nothing sent") {
    asio::io_context loop;
    std::uint16_t port = 0;
    {
        const tcp::acceptor gone(loop, {asio::ip::address_v4::loopback(), 0});
        port = gone.local_endpoint().port();
    }
    CHECK(failure_of(loop, local(port, "/"), asking("GET", ""), {}) == http::Progress::not_sent);
}

TEST_CASE("a request that may not stand on the wire is told as nothing sent") {
    asio::io_context loop;
    auto request = asking("GET", "");
    request.headers.push_back({.name = "X", .value = "a\r\nY: b"});
    CHECK(failure_of(loop, local(1, "/"), request, {}) == http::Progress::not_sent);
    CHECK(failure_of(loop, local(1, "/a b"), asking("GET", ""), {}) == http::Progress::not_sent);
    CHECK(failure_of(loop, local(1, "/"), asking("G T", ""), {}) == http::Progress::not_sent);
}

TEST_CASE("what goes wrong after the first byte is told as sent") {
    asio::io_context loop;
    Mute mute(loop);
    http::ClientSettings settings;
    SECTION("silence") {
        mute.say("");
        settings = quick();
    }
    SECTION("half an answer") {
        mute.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        settings = quick();
    }
    SECTION("a byte now and then, for ever") {
        mute.drip("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        settings.limit = 200ms;
    }
    SECTION("an end without a word") {
        mute.hang_up();
    }
    SECTION("a chunk whose head never ends") {
        mute.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;" +
                 std::string(40'000, 'x'));
    }
    SECTION("no HTTP") {
        mute.say("220 smtp.example ESMTP\r\n");
    }
    SECTION("an announced body that is too large") {
        mute.say("HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n");
    }
    SECTION("a body without announcement that is too large") {
        mute.say("HTTP/1.1 200 OK\r\n\r\n" + std::string(70'000, 'x'));
    }
    SECTION("a header that is too large") {
        mute.say("HTTP/1.1 200 OK\r\nA: " + std::string(20'000, 'x'));
    }
    CHECK(failure_of(loop, local(mute.port(), "/"), asking("GET", ""), settings) ==
          http::Progress::sent);
    mute.let_go(loop);
}

TEST_CASE("a cancelled request ends with operation_aborted, not as a failure of the other side") {
    asio::io_context loop;
    Mute mute(loop);
    mute.say("");
    boost::system::error_code code;
    auto ask = [](http::Url url, boost::system::error_code& into) -> asio::awaitable<void> {
        http::Request request = asking("GET", "");
        http::ClientSettings settings;
        try {
            co_await http::send(url, request, settings);
        } catch (const boost::system::system_error& error) {
            into = error.code();
        }
    };
    CHECK(support::run(
              loop, async::first_of(ask(local(mute.port(), "/"), code), async::pause(20ms))) == 1);
    CHECK(code == asio::error::operation_aborted);
    mute.let_go(loop);
}

TEST_CASE("brackets in a URL hold an IPv6 address and nothing else") {
    CHECK(http::parse_url("http://[2001:db8::1]/").host == "2001:db8::1");
    CHECK(http::parse_url("http://[::ffff:127.0.0.1]:80").host == "::ffff:127.0.0.1");
    for (const std::string host : {"[face]", "[127.0.0.1]", "[1]"})
        CHECK_THROWS_AS(http::parse_url("http://" + host + "/"), std::invalid_argument);
    CHECK_THROWS_AS(http::parse_url("http://[::" + std::string(60, '0') + "1]/"),
                    std::invalid_argument);
}
