#include "adapters/redis/subscription.hpp"

#include "adapters/redis/byte_store.hpp"
#include "tests/contract/commits.hpp"
#include "tests/support/redis_link.hpp"
#include "tests/support/redis_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <functional>
#include <vector>

namespace {

using std::chrono::milliseconds;

// A subscription with what it heard, on the link's loop.
struct Listening {
    support::RedisLink& link;
    std::vector<redis::Bell> rang{};
    int missed{};
    redis::Subscription subscription;

    Listening(support::RedisLink& on, redis::Settings settings)
        : link(on),
          subscription(on.loop().get_executor(),
                       std::move(settings),
                       {.rang = [this](redis::Bell bell) { rang.push_back(std::move(bell)); },
                        .missed = [this] { ++missed; }}) {
        link.tasks().spawn("bells", subscription.run());
    }
    ~Listening() {
        link.tasks().cancel();
        support::run(link.loop(), link.tasks().finished());
    }

    void until(const std::function<bool()>& condition) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!condition() && std::chrono::steady_clock::now() < deadline) {
            link.loop().run_one_for(milliseconds(100));
        }
        REQUIRE(condition());
    }
};

redis::Settings lively(const std::string& address) {
    redis::Settings settings = support::RedisLink::settings_for(address);
    settings.connect_limit = milliseconds(500);
    settings.bell_ping_every = milliseconds(50);
    settings.bell_ping_limit = milliseconds(300);
    return settings;
}

}  // namespace

TEST_CASE("every commit rings the bell of its scope, with its top and its next timer") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    redis::ByteStore store(link.connection());
    Listening bells(link, support::RedisLink::settings_for(server.address()));
    bells.until([&] { return bells.missed == 1; });
    const auto first =
        contract::CommitOf("{g:ada}").event("a").event("b").timer("r/send", 77).timer("s/send", 99);
    support::run(link.loop(), store.commit(first.commit));
    support::run(link.loop(), store.commit(contract::CommitOf("{a:bo}").put("r", "1").commit));
    support::run(link.loop(),
                 store.commit(contract::CommitOf("{a:bo}").read("r", 9).put("r", "1").commit));
    server.ask("PUBLISH bell:0 nonsense");
    server.ask("PUBLISH bell:63 \"7 - {g:last}\"");
    bells.until([&] { return bells.rang.size() == 3; });
    CHECK(bells.rang[0] == redis::Bell{.scope = "{g:ada}", .top = 2, .next_due = 77});
    CHECK(bells.rang[1] == redis::Bell{.scope = "{a:bo}"});
    CHECK(bells.rang[2] == redis::Bell{.scope = "{g:last}", .top = 7});
}

TEST_CASE(
    "a subscription is made again after the server died, and says that bells may be missing") {
    support::RedisServer server;
    support::RedisLink link(server.address());
    Listening bells(link, lively(server.address()));
    bells.until([&] { return bells.missed == 1; });
    server.kill();
    bells.until([&] { return !bells.subscription.subscribed(); });
    server.start();
    bells.until([&] { return bells.missed == 2; });
    server.ask("PUBLISH bell:5 \"1 - {g:again}\"");
    bells.until([&] { return bells.rang.size() == 1; });
}

TEST_CASE("a quiet subscription stays, a dead one is noticed by its missing sign of life") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    Listening bells(link, lively(server.address()));
    bells.until([&] { return bells.missed == 1; });
    const auto quiet = std::chrono::steady_clock::now() + milliseconds(1000);
    bells.until([&] { return std::chrono::steady_clock::now() > quiet; });
    CHECK(bells.missed == 1);
    server.pause();
    bells.until([&] { return !bells.subscription.subscribed(); });
    server.resume();
    bells.until([&] { return bells.missed == 2; });
}
