#include "adapters/redis/presence.hpp"
#include "tests/contract/presence_contract.hpp"
#include "tests/support/redis_link.hpp"
#include "tests/support/redis_server.hpp"

#include <catch2/catch.hpp>

TEST_CASE("presence in Redis keeps its contract") {
    static const support::RedisServer server;
    server.ask("FLUSHALL");
    support::RedisLink link(server.address());
    redis::Presence presence(link.connection());
    contract::check_presence(presence, link.loop());
}

TEST_CASE("presence in Redis goes away by itself, and what is no presence is passed over") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    redis::Presence presence(link.connection());
    const hub::TimePoint until{std::chrono::hours{498'684}};
    const hub::PersonId ada{"ada"};
    support::run(link.loop(), presence.tell({"g"}, {"n1"}, {{ada, {}}}, until));
    const auto lives = link.call({"TTL", "{g:g}:presence"}).number;
    CHECK(lives > 0);
    CHECK(lives <= 600);
    for (const char* value : {"", "x ada/", "17x ada/", "99999999999999 ada", "99999999999999 /r"})
        link.call({"HSET", "{g:g}:presence", std::string("odd") + value, value});
    const auto there =
        support::run(link.loop(), presence.there({"g"}, until - std::chrono::milliseconds{1}));
    CHECK(there == std::vector<hub::Present>{{ada, {}}});
}

TEST_CASE("what a node told reads as it was spelled") {
    const redis::Told told{hub::TimePoint{std::chrono::milliseconds{17}},
                           {{{"ada"}, {"r1"}}, {{"bo"}, {}}}};
    CHECK(redis::spelled(told) == "17 ada/r1 bo/");
    CHECK(redis::told_in(redis::spelled(told)) == told);
    CHECK(redis::told_in("17") == redis::Told{told.until, {}});
}
