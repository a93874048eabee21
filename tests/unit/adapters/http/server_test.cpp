#include "adapters/http/server.hpp"

#include "tests/unit/adapters/http/serving.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace serving;
using namespace std::chrono_literals;

namespace {

std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

std::string last_get(const std::string& target) {
    return "GET " + target +
           " HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, close\r\n\r\n";
}

}  // namespace

TEST_CASE("a request comes to its handler whole") {
    asio::io_context loop;
    Echo echo;
    http::Routes routes;
    routes.add("POST", "/sms/", echo);
    Serving server(loop, on_a_free_port(), routes);
    Peer peer(loop, server.port());
    peer.say(
        "POST /sms/a%20b?x=1%202&y HTTP/1.1\r\nHost: localhost\r\nX-One: 1\r\nConnection: close\r\n"
        "Content-Length: 5\r\n\r\nh");
    peer.say(std::string(1, '\0') + "llo");
    CHECK(status_of(peer.rest()) == 200);
    REQUIRE(echo.asked.size() == 1);
    const auto& asked = echo.asked[0];
    CHECK(asked.method == "POST");
    CHECK(asked.path == "/sms/a b");
    CHECK(asked.query == "x=1%202&y");
    CHECK(asked.header("x-one") == "1");
    CHECK_FALSE(asked.header("X-Two"));
    CHECK(asked.body == std::string("h\0llo", 5));
    CHECK(asked.peer == "127.0.0.1");
}

TEST_CASE(
    "who answers for everything else is asked about paths that nobody has, and about no others") {
    asio::io_context loop;
    Fixed page(http::text(200, "a page"));
    Fixed lost(http::text(404, "nothing, but a way on"));
    http::Routes routes;
    routes.add("GET", "/page", page);
    routes.otherwise(lost);
    Serving server(loop, on_a_free_port(), routes);
    const auto answer = [&](const std::string& request) {
        Peer peer(loop, server.port());
        peer.say(request);
        return peer.rest();
    };
    CHECK(answer(last_get("/page")).find("a page") != std::string::npos);
    const std::string nothing = answer(last_get("/else"));
    CHECK(status_of(nothing) == 404);
    CHECK(nothing.find("a way on") != std::string::npos);
    const std::string head =
        answer("HEAD /else HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    CHECK(status_of(head) == 404);
    CHECK(head.find("a way on") == std::string::npos);
    const std::string head_of_page =
        answer("HEAD /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    CHECK(status_of(head_of_page) == 200);
    const std::string posted =
        "POST /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    CHECK(status_of(answer(posted)) == 405);
    const std::string unwanted =
        "POST /else HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: "
        "100-continue\r\n\r\n";
    CHECK(status_of(answer(unwanted)) == 404);
}

TEST_CASE("an answer has its length and is neither sniffed nor stored") {
    asio::io_context loop;
    Fixed plain(http::text(200, "fine"));
    http::Response stored = http::text(200, "for a day");
    stored.headers.push_back({.name = "cache-control", .value = "max-age=86400"});
    stored.headers.push_back({.name = "Content-Length", .value = "77"});
    Fixed cached(stored);
    http::Routes routes;
    routes.add("GET", "/plain", plain);
    routes.add("GET", "/cached", cached);
    Serving server(loop, on_a_free_port(), routes);

    Peer peer(loop, server.port());
    peer.say(get("/plain"));
    CHECK(peer.until("fine") ==
          "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: "
          "nosniff\r\n"
          "Cache-Control: no-store\r\nContent-Length: 4\r\n\r\nfine");
    peer.say(last_get("/cached"));
    const auto answer = peer.rest();
    CHECK(answer.find("no-store") == std::string::npos);
    CHECK(answer.find("Content-Length: 9\r\n") != std::string::npos);
    CHECK(answer.find("77") == std::string::npos);
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
}

TEST_CASE("a connection is kept for the next request, and an unknown path does not end it") {
    asio::io_context loop;
    Echo echo;
    http::Routes routes;
    routes.add("GET", "/here", echo);
    Serving server(loop, on_a_free_port(), routes);
    Peer peer(loop, server.port());
    peer.say(get("/nowhere"));
    const auto problem = peer.until("}");
    CHECK(status_of(problem) == 404);
    CHECK(problem.find("application/problem+json") != std::string::npos);
    peer.say(get("/here"));
    CHECK(peer.until("GET /here []").find("200 OK") != std::string::npos);
    peer.say(last_get("/here"));
    CHECK(status_of(peer.rest()) == 200);
    CHECK(echo.asked.size() == 2);
}

TEST_CASE("HEAD is answered like GET, without the body") {
    asio::io_context loop;
    Fixed fixed(http::text(200, "fine"));
    http::Routes routes;
    routes.add("GET", "/", fixed);
    Serving server(loop, on_a_free_port(), routes);
    Peer peer(loop, server.port());
    peer.say("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const auto answer = peer.rest();
    CHECK(answer.find("Content-Length: 4\r\n") != std::string::npos);
    CHECK(answer.substr(answer.size() - 4) == "\r\n\r\n");
}

TEST_CASE("the longest route wins, and 405 names what its path takes") {
    Echo all;
    Echo one;
    http::Routes routes;
    routes.add("GET", "/", all);
    routes.add("GET", "/sms/", one);
    routes.add("POST", "/sms/kannel", one);
    routes.add("GET", "/sms/kannel", all);
    CHECK(routes.find("GET", "/sms").handler == &all);
    CHECK(routes.find("GET", "/sms/").handler == &one);
    CHECK(routes.find("GET", "/sms/other").handler == &one);
    CHECK(routes.find("GET", "/sms/kannel").handler == &all);
    CHECK(routes.find("POST", "/sms/kannel").handler == &one);
    CHECK(routes.find("PUT", "/sms/kannel").handler == nullptr);
    CHECK(routes.find("PUT", "/sms/kannel").allowed == "POST, GET");
    CHECK(routes.find("GET", "/sms/kannel/x").handler == &one);
    CHECK_THROWS_AS(routes.add("GET", "/sms/", all), std::invalid_argument);
    CHECK(http::Routes{}.find("GET", "/").handler == nullptr);
}

TEST_CASE("a page that stands alone has nothing below it") {
    Echo home;
    http::Routes routes;
    routes.add_alone("GET", "/", home);
    CHECK(routes.find("GET", "/").handler == &home);
    CHECK(routes.find("GET", "/other").route.empty());
    CHECK_THROWS_AS(routes.add("GET", "/", home), std::invalid_argument);
}

TEST_CASE("what a handler throws becomes 503 with Retry-After, and the connection lives on") {
    asio::io_context loop;
    Throwing throwing;
    http::Response evil = http::text(200, "x");
    evil.headers.push_back({.name = "Location", .value = "/\r\nSet-Cookie: a=b"});
    Fixed injecting(evil);
    http::Routes routes;
    routes.add("GET", "/throwing", throwing);
    routes.add("GET", "/injecting", injecting);
    Serving server(loop, on_a_free_port(), routes);
    Peer peer(loop, server.port());
    peer.say(get("/throwing"));
    const auto answer = peer.until("}");
    CHECK(status_of(answer) == 503);
    CHECK(answer.find("Retry-After: 5\r\n") != std::string::npos);
    CHECK(answer.find("store is away") == std::string::npos);
    peer.say(last_get("/injecting"));
    const auto other = peer.rest();
    CHECK(status_of(other) == 503);
    CHECK(other.find("Set-Cookie") == std::string::npos);
}

TEST_CASE("a handler that takes too long is cancelled and becomes 503") {
    asio::io_context loop;
    class Endless : public http::Handler {
    public:
        asio::awaitable<http::Response> answer(http::Request) override {
            co_await async::pause(24h);
            co_return http::text(200, "never");
        }
    } endless;
    http::Routes routes;
    routes.add("GET", "/", endless);
    auto settings = on_a_free_port();
    settings.handler_limit = 10ms;
    Serving server(loop, settings, routes);
    Peer peer(loop, server.port());
    peer.say(last_get("/"));
    CHECK(status_of(peer.rest()) == 503);
}

TEST_CASE("a drain lets the request under way end and closes idle connections at once") {
    asio::io_context loop;
    Slow slow(loop);
    http::Routes routes;
    routes.add("GET", "/", slow);
    Serving server(loop, on_a_free_port(), routes, 60s);
    Peer idle(loop, server.port());
    Peer half(loop, server.port());
    Peer busy(loop, server.port());
    half.say("GET / HT");
    busy.say(get("/"));
    run_until(loop, [&] { return slow.began; });
    server.ask_to_stop();
    CHECK(idle.rest().empty());
    CHECK(half.rest().empty());
    CHECK_FALSE(server.is_over());
    slow.open();
    const auto answer = busy.rest();
    CHECK(status_of(answer) == 200);
    CHECK(answer.find("Connection: close") != std::string::npos);
    run_until(loop, [&] { return server.is_over(); });
}

TEST_CASE("a drain ends in time when a request does not, and nothing is left") {
    asio::io_context loop;
    Slow slow(loop);
    http::Routes routes;
    routes.add("GET", "/", slow);
    Serving server(loop, on_a_free_port(), routes, 0s);
    Peer busy(loop, server.port());
    busy.say(get("/"));
    run_until(loop, [&] { return slow.began; });
    server.stop();
    CHECK(server.is_over());
    CHECK(busy.rest().empty());
}

TEST_CASE("after a drain nobody is let in any more") {
    asio::io_context loop;
    http::Routes routes;
    Serving server(loop, on_a_free_port(), routes);
    const auto port = server.port();
    loop.poll();  // it serves
    server.stop();
    CHECK_THROWS_AS(Peer(loop, port), boost::system::system_error);
}

TEST_CASE("a port that is taken is said at construction") {
    asio::io_context loop;
    http::Routes routes;
    http::Server first(loop.get_executor(), on_a_free_port(), routes);
    auto settings = on_a_free_port();
    settings.port = first.port();
    CHECK_THROWS_AS(http::Server(loop.get_executor(), settings, routes),
                    boost::system::system_error);
    settings.address = "not an address";
    CHECK_THROWS_AS(http::Server(loop.get_executor(), settings, routes),
                    boost::system::system_error);
}
