#include "adapters/async/pool.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/async/task_group.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/system/system_error.hpp>
#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

namespace {

namespace asio = boost::asio;

// Work that waits until it is let go.
struct Gate {
    std::promise<void> opened{};
    std::shared_future<void> open{opened.get_future().share()};
    std::atomic<int> done{};

    std::function<int()> work() {
        return [this] {
            open.wait();
            return ++done;
        };
    }
};

asio::awaitable<void> note(async::Pool& pool, std::function<int()> work, std::vector<int>& into) {
    const auto got = co_await pool.run(work);
    into.push_back(got.value_or(-1));
}

asio::awaitable<bool> runs_on(async::Pool& pool, std::function<std::thread::id()> where) {
    const auto before = std::this_thread::get_id();
    const auto there = co_await pool.run(where);
    co_return there&&* there != before&& std::this_thread::get_id() == before;
}

template <class Condition>
void turn_until(asio::io_context& loop, Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (!condition()) {
        REQUIRE(std::chrono::steady_clock::now() < deadline);
        loop.restart();
        loop.run_one_for(10ms);
    }
}

}  // namespace

TEST_CASE("work is done on another thread, and its result comes back on the caller's") {
    asio::io_context loop;
    async::Pool pool;
    CHECK(support::run(loop, runs_on(pool, [] { return std::this_thread::get_id(); })));
    const std::function<std::string()> words = [] { return std::string("words"); };
    CHECK(support::run(loop, pool.run(words)) == "words");
    CHECK(pool.size() == 0);
}

TEST_CASE("what the work throws reaches its caller") {
    asio::io_context loop;
    async::Pool pool;
    const std::function<int()> failing = []() -> int { throw std::runtime_error("no"); };
    CHECK_THROWS_AS(support::run(loop, pool.run(failing)), std::runtime_error);
    CHECK(pool.size() == 0);
}

TEST_CASE("one piece of work at a time, the loop turns meanwhile, and a full pool takes none") {
    asio::io_context loop;
    Gate gate;
    async::Pool pool(3);
    async::TaskGroup group(loop.get_executor(), nullptr);
    std::vector<int> results;
    for (int i = 0; i < 5; ++i) group.spawn("work", note(pool, gate.work(), results));
    turn_until(loop, [&] { return results.size() == 2; });
    CHECK(results == std::vector<int>{-1, -1});
    CHECK(pool.size() == 3);
    gate.opened.set_value();
    turn_until(loop, [&] { return group.size() == 0; });
    CHECK(results == std::vector<int>{-1, -1, 1, 2, 3});
    CHECK(pool.size() == 0);
    support::run(loop, group.finished());
}

TEST_CASE("a cancelled caller is free at once, its work keeps its place until it is done") {
    asio::io_context loop;
    Gate gate;
    async::Pool pool(1);
    boost::system::error_code why;
    auto ask = [](async::Pool& here,
                  std::function<int()> work,
                  boost::system::error_code& into) -> asio::awaitable<void> {
        try {
            co_await here.run(work);
        } catch (const boost::system::system_error& error) {
            into = error.code();
        }
    };
    const std::function<int()> work = gate.work();
    CHECK(support::run(loop, async::first_of(ask(pool, work, why), async::pause(20ms))) == 1);
    CHECK(why == asio::error::operation_aborted);
    CHECK(pool.size() == 1);
    const std::function<int()> more = [] { return 7; };
    CHECK_FALSE(support::run(loop, pool.run(more)));
    gate.opened.set_value();
    turn_until(loop, [&] { return pool.size() == 0; });
    CHECK(support::run(loop, pool.run(more)) == 7);
}

TEST_CASE("a pool that ends waits for what runs and drops what waits") {
    asio::io_context loop;
    Gate gate;
    std::vector<int> results;
    async::TaskGroup group(loop.get_executor(), nullptr);
    {
        async::Pool pool;
        for (int i = 0; i < 3; ++i) group.spawn("work", note(pool, gate.work(), results));
        turn_until(loop, [&] { return pool.size() == 3; });
        gate.opened.set_value();
    }
    CHECK(gate.done <= 3);
    group.cancel();
    support::run(loop, group.finished());
    CHECK(results.size() <= 3);
}
