// A connection's life over a real socket: what is said, in both directions, and how it ends.
#include "tests/unit/adapters/web/socket/live.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace live;
using namespace std::chrono_literals;
using web::Close;

TEST_CASE("a client is upgraded, heard and answered") {
    House house;
    house.desk.answers = true;
    Client client(house);
    CHECK(serving::status_of(client.answer) == 101);
    CHECK(client.answer.find("Connection: Upgrade\r\n") != std::string::npos);
    CHECK(client.answer.find("Content-Length") == std::string::npos);
    client.say(says("hello"));
    CHECK(client.next()->payload == "hello");
    CHECK(house.sockets.size() == 1);
}

TEST_CASE("what came behind the request is heard first") {
    House house;
    Client client(house, asio::ip::address_v4::loopback(), says("first") + says("second"));
    client.say(says("third"));
    house.until([&] { return house.desk.heard.size() == 3; });
    CHECK(house.desk.heard == std::vector<std::string>{"first", "second", "third"});
}

TEST_CASE("frames of one turn of the loop leave in order, also more than go into one write") {
    House house;
    Client client(house);
    house.until([&] { return house.desk.sockets.size() == 1; });
    for (int i = 0; i < 200; ++i) house.desk.sockets[0]->send(web::text_frame(std::to_string(i)));
    for (int i = 0; i < 200; ++i) CHECK(client.next()->payload == std::to_string(i));
    CHECK(house.desk.sockets[0]->queued() == 0);
}

TEST_CASE("a ping is answered with what it said") {
    House house;
    Client client(house);
    client.say(frame(whole | ping, "there?"));
    const auto heard = client.next();
    REQUIRE(heard);
    CHECK(heard->kind == pong);
    CHECK(heard->payload == "there?");
}

TEST_CASE("a client's goodbye is said back, its listener hears of it once, and its place is free") {
    House house;
    Client client(house);
    client.say(says_goodbye(1001));
    CHECK(client.goodbye() == 1001);
    house.until([&] { return house.sockets.size() == 0; });
    CHECK(house.desk.closed == 1);
}

TEST_CASE("a client that goes without a word is gone") {
    House house;
    {
        Client client(house);
        house.until([&] { return house.desk.sockets.size() == 1; });
    }
    house.until([&] { return house.sockets.size() == 0; });
    CHECK(house.desk.closed == 1);
}

TEST_CASE("who is closed gets what was queued, then the code, and is no longer heard") {
    House house;
    Client client(house);
    house.until([&] { return house.desk.sockets.size() == 1; });
    web::Socket& socket = *house.desk.sockets[0];
    socket.send(web::text_frame("last words"));
    socket.close(Close::session_ended, "session ended");
    socket.close(Close::too_slow, "not this one");
    socket.send(web::text_frame("never"));
    CHECK_FALSE(socket.is_open());
    client.say(says("too late"));
    CHECK(client.next()->payload == "last words");
    CHECK(client.goodbye() == 3503);
    house.until([&] { return house.sockets.size() == 0; });
    CHECK(house.desk.heard.empty());
    CHECK(house.desk.closed == 1);
}

TEST_CASE("a client that never says goodbye is cut off") {
    auto settings = quick();
    settings.close_limit = 50ms;
    House house(settings);
    Client client(house);
    house.until([&] { return house.desk.sockets.size() == 1; });
    house.desk.sockets[0]->close(Close::bad_ticket, "bad ticket");
    house.until([&] { return house.sockets.size() == 0; });
    CHECK(client.next()->code() == 3500);
    CHECK_FALSE(client.next());
}

TEST_CASE("a listener that fails takes its own connection with it and no other") {
    House house;
    Client other(house);
    Client client(house);
    house.desk.fails = true;
    client.say(says("boom"));
    CHECK(client.goodbye() == 1011);
    house.desk.fails = false;
    house.desk.answers = true;
    other.say(says("still here"));
    CHECK(other.next()->payload == "still here");
}

TEST_CASE("no more texts are handed out than may be in hand, and none is lost") {
    House house;
    house.desk.holds = true;
    Client client(house);
    std::string many;
    for (int i = 0; i < 50; ++i) many += says(std::to_string(i));
    client.say(many);
    house.until([&] { return house.desk.heard.size() == 4; });
    for (int i = 0; i < 20; ++i) house.loop.poll();
    CHECK(house.desk.heard.size() == 4);
    for (std::size_t i = 4; i < 50; ++i) {
        house.desk.held.erase(house.desk.held.begin());
        house.until([&] { return house.desk.heard.size() == i + 1; });
    }
    for (std::size_t i = 0; i < 50; ++i) CHECK(house.desk.heard[i] == std::to_string(i));
}

TEST_CASE("a socket lives as long as one of its texts is in hand") {
    House house;
    house.desk.holds = true;
    {
        Client client(house);
        client.say(says("slow work"));
        house.until([&] { return house.desk.held.size() == 1; });
    }
    house.until([&] { return house.desk.closed == 1; });
    web::Socket& socket = house.desk.held[0].socket();
    CHECK_FALSE(socket.is_open());
    socket.send(web::text_frame("nobody hears it"));
    CHECK(house.sockets.size() == 1);
    house.desk.held.clear();
    house.until([&] { return house.sockets.size() == 0; });
}

TEST_CASE("at the end everybody is told, and those who do not say goodbye are cut off") {
    House house(quick(), 100ms);
    Client polite(house);
    Client rude(house);
    house.until([&] { return house.desk.sockets.size() == 2; });
    house.ask_to_stop();
    CHECK(polite.goodbye() == 3001);
    house.until([&] { return house.is_over(); });
    CHECK(rude.next()->code() == 3001);
    CHECK_FALSE(rude.next());
    CHECK(house.desk.closed == 2);
    Client late(house);
    CHECK(serving::status_of(late.answer) == 503);
}

TEST_CASE("the HTTP server ends without waiting for live connections, and they live on") {
    House house;
    house.desk.answers = true;
    Client client(house);
    house.until([&] { return house.desk.sockets.size() == 1; });
    house.server().stop();
    client.say(says("hello"));
    CHECK(client.next()->payload == "hello");
}
