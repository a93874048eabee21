// What a live connection may take, and what happens then (S16 among it).
#include "tests/unit/adapters/web/socket/live.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace live;
using namespace std::chrono_literals;

namespace {

const auto large = web::text_frame(std::string(60'000, 'x'));

// Fills what the kernel holds on both sides: from here on frames wait in our queue.
void fill(House& house, web::Socket& socket) {
    while (socket.queued() == 0) {
        for (int i = 0; i < 8; ++i) socket.send(large);
        house.loop.poll();
        house.loop.restart();
    }
}

}  // namespace

TEST_CASE("who takes nothing is closed as too slow when its queue is full of bytes") {
    House house;
    Client client(house);
    house.until([&] { return house.desk.sockets.size() == 1; });
    web::Socket& socket = *house.desk.sockets[0];
    std::size_t most = 0;
    while (socket.is_open()) {
        socket.send(large);
        most = std::max(most, socket.queued());
        house.loop.poll();
        house.loop.restart();
    }
    CHECK(most <= house.sockets.settings().max_queue);
    CHECK(most > house.sockets.settings().max_queue - 2 * large->size());
    CHECK(socket.queued() < 2 * large->size());  // given up but for a frame that was begun
    CHECK(client.goodbye() == 3008);
    house.until([&] { return house.sockets.size() == 0; });
}

TEST_CASE("a stranger's queue is shorter") {
    House house;
    house.desk.welcomes = false;
    Client client(house);
    house.until([&] { return house.desk.sockets.size() == 1; });
    web::Socket& socket = *house.desk.sockets[0];
    for (int i = 0; i < 4; ++i) socket.send(large);
    CHECK(socket.is_open());
    socket.send(large);
    CHECK_FALSE(socket.is_open());
    CHECK(client.goodbye() == 3008);
}

TEST_CASE("who leaves something waiting for too long is closed as too slow") {
    auto settings = quick();
    settings.queue_limit = 100ms;
    House house(settings);
    Client client(house);
    house.until([&] { return house.desk.sockets.size() == 1; });
    fill(house, *house.desk.sockets[0]);
    house.until([&] { return house.desk.closed == 1; });
    CHECK(client.goodbye() == 3008);
}

TEST_CASE("who takes not a byte for too long is cut off") {
    auto settings = quick();
    settings.write_limit = 100ms;
    House house(settings);
    Client client(house);
    house.until([&] { return house.desk.sockets.size() == 1; });
    fill(house, *house.desk.sockets[0]);
    house.until([&] { return house.sockets.size() == 0; });
    CHECK(client.goodbye() == 1006);
}

TEST_CASE("S16: who says more than the bucket holds is read more slowly, and loses nothing") {
    auto settings = quick();
    settings.messages_per_second = 500;
    settings.flood_limit = 60s;
    House house(settings);
    Client client(house);
    std::string many;
    for (int i = 0; i < 200; ++i) many += says(std::to_string(i));
    client.say(many);
    house.until([&] { return house.desk.heard.size() >= 60; });
    CHECK(house.desk.heard.size() == 60);
    house.until([&] { return house.desk.heard.size() == 200; });
    for (std::size_t i = 0; i < 200; ++i) CHECK(house.desk.heard[i] == std::to_string(i));
    CHECK(house.sockets.size() == 1);
}

TEST_CASE("S16: who goes on being too fast is closed, and what was within the bucket is heard") {
    auto settings = quick();
    settings.flood_limit = 100ms;
    House house(settings);
    Client client(house);
    std::string many;
    for (int i = 0; i < 200; ++i) many += says("x");
    client.say(many);
    CHECK(client.goodbye() == 3013);
    CHECK(house.desk.heard.size() >= 60);
    CHECK(house.desk.heard.size() < 200);
}

TEST_CASE("S16: pings and pongs count as messages") {
    for (const unsigned kind : {ping, pong}) {
        auto settings = quick();
        settings.flood_limit = 100ms;
        House house(settings);
        Client client(house);
        std::string many;
        for (int i = 0; i < 500; ++i) many += frame(whole | kind, "");
        client.say(many);
        CHECK(client.goodbye() == 3013);
    }
}

TEST_CASE("a bucket fills again as time passes, and never beyond a burst") {
    const web::SocketSettings settings;
    const web::Pace::Time start{};
    web::Pace pace(settings, start);
    const auto say_all = [&](web::Pace::Time now) {
        int said = 0;
        pace.look(settings, now);
        for (; pace.may_say(); ++said) pace.said(settings, now);
        return said;
    };
    CHECK(say_all(start + 100h) == 60);
    CHECK(say_all(start + 100h) == 0);
    CHECK(say_all(start + 100h + 1s) == 20);
    CHECK(say_all(start + 200h) == 60);
}

TEST_CASE("who was too fast once and then slows down does not flood") {
    const web::SocketSettings settings;
    const web::Pace::Time start{};
    web::Pace pace(settings, start);
    while (pace.may_say()) pace.said(settings, start);
    CHECK_FALSE(pace.floods(settings, start + 4s));
    CHECK(pace.floods(settings, start + 5s));
    pace.look(settings, start + 5s);
    CHECK_FALSE(pace.floods(settings, start + 5s));
    while (pace.may_say()) pace.said(settings, start + 6s);
    CHECK_FALSE(pace.floods(settings, start + 7s));
    CHECK(pace.floods(settings, start + 11s));
}

TEST_CASE("a client that answers pings is asked again and stays") {
    auto settings = quick();
    settings.ping_every = 20ms;
    settings.pong_limit = 60s;
    House house(settings);
    Client client(house);
    for (int i = 0; i < 5; ++i) {
        CHECK(client.next()->payload == "{}");
        client.say(says("{}"));
    }
    CHECK(house.desk.sockets.size() == 1);
}

TEST_CASE("a client that does not answer a ping is closed") {
    auto settings = quick();
    settings.ping_every = 20ms;
    settings.pong_limit = 60ms;
    House house(settings);
    Client client(house);
    CHECK(client.next()->payload == "{}");
    CHECK(client.goodbye() == 3012);
}

TEST_CASE("silence is no fault of a client whose words we do not read") {
    auto settings = quick();
    settings.ping_every = 40ms;
    settings.pong_limit = 40ms;
    House house(settings);
    house.desk.holds = true;
    Client client(house);
    client.say(says("1") + says("2") + says("3") + says("4"));
    house.until([&] { return house.desk.held.size() == 4; });
    const auto end = std::chrono::steady_clock::now() + 300ms;
    house.until([&] { return std::chrono::steady_clock::now() > end; });
    CHECK(house.desk.sockets.size() == 1);
}

TEST_CASE("a client that answered is not blamed for a node that was busy elsewhere") {
    auto settings = quick();
    settings.ping_every = 20ms;
    settings.pong_limit = 200ms;
    House house(settings);
    Client client(house);
    CHECK(client.next()->payload == "{}");
    client.say(says("{}"));
    const auto end = std::chrono::steady_clock::now() + 400ms;
    while (std::chrono::steady_clock::now() < end) continue;  // the loop does not turn
    house.until([&] { return house.desk.heard.size() == 1; });
    CHECK(house.desk.sockets.size() == 1);
}

TEST_CASE("who does not say in time who it is, is closed") {
    auto settings = quick();
    settings.stranger_limit = 60ms;
    House house(settings);
    house.desk.welcomes = false;
    Client client(house);
    CHECK(client.goodbye() == 3012);
}

TEST_CASE("S16: one address has a bounded number of connections, a proxy's as many as there are") {
    auto settings = quick();
    settings.max_connections_per_address = 2;
    House house(settings);
    const auto stranger = asio::ip::make_address_v4("127.0.0.9");
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 2; ++i) {
        clients.push_back(std::make_unique<Client>(house, stranger));
        CHECK(serving::status_of(clients.back()->answer) == 101);
    }
    Client third(house, stranger);
    CHECK(serving::status_of(third.answer) == 503);
    CHECK(third.answer.find("Retry-After") != std::string::npos);
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<Client>(house));
        CHECK(serving::status_of(clients.back()->answer) == 101);
    }
    clients.erase(clients.begin());
    house.until([&] { return house.sockets.size() == 6; });
    Client fourth(house, stranger);
    CHECK(serving::status_of(fourth.answer) == 101);
}

TEST_CASE("S16: there are no more connections than may be") {
    auto settings = quick();
    settings.max_connections = 2;
    House house(settings);
    Client first(house);
    Client second(house);
    house.until([&] { return house.sockets.size() == 2; });
    Client third(house);
    CHECK(serving::status_of(third.answer) == 503);
}
