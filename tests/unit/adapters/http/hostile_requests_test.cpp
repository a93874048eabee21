// The checks S01 to S10: what two parsers could read differently, and what asks for too much, is
// refused, the handler is not called and the connection is closed.
#include "tests/unit/adapters/http/serving.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace serving;
using namespace std::chrono_literals;

namespace {

const std::string host = "Host: localhost\r\n";

class Bench {
public:
    explicit Bench(http::ServerSettings settings = on_a_free_port()) {
        routes_.add("GET", "/", echo);
        routes_.add("POST", "/post", echo);
        server_.emplace(loop, std::move(settings), routes_);
    }
    std::string tell(std::string bytes) {
        Peer peer(loop, server_->port());
        peer.say(std::move(bytes));
        return peer.rest();  // comes to an end only when the server closes
    }
    unsigned status(std::string bytes) { return status_of(tell(std::move(bytes))); }
    std::uint16_t port() const { return server_->port(); }

    asio::io_context loop{};
    Echo echo{};

private:
    http::Routes routes_{};
    std::optional<Serving> server_{};
};

std::string repeated(const std::string& part, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += part;
    return out;
}

}  // namespace

TEST_CASE("S01: a request smuggled behind an unknown transfer encoding is never routed") {
    Bench bench;
    const auto answer = bench.tell(
        "POST /post HTTP/1.1\r\n" + host +
        "Transfer-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhelloGET /admin HTTP/1.1\r\n" + host +
        "\r\n");
    CHECK(status_of(answer) == 400);
    CHECK(answer.find("HTTP/1.1", 1) == std::string::npos);
    CHECK(bench.echo.asked.empty());
}

TEST_CASE("S02: no transfer encoding is taken") {
    Bench bench;
    const auto with = [&](const std::string& lines) {
        return bench.status("POST /post HTTP/1.1\r\n" + host + lines + "\r\n0\r\n\r\n");
    };
    CHECK(with("Transfer-Encoding: chunked\r\n") == 411);
    CHECK(with("Transfer-Encoding: xchunked\r\n") == 501);
    CHECK(with("Transfer-Encoding: gzip\r\n") == 501);
    CHECK(with("Transfer-Encoding: chunked, identity\r\n") == 501);
    CHECK(with("Transfer-Encoding:\r\n") == 501);
    CHECK(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") == 400);
    CHECK(with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") == 400);
    CHECK(with("Content-Length: 5\r\ntransfer-encoding: chunked\r\n") == 400);
    CHECK(with("Transfer-Encoding : chunked\r\n") == 400);
    CHECK(bench.status("POST /post HTTP/1.0\r\n" + host +
                       "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 505);
    CHECK(bench.echo.asked.empty());
}

TEST_CASE("S03: a Content-Length is one number in digits") {
    Bench bench;
    const auto with = [&](const std::string& lines) {
        return bench.status("POST /post HTTP/1.1\r\n" + host + lines + "\r\nhello");
    };
    CHECK(with("Content-Length: 5, 5\r\n") == 400);
    CHECK(with("Content-Length: 5\r\nContent-Length: 5\r\n") == 400);
    CHECK(with("Content-Length: 5\r\nContent-Length: 6\r\n") == 400);
    CHECK(with("Content-Length: +5\r\n") == 400);
    CHECK(with("Content-Length: -5\r\n") == 400);
    CHECK(with("Content-Length: 0x5\r\n") == 400);
    CHECK(with("Content-Length: 5 5\r\n") == 400);
    CHECK(with("Content-Length:\r\n") == 400);
    CHECK(with("Content-Length: 18446744073709551621\r\n") == 400);
    CHECK(bench.echo.asked.empty());
}

TEST_CASE("S04: exactly one well-formed Host is needed, and no other host's target is taken") {
    Bench bench;
    CHECK(bench.status("GET / HTTP/1.1\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + host + "\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\nHost:\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\nHost: a b\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\nHost: me@evil\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\nHost: localhost:\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\nHost: localhost:8x\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\nHost: [::1\r\n\r\n") == 400);
    CHECK(bench.status("GET http://other.example/ HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET http://localhost/ HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("OPTIONS * HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.echo.asked.empty());
}

TEST_CASE("S04: where hosts are listed, others get 421") {
    auto settings = on_a_free_port();
    settings.hosts = {"hub.example", "localhost:8080"};
    Bench bench(settings);
    const auto with = [&](const std::string& name) {
        return bench.status("GET / HTTP/1.1\r\nConnection: close\r\nHost: " + name + "\r\n\r\n");
    };
    CHECK(with("hub.example.evil") == 421);
    CHECK(with("evil.hub.example") == 421);
    CHECK(with("localhost") == 421);
    CHECK(with("127.0.0.1") == 421);
    CHECK(bench.echo.asked.empty());
    CHECK(with("HUB.example") == 200);
    CHECK(with("hub.example:443") == 200);
    CHECK(with("localhost:8080") == 200);
}

TEST_CASE("S05: folded lines and stray control bytes are refused") {
    Bench bench;
    using namespace std::string_literals;
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + "A: b\r\n c\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\n A: b\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\nHost: localhost\n\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + "A: b\rC: d\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + "A: b\nC: d\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + "A: b\0c\r\n\r\n"s) == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host +
                       "A: b\x01"
                       "c\r\n\r\n") == 400);
    CHECK(bench.status("GET /\xff HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /\x80 HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /a b HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /\t HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /#top HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET  / HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + "Bad Name: x\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + "no colon\r\n\r\n") == 400);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + ": nameless\r\n\r\n") == 400);
    CHECK(bench.status("\r\nGET / HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET / HTTP/2.0\r\n" + host + "\r\n") == 505);
    CHECK(bench.status("GET / SPDY/1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("\x16\x03\x01\x02" + "\0\x01\r\n\r\n"s) == 400);
    CHECK(bench.echo.asked.empty());
}

TEST_CASE("S05: a path that decodes to something else than it seems is refused") {
    Bench bench;
    CHECK(bench.status("GET /%00 HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /%0d%0a HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /a/%2e%2e/b HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /a/.. HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /a\\..\\b HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /%zz HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.status("GET /% HTTP/1.1\r\n" + host + "\r\n") == 400);
    CHECK(bench.echo.asked.empty());
}

TEST_CASE("S06: too many or too large headers get 431") {
    Bench bench;
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + repeated("A: b\r\n", 100) + "\r\n") == 431);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + "A: " + std::string(9 * 1024, 'a') +
                       "\r\n\r\n") == 431);
    CHECK(bench.status("GET /" + std::string(20 * 1024, 'a') + " HTTP/1.1\r\n" + host + "\r\n") ==
          431);
    CHECK(bench.echo.asked.empty());
    CHECK(bench.status("GET / HTTP/1.1\r\nConnection: close\r\n" + host + repeated("A: b\r\n", 98) +
                       "\r\n") == 200);
}

TEST_CASE(
    "S07: a body one byte too large gets 413 before it is read, and the largest one is taken") {
    auto settings = on_a_free_port();
    settings.max_body = 20'000;
    Bench bench(settings);
    CHECK(bench.status("POST /post HTTP/1.1\r\n" + host + "Content-Length: 20001\r\n\r\n") == 413);
    CHECK(bench.status("POST /post HTTP/1.1\r\n" + host + "Content-Length: 999999999999\r\n\r\n") ==
          413);
    CHECK(bench.echo.asked.empty());
    CHECK(bench.status("POST /post HTTP/1.1\r\nConnection: close\r\n" + host +
                       "Content-Length: 20000\r\n\r\n" + std::string(20'000, 'x')) == 200);
    REQUIRE(bench.echo.asked.size() == 1);
    CHECK(bench.echo.asked[0].body == std::string(20'000, 'x'));
}

TEST_CASE("S08: unknown methods get 501, known ones in the wrong place 405 with Allow") {
    Bench bench;
    const auto with = [&](const std::string& line) {
        return bench.tell(line + " HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n");
    };
    CHECK(status_of(with("TRACE /")) == 501);
    CHECK(status_of(with("CONNECT /")) == 501);
    CHECK(status_of(with("BREW /")) == 501);
    CHECK(status_of(with("get /")) == 501);
    CHECK(status_of(with("PUT /")) == 405);
    const auto answer = with("DELETE /post");
    CHECK(status_of(answer) == 405);
    CHECK(answer.find("Allow: POST\r\n") != std::string::npos);
    CHECK(bench.echo.asked.empty());
}

TEST_CASE("S09: a thousand pipelined requests are answered in order") {
    Bench bench;
    std::string requests;
    for (int i = 0; i < 999; ++i)
        requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\n" + host + "\r\n";
    requests += "GET /last HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n";
    const auto answers = bench.tell(requests);
    REQUIRE(bench.echo.asked.size() == 1000);
    std::size_t place = 0;
    for (int i = 0; i < 999 && place != std::string::npos; ++i) {
        place = answers.find("GET /" + std::to_string(i) + " []", place);
    }
    CHECK(place != std::string::npos);
    CHECK(answers.find("GET /last []", place) != std::string::npos);
}

TEST_CASE("S09: who expects to be told to go on is told so, unless the body would not be taken") {
    Bench bench;
    const auto ask = [&](const std::string& line, const std::string& length) {
        return line + " HTTP/1.1\r\nConnection: close\r\n" + host +
               "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n";
    };
    CHECK(bench.status(ask("POST /post", "99999999999")) == 413);
    CHECK(bench.status(ask("PUT /post", "5")) == 405);
    CHECK(bench.status("POST /post HTTP/1.1\r\n" + host + "Expect: wonders\r\n\r\n") == 417);
    CHECK(bench.echo.asked.empty());

    Peer peer(bench.loop, bench.port());
    peer.say(ask("POST /post", "5"));
    CHECK(peer.until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    peer.say("hello");
    CHECK(status_of(peer.rest()) == 200);
    REQUIRE(bench.echo.asked.size() == 1);
    CHECK(bench.echo.asked[0].body == "hello");
}

TEST_CASE("S10: who sends the header or the body too slowly is cut off") {
    auto settings = on_a_free_port();
    settings.header_limit = 30ms;
    settings.body_limit = 30ms;
    settings.idle_limit = 30ms;
    Bench bench(settings);
    SECTION("nothing at all") {
        CHECK(bench.tell("").empty());
    }
    SECTION("half a header") {
        CHECK(bench.status("GET / HTTP/1.1\r\nHost: loc") == 408);
    }
    SECTION("half a body") {
        CHECK(bench.status("POST /post HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhe") ==
              408);
    }
    SECTION("half a body that was asked for") {
        const auto answer = bench.tell("POST /post HTTP/1.1\r\n" + host +
                                       "Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhe");
        CHECK(answer.find("408 Request Timeout") != std::string::npos);
    }
    CHECK(bench.echo.asked.empty());
}

TEST_CASE("S10: a header in drops does not get more time with each drop") {
    auto settings = on_a_free_port();
    settings.header_limit = 100ms;
    Bench bench(settings);
    Peer peer(bench.loop, bench.port());
    bool taken = true;
    int drops = 0;
    for (; taken && drops < 3000; ++drops) {
        taken = peer.say("G");
        support::run(bench.loop, async::pause(5ms));
    }
    CHECK_FALSE(taken);
    CHECK(bench.echo.asked.empty());
}

TEST_CASE("S10: who does not take the answer is cut off") {
    auto settings = on_a_free_port();
    settings.body_limit = 100ms;
    asio::io_context loop;
    Fixed large(http::text(200, std::string(32UL << 20U, 'x')));
    http::Routes routes;
    routes.add("GET", "/", large);
    Serving server(loop, settings, routes);
    Peer peer(loop, server.port());
    peer.say("GET / HTTP/1.1\r\n" + host + "\r\n");
    support::run(loop, async::pause(400ms));
    CHECK(peer.rest().size() < (32UL << 20U));
}

TEST_CASE("S10: a connection that was used and lies idle is closed") {
    auto settings = on_a_free_port();
    settings.idle_limit = 30ms;
    Bench bench(settings);
    CHECK(bench.status("GET / HTTP/1.1\r\n" + host + "\r\n") == 200);
}
