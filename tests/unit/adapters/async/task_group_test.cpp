#include "adapters/async/task_group.hpp"

#include "adapters/async/first_of.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/this_coro.hpp>
#include <catch2/catch.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

struct Told {
    std::string name{};
    std::string what{};
};

class Failures {
public:
    async::TaskGroup::Failure teller() {
        return [this](const std::string& name, std::exception_ptr what) {
            told.push_back({name, words(what)});
        };
    }
    std::vector<Told> told{};

private:
    static std::string words(const std::exception_ptr& what) {
        try {
            std::rethrow_exception(what);
        } catch (const std::exception& error) {
            return error.what();
        }
    }
};

asio::awaitable<void> mark(bool& ran) {
    ran = true;
    co_return;
}

asio::awaitable<void> fail(std::string what) {
    throw std::runtime_error(what);
    co_return;
}

asio::awaitable<void> abort_by_itself() {
    throw boost::system::system_error(asio::error::operation_aborted);
    co_return;
}

asio::awaitable<void> for_ever() {
    co_await async::pause(24h);
}

asio::awaitable<void> fail_when_cancelled() {
    try {
        co_await for_ever();
    } catch (const boost::system::system_error&) {
        throw std::runtime_error("still wrong");
    }
}

// Tidies up after being cancelled, which takes a while.
asio::awaitable<void> say_goodbye(bool& said) {
    try {
        co_await for_ever();
    } catch (const boost::system::system_error&) {
        said = false;
    }
    co_await asio::this_coro::reset_cancellation_state(asio::enable_terminal_cancellation());
    co_await async::pause(2ms);
    said = true;
}

asio::awaitable<void> spawn_another_when_cancelled(async::TaskGroup& group, bool& ran) {
    try {
        co_await for_ever();
    } catch (const boost::system::system_error&) {
        group.spawn("late", mark(ran));
    }
}

asio::awaitable<void> wait_for(async::TaskGroup& group, bool& over) {
    co_await group.finished();
    over = true;
}

}  // namespace

TEST_CASE("a task starts at the next turn of the loop, not inside spawn") {
    asio::io_context loop;
    async::TaskGroup group(loop.get_executor(), nullptr);
    bool ran = false;
    auto spawner =
        [](async::TaskGroup& in, bool& flag, bool& was_running) -> asio::awaitable<void> {
        in.spawn("task", mark(flag));
        was_running = flag;
        co_return;
    };
    bool was_running = true;
    support::run(loop, spawner(group, ran, was_running));
    CHECK_FALSE(was_running);
    support::run(loop, group.finished());
    CHECK(ran);
    CHECK(group.size() == 0);
}

TEST_CASE("what escapes a task is told with its name, and the others go on") {
    asio::io_context loop;
    Failures failures;
    async::TaskGroup group(loop.get_executor(), failures.teller());
    bool ran = false;
    group.spawn("broken", fail("no luck"));
    group.spawn("fine", mark(ran));
    support::run(loop, group.finished());
    REQUIRE(failures.told.size() == 1);
    CHECK(failures.told[0].name == "broken");
    CHECK(failures.told[0].what == "no luck");
    CHECK(ran);
}

TEST_CASE("an abort that nobody asked for is told: a task must not vanish in silence") {
    asio::io_context loop;
    Failures failures;
    async::TaskGroup group(loop.get_executor(), failures.teller());
    group.spawn("odd", abort_by_itself());
    support::run(loop, group.finished());
    CHECK(failures.told.size() == 1);
}

TEST_CASE("cancelled tasks are not told, and finished waits for the slowest") {
    asio::io_context loop;
    Failures failures;
    async::TaskGroup group(loop.get_executor(), failures.teller());
    bool said = false;
    group.spawn("quick", for_ever());
    group.spawn("slow", say_goodbye(said));
    loop.poll();
    CHECK(group.size() == 2);
    group.cancel();
    support::run(loop, group.finished());
    CHECK(said);
    CHECK(group.size() == 0);
    CHECK(failures.told.empty());
}

TEST_CASE("a task that fails otherwise while being cancelled is told") {
    asio::io_context loop;
    Failures failures;
    async::TaskGroup group(loop.get_executor(), failures.teller());
    group.spawn("broken", fail_when_cancelled());
    loop.poll();
    group.cancel();
    support::run(loop, group.finished());
    REQUIRE(failures.told.size() == 1);
    CHECK(failures.told[0].what == "still wrong");
}

TEST_CASE("a task spawned during or after cancel is started cancelled, and awaited") {
    asio::io_context loop;
    Failures failures;
    async::TaskGroup group(loop.get_executor(), failures.teller());
    bool ran = false;
    group.spawn("spawner", spawn_another_when_cancelled(group, ran));
    loop.poll();
    group.cancel();
    support::run(loop, group.finished());
    CHECK_FALSE(ran);
    group.spawn("later still", for_ever());
    support::run(loop, group.finished());
    CHECK(group.size() == 0);
    CHECK(failures.told.empty());
}

TEST_CASE("finished waits on when the one who waits is cancelled") {
    asio::io_context loop;
    async::TaskGroup work(loop.get_executor(), nullptr);
    async::TaskGroup waiters(loop.get_executor(), nullptr);
    bool over = false;
    work.spawn("work", for_ever());
    waiters.spawn("waiter", wait_for(work, over));
    loop.poll();
    waiters.cancel();
    loop.poll();
    CHECK_FALSE(over);
    CHECK(waiters.size() == 1);
    work.cancel();
    support::run(loop, waiters.finished());
    CHECK(over);
}

TEST_CASE("finished of an empty group returns at once") {
    asio::io_context loop;
    async::TaskGroup group(loop.get_executor(), nullptr);
    support::run(loop, group.finished());
    CHECK(group.size() == 0);
}
