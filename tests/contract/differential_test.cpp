// The same random stream of operations against the twin in memory and the functions in Redis: every
// answer and, in the end, all that is stored must be the same. The seed of a scope that differs is
// printed with it.

#include "adapters/async/task_group.hpp"
#include "adapters/memory/byte_store.hpp"
#include "adapters/redis/byte_store.hpp"
#include "tests/contract/random_operations.hpp"
#include "tests/support/redis_link.hpp"
#include "tests/support/redis_server.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <random>
#include <string>

namespace {

namespace asio = boost::asio;

constexpr std::size_t scopes = 100;
constexpr std::size_t operations_per_scope = 1000;

// What one scope's stream came to; empty: no difference.
struct Outcome {
    std::string difference{};
    std::size_t written{};
    std::size_t refused{};
};

asio::awaitable<void> compare_scope(records::ByteStore& memory,
                                    records::ByteStore& redis,
                                    std::uint64_t seed,
                                    Outcome& outcome) {
    contract::RandomOperations random(seed);
    for (std::size_t i = 0; i < operations_per_scope && outcome.difference.empty(); ++i) {
        const contract::Operation operation = random.next();
        const contract::Answer one = co_await contract::perform(memory, operation);
        const contract::Answer other = co_await contract::perform(redis, operation);
        random.learn(one);
        outcome.written += one.written ? 1 : 0;
        outcome.refused += one.refused ? 1 : 0;
        if (one.text != other.text) {
            outcome.difference = "operation " + std::to_string(i) + ": " + operation.text() +
                                 "\nmemory: " + one.text + "\nredis:  " + other.text;
        }
    }
    if (!outcome.difference.empty()) co_return;
    const std::string one = co_await contract::everything(memory, random.scope());
    const std::string other = co_await contract::everything(redis, random.scope());
    if (one != other) outcome.difference = "contents\nmemory: " + one + "\nredis:  " + other;
}

}  // namespace

TEST_CASE(
    "Redis and its twin give the same answers and hold the same after 100,000 random operations") {
    const support::RedisServer server;
    support::RedisLink link(server.address());
    memory::ByteStore memory;
    redis::ByteStore redis(link.connection());
    const std::uint64_t seed = std::random_device{}();
    std::vector<Outcome> outcomes(scopes);
    {
        async::TaskGroup tasks(link.loop().get_executor(),
                               [](const std::string& name, std::exception_ptr what) {
                                   UNSCOPED_INFO(name);
                                   std::rethrow_exception(what);
                               });
        for (std::size_t i = 0; i < scopes; ++i) {
            tasks.spawn("scope", compare_scope(memory, redis, seed + i, outcomes[i]));
        }
        support::run(link.loop(), tasks.finished(), std::chrono::seconds(300));
    }
    std::size_t written = 0;
    std::size_t refused = 0;
    for (std::size_t i = 0; i < scopes; ++i) {
        INFO("seed " << seed + i);
        REQUIRE(outcomes[i].difference.empty());
        written += outcomes[i].written;
        refused += outcomes[i].refused;
    }
    // A stream that only ever is refused compares nothing.
    CHECK(written > scopes * operations_per_scope / 4);
    CHECK(refused > scopes * operations_per_scope / 50);
    CHECK(support::run(link.loop(), memory.groups()) == support::run(link.loop(), redis.groups()));
}
