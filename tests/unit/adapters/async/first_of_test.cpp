#include "adapters/async/first_of.hpp"

#include "adapters/async/task_group.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>

#include <chrono>
#include <stdexcept>
#include <string>

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

asio::awaitable<void> turn() {
    co_await asio::post(asio::use_awaitable);
}

asio::awaitable<void> at_once() {
    co_return;
}

asio::awaitable<void> fail_at_once(std::string what) {
    throw std::runtime_error(what);
    co_return;
}

asio::awaitable<void> fail_after_a_turn(std::string what) {
    co_await turn();
    throw std::runtime_error(what);
}

// Waits for ever; says when it began and how it was ended.
struct Witness {
    bool began{};
    bool aborted{};
};

asio::awaitable<void> for_ever(Witness& witness) {
    witness.began = true;
    try {
        co_await async::pause(24h);
    } catch (const boost::system::system_error& error) {
        witness.aborted = error.code() == asio::error::operation_aborted;
        throw;
    }
}

asio::awaitable<int> number_after_a_turn(int number) {
    co_await turn();
    co_return number;
}

asio::awaitable<int> number_never(Witness& witness) {
    co_await for_ever(witness);
    co_return 0;
}

// Gives its result although it was cancelled, as an operation does that ends in the same moment.
asio::awaitable<int> number_when_cancelled(int number) {
    Witness witness;
    try {
        co_await for_ever(witness);
    } catch (const boost::system::system_error&) {
        co_return number;
    }
    co_return 0;
}

asio::awaitable<void> remember_code(asio::awaitable<void> task, boost::system::error_code& code) {
    try {
        co_await std::move(task);
    } catch (const boost::system::system_error& error) {
        code = error.code();
    }
}

asio::awaitable<void> first_of_two(Witness& one, Witness& other) {
    co_await async::first_of(for_ever(one), for_ever(other));
}

}  // namespace

TEST_CASE("the side that returns first decides, and the other is cancelled and awaited") {
    asio::io_context loop;
    Witness witness;
    CHECK(support::run(loop, async::first_of(turn(), for_ever(witness))) == 0);
    CHECK(witness.aborted);
    CHECK(support::run(loop, async::first_of(for_ever(witness), turn())) == 1);
}

TEST_CASE("the side that throws first decides, and the other is cancelled and awaited") {
    asio::io_context loop;
    Witness witness;
    CHECK_THROWS_WITH(
        support::run(loop, async::first_of(fail_after_a_turn("broken"), for_ever(witness))),
        "broken");
    CHECK(witness.aborted);
    Witness second;
    CHECK_THROWS_WITH(support::run(loop, async::first_of(for_ever(second), fail_at_once("broken"))),
                      "broken");
    CHECK(second.began == second.aborted);
}

TEST_CASE("when both sides end at once, the earlier one decides and nothing hangs") {
    asio::io_context loop;
    CHECK(support::run(loop, async::first_of(at_once(), at_once())) == 0);
    CHECK(support::run(loop, async::first_of(turn(), turn())) == 0);
    CHECK_THROWS_WITH(
        support::run(loop, async::first_of(fail_at_once("one"), fail_at_once("other"))), "one");
    CHECK_THROWS_WITH(
        support::run(loop, async::first_of(fail_after_a_turn("one"), fail_after_a_turn("other"))),
        "one");
    CHECK(support::run(loop, async::first_of(at_once(), fail_at_once("late"))) == 0);
}

TEST_CASE("a cancelled first_of cancels both sides and throws operation_aborted") {
    asio::io_context loop;
    Witness one;
    Witness other;
    boost::system::error_code code;
    async::TaskGroup group(loop.get_executor(), nullptr);
    group.spawn("both", remember_code(first_of_two(one, other), code));
    while (!(one.began && other.began)) loop.run_one();
    group.cancel();
    support::run(loop, group.finished());
    CHECK(one.aborted);
    CHECK(other.aborted);
    CHECK(code == asio::error::operation_aborted);
}

TEST_CASE("a first_of inside a first_of is cancelled through and through") {
    asio::io_context loop;
    Witness one;
    Witness other;
    CHECK(support::run(loop, async::first_of(first_of_two(one, other), async::pause(1ms))) == 1);
    CHECK(one.aborted);
    CHECK(other.aborted);
}

TEST_CASE("within gives the task's result when it is in time") {
    asio::io_context loop;
    CHECK(support::run(loop, async::within<int>(1min, number_after_a_turn(7))) == 7);
    support::run(loop, async::within(1min, turn()));
}

TEST_CASE("within throws timed_out and cancels a task that takes longer") {
    asio::io_context loop;
    const auto times_out = [](const boost::system::system_error& error) {
        return error.code() == asio::error::timed_out;
    };
    Witness witness;
    CHECK_THROWS_MATCHES(support::run(loop, async::within<int>(1ms, number_never(witness))),
                         boost::system::system_error,
                         Catch::Predicate<boost::system::system_error>(times_out));
    CHECK(witness.aborted);
    CHECK_THROWS_MATCHES(support::run(loop, async::within(1ms, for_ever(witness))),
                         boost::system::system_error,
                         Catch::Predicate<boost::system::system_error>(times_out));
}

TEST_CASE("within does not throw away a result that came in the last moment") {
    asio::io_context loop;
    CHECK(support::run(loop, async::within<int>(1ms, number_when_cancelled(7))) == 7);
}

TEST_CASE("within hands on what the task throws") {
    asio::io_context loop;
    CHECK_THROWS_WITH(support::run(loop, async::within(1min, fail_after_a_turn("broken"))),
                      "broken");
}
