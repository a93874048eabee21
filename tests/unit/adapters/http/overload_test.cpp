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

TEST_CASE("a connection over the cap gets 503 and is closed; when one leaves, another is served") {
    asio::io_context loop;
    Echo echo;
    http::Routes routes;
    routes.add("GET", "/", echo);
    auto settings = on_a_free_port();
    settings.max_connections = 1;
    Serving server(loop, settings, routes);
    auto first = std::make_unique<Peer>(loop, server.port());
    first->say(request);
    first->until("[]");
    {
        Peer second(loop, server.port());
        second.say(request);
        const auto answer = second.rest();
        CHECK(status_of(answer) == 503);
        CHECK(answer.find("Retry-After: 5\r\n") != std::string::npos);
    }
    CHECK(echo.asked.size() == 1);
    first.reset();
    const auto served = [&] {
        Peer third(loop, server.port());
        third.say("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return status_of(third.rest()) == 200;
    };
    CHECK((served() || served() || served()));
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
