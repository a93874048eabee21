#include "adapters/http/refusal_log.hpp"
#include "tests/unit/adapters/http/serving.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using namespace serving;
using namespace std::chrono_literals;

namespace {

const std::string request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

// No descriptor can be opened while one of these lives.
class NoDescriptors {
public:
    NoDescriptors() {
        getrlimit(RLIMIT_NOFILE, &before_);
        const int lowest_free = dup(0);
        close(lowest_free);
        rlimit none = before_;
        none.rlim_cur = static_cast<rlim_t>(lowest_free);
        setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoDescriptors() { setrlimit(RLIMIT_NOFILE, &before_); }
    NoDescriptors(const NoDescriptors&) = delete;
    NoDescriptors& operator=(const NoDescriptors&) = delete;

private:
    rlimit before_{};
};

}  // namespace

TEST_CASE(
    "when every connection is at work a newcomer gets 503, and when one is free, it is served") {
    asio::io_context loop;
    Slow slow(loop);
    http::Routes routes;
    routes.add("GET", "/", slow);
    auto settings = on_a_free_port();
    settings.max_connections = 1;
    Serving server(loop, settings, routes);
    Peer first(loop, server.port());
    first.say(request);
    run_until(loop, [&] { return slow.began; });
    {
        Peer second(loop, server.port());
        second.say(request);
        const auto answer = second.rest();
        CHECK(status_of(answer) == 503);
        CHECK(answer.find("Retry-After: 5\r\n") != std::string::npos);
    }
    slow.open();
    CHECK(first.until("at last").find("200 OK") != std::string::npos);
    Peer third(loop, server.port());
    third.say("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    CHECK(status_of(third.rest()) == 200);
    CHECK(first.rest().empty());  // it lay idle and was closed for the third
}

TEST_CASE("of those that keep the server waiting, the one that does for longest makes room") {
    asio::io_context loop;
    Echo echo;
    http::Routes routes;
    routes.add("GET", "/", echo);
    auto settings = on_a_free_port();
    settings.max_connections = 3;
    Serving server(loop, settings, routes);
    Peer drops(loop, server.port());
    drops.say("GET / HT");
    Peer keeps(loop, server.port());
    Peer body(loop, server.port());
    for (Peer* peer : {&drops, &keeps, &body}) {
        peer->say(peer == &drops ? "" : request);
        if (peer != &drops) peer->until("[]");
    }
    keeps.say(request);
    keeps.until("[]");
    Peer newcomer(loop, server.port());
    newcomer.say(request);
    CHECK(newcomer.until("[]").find("200 OK") != std::string::npos);
    CHECK(drops.rest().empty());
    Peer another(loop, server.port());
    another.say(request);
    CHECK(another.until("[]").find("200 OK") != std::string::npos);
    CHECK(body.rest().empty());
    keeps.say(request);
    CHECK(keeps.until("[]").find("200 OK") != std::string::npos);
}

TEST_CASE("one address has a bounded number of connections, a proxy's as many as there are") {
    asio::io_context loop;
    Echo echo;
    http::Routes routes;
    routes.add("GET", "/", echo);
    auto settings = on_a_free_port();
    settings.max_connections_per_address = 2;
    Serving server(loop, settings, routes);
    const auto stranger = asio::ip::make_address_v4("127.0.0.9");
    std::vector<std::unique_ptr<Peer>> peers;
    for (int i = 0; i < 2; ++i) {
        peers.push_back(std::make_unique<Peer>(loop, server.port(), stranger));
        peers.back()->say(request);
        CHECK(status_of(peers.back()->until("[]")) == 200);
    }
    Peer third(loop, server.port(), stranger);
    third.say("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 127.0.0.1\r\n\r\n");
    CHECK(status_of(third.rest()) == 503);  // what it says of itself is not asked
    for (int i = 0; i < 5; ++i) {
        peers.push_back(std::make_unique<Peer>(loop, server.port()));
        peers.back()->say(request);
        CHECK(status_of(peers.back()->until("[]")) == 200);
    }
    peers.erase(peers.begin());
    bool served = false;
    run_until(loop, [&] {
        Peer later(loop, server.port(), stranger);
        later.say("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        served = status_of(later.rest()) == 200;
        return served;
    });
    CHECK(served);
}

TEST_CASE("a flood of refusals is no flood of lines") {
    http::LineBudget budget;
    auto now = http::LineBudget::Time{} + 1h;
    std::size_t lines = 0;
    for (int i = 0; i < 10'000; ++i) lines += budget.take(now) ? 1 : 0;
    CHECK(lines == http::LineBudget::burst);
    CHECK(budget.left_out() == 10'000 - lines);
    CHECK(budget.left_out() == 0);
    lines = 0;
    for (int i = 0; i < 10'000; ++i) lines += budget.take(now + i * 1ms) ? 1 : 0;
    CHECK(lines == 10 * http::LineBudget::per_second - 1);
    CHECK(budget.take(now + 24h));
}

TEST_CASE("without descriptors the listener rests instead of spinning, and serves again later") {
    asio::io_context loop;
    Echo echo;
    http::Routes routes;
    routes.add("GET", "/", echo);
    Serving server(loop, on_a_free_port(), routes);
    loop.poll();
    tcp::socket early(loop);
    early.open(tcp::v4());  // its descriptor is there; connecting needs no other
    {
        const NoDescriptors none;
        early.connect({asio::ip::address_v4::loopback(), server.port()});
        loop.restart();
        CHECK(loop.run_for(100ms) < 40);
    }
    Peer peer(loop, server.port());
    peer.say(request);
    CHECK(peer.until("[]").find("200 OK") != std::string::npos);
}
