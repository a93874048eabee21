// Connections that stop being HTTP.
#include "adapters/http/takeover.hpp"

#include "adapters/http/guard.hpp"
#include "tests/unit/adapters/http/serving.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>

using namespace serving;

namespace {

const std::string upgrade =
    "GET /live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: keep-alive, "
    "Upgrade\r\n\r\n";

// Lets everybody become something else.
class Door final : public http::Handler, public http::Takeover {
public:
    asio::awaitable<http::Response> answer(http::Request request) override {
        http::Response response;
        response.status = status;
        response.headers.push_back({.name = "Upgrade", .value = "websocket"});
        response.then = this;
        asked_to_upgrade = request.upgrades;
        co_return response;
    }
    void take(tcp::socket socket, std::string ahead) override {
        taken.emplace(std::move(socket));
        read_ahead = std::move(ahead);
    }

    unsigned status{101};
    bool asked_to_upgrade{};
    std::optional<tcp::socket> taken{};
    std::string read_ahead{};
};

struct House {
    explicit House(http::ServerSettings settings = on_a_free_port()) {
        routes.add("GET", "/live", door);
        routes.add("POST", "/live", door);
        routes.add("GET", "/", echo);
        server.emplace(loop, std::move(settings), routes, std::chrono::seconds{60});
    }

    asio::io_context loop{};
    Door door{};
    Echo echo{};
    http::Routes routes{};
    std::optional<Serving> server{};
};

bool upgrades(const std::string& lines, const std::string& method = "GET") {
    const auto head =
        http::examine(method + " /live HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n", {});
    return head && head->upgrades;
}

}  // namespace

TEST_CASE("a connection is handed over with what came behind the request, and stays open") {
    House house;
    Peer peer(house.loop, house.server->port());
    peer.say(upgrade + "read ahead");
    const auto answer = peer.until("\r\n\r\n");
    CHECK(status_of(answer) == 101);
    CHECK(answer.find("Connection: Upgrade\r\n") != std::string::npos);
    CHECK(answer.find("Content-Length") == std::string::npos);
    run_until(house.loop, [&] { return house.door.taken.has_value(); });
    CHECK(house.door.read_ahead == "read ahead");
    asio::write(*house.door.taken, asio::buffer("no HTTP at all", 14));
    house.door.taken->close();
    CHECK(peer.rest() == "no HTTP at all");
}

TEST_CASE("a connection that was handed over takes no place in the server and does not keep it") {
    auto settings = on_a_free_port();
    settings.max_connections = 1;
    House house(settings);
    Peer peer(house.loop, house.server->port());
    peer.say(upgrade);
    peer.until("\r\n\r\n");
    run_until(house.loop, [&] { return house.door.taken.has_value(); });
    {
        Peer another(house.loop, house.server->port());
        another.say("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        CHECK(status_of(another.rest()) == 200);
    }
    house.server->ask_to_stop();
    run_until(house.loop, [&] { return house.server->is_over(); });
    CHECK(house.door.taken->is_open());
}

TEST_CASE("a server that is ending hands nothing over") {
    House house;
    Slow slow(house.loop);
    house.routes.add("GET", "/slow", slow);
    Peer busy(house.loop, house.server->port());
    busy.say("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n" + upgrade);
    run_until(house.loop, [&] { return slow.began; });
    house.server->ask_to_stop();
    slow.open();
    busy.rest();
    CHECK_FALSE(house.door.taken);
}

TEST_CASE("only a request that upgrades is handed over, and only with 101") {
    House house;
    const auto asked = [&](const std::string& request) {
        Peer peer(house.loop, house.server->port());
        peer.say(request);
        return status_of(peer.until("\r\n\r\n"));
    };
    CHECK(asked("GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n") == 503);
    CHECK(asked("HEAD /live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: "
                "Upgrade\r\n\r\n") == 503);
    CHECK(asked("POST /live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: "
                "Upgrade\r\nContent-Length: 0\r\n\r\n") == 503);
    CHECK_FALSE(house.door.asked_to_upgrade);
    house.door.status = 200;
    CHECK(asked(upgrade) == 503);
    CHECK(house.door.asked_to_upgrade);
    CHECK_FALSE(house.door.taken);
}

TEST_CASE("101 without anybody to go on is not sent") {
    asio::io_context loop;
    http::Response response;
    response.status = 101;
    Fixed fixed(response);
    http::Routes routes;
    routes.add("GET", "/live", fixed);
    Serving server(loop, on_a_free_port(), routes);
    Peer peer(loop, server.port());
    peer.say(upgrade);
    CHECK(status_of(peer.until("\r\n\r\n")) == 503);
}

TEST_CASE("a request upgrades when Connection names the one Upgrade, and nothing contradicts it") {
    const std::string field = "Upgrade: websocket\r\n";
    CHECK(upgrades(field + "Connection: Upgrade\r\n"));
    CHECK(upgrades(field + "Connection: keep-alive, UPGRADE\r\n"));
    CHECK(upgrades(field + "Connection: keep-alive\r\nConnection: upgrade\r\n"));
    CHECK(upgrades(field + "Connection: upgrade\r\nContent-Length: 0\r\n"));
    CHECK_FALSE(upgrades(field));
    CHECK_FALSE(upgrades(field + "Connection: keep-alive\r\n"));
    CHECK_FALSE(upgrades(field + "Connection: upgraded\r\n"));
    CHECK_FALSE(upgrades("Connection: Upgrade\r\n"));
    CHECK_FALSE(upgrades(field + "Connection: Upgrade, close\r\n"));
    CHECK_FALSE(upgrades(field + "Connection: Upgrade\r\nContent-Length: 5\r\n"));
    CHECK_FALSE(upgrades(field + "Connection: Upgrade\r\n", "POST"));
    const auto twice = http::examine(
        "GET /live HTTP/1.1\r\nHost: localhost\r\n" + field + field + "Connection: Upgrade\r\n\r\n",
        {});
    REQUIRE_FALSE(twice.has_value());
    CHECK(twice.error().status == 400);
}
