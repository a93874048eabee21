#include "adapters/async/mailbox.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/async/task_group.hpp"
#include "tests/support/run.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

using Numbers = async::Mailbox<int>;

asio::awaitable<void> collect(Numbers& mailbox, std::vector<int>& got) {
    while (const auto item = co_await mailbox.next(1h)) got.push_back(*item);
}

asio::awaitable<void> take_one(Numbers& mailbox, std::optional<int>& got) {
    got = co_await mailbox.next(1h);
}

}  // namespace

TEST_CASE("what was pushed comes out in order") {
    asio::io_context loop;
    Numbers mailbox(loop.get_executor(), 3);
    CHECK(mailbox.push(1));
    CHECK(mailbox.push(2));
    CHECK(support::run(loop, mailbox.next(1h)) == 1);
    CHECK(mailbox.push(3));
    CHECK(support::run(loop, mailbox.next(1h)) == 2);
    CHECK(support::run(loop, mailbox.next(0s)) == 3);
}

TEST_CASE("a full or closed mailbox takes nothing and keeps what it has") {
    asio::io_context loop;
    Numbers mailbox(loop.get_executor(), 1);
    CHECK(mailbox.push(1));
    CHECK_FALSE(mailbox.push(2));
    mailbox.close();
    CHECK_FALSE(mailbox.push(3));
    CHECK(support::run(loop, mailbox.next(1h)) == 1);
    CHECK(support::run(loop, mailbox.next(1h)) == std::nullopt);
}

TEST_CASE("a waiting reader is woken by a push and by closing") {
    asio::io_context loop;
    Numbers mailbox(loop.get_executor(), 8);
    async::TaskGroup group(loop.get_executor(), nullptr);
    std::vector<int> got;
    group.spawn("reader", collect(mailbox, got));
    loop.poll();
    CHECK(mailbox.push(1));
    CHECK(mailbox.push(2));
    loop.poll();
    CHECK(got == std::vector{1, 2});
    mailbox.close();
    support::run(loop, group.finished());
    CHECK(group.size() == 0);
}

TEST_CASE("a wait that timed out loses nothing") {
    asio::io_context loop;
    Numbers mailbox(loop.get_executor(), 8);
    CHECK(support::run(loop, mailbox.next(1ms)) == std::nullopt);
    CHECK(mailbox.push(1));
    CHECK(support::run(loop, mailbox.next(1h)) == 1);
    CHECK(support::run(loop, mailbox.next(0s)) == std::nullopt);
}

TEST_CASE("a cancelled wait does not stick and loses nothing") {
    asio::io_context loop;
    Numbers mailbox(loop.get_executor(), 8);
    std::optional<int> got;
    CHECK(support::run(loop, async::first_of(take_one(mailbox, got), async::pause(1ms))) == 1);
    CHECK_FALSE(got);
    CHECK(mailbox.push(1));
    CHECK(support::run(loop, mailbox.next(1h)) == 1);
}

TEST_CASE("an item pushed in the moment of the cancellation stays for the next reader") {
    asio::io_context loop;
    Numbers mailbox(loop.get_executor(), 8);
    std::optional<int> got;
    {
        async::TaskGroup group(loop.get_executor(), nullptr);
        group.spawn("reader", take_one(mailbox, got));
        loop.poll();
        group.cancel();
        CHECK(mailbox.push(1));
        support::run(loop, group.finished());
    }
    CHECK_FALSE(got);
    CHECK(support::run(loop, mailbox.next(1h)) == 1);
}

TEST_CASE("a limit beyond the end of time is no limit") {
    asio::io_context loop;
    Numbers mailbox(loop.get_executor(), 8);
    async::TaskGroup group(loop.get_executor(), nullptr);
    std::optional<std::optional<int>> got;
    auto read = [](Numbers& from,
                   std::optional<std::optional<int>>& into) -> asio::awaitable<void> {
        into = co_await from.next(asio::steady_timer::duration::max());
    };
    group.spawn("reader", read(mailbox, got));
    loop.poll();
    CHECK_FALSE(got);
    CHECK(mailbox.push(5));
    support::run(loop, group.finished());
    CHECK(got == std::optional<int>(5));
}

TEST_CASE("items need only be movable") {
    asio::io_context loop;
    async::Mailbox<std::unique_ptr<int>> mailbox(loop.get_executor(), 1);
    CHECK(mailbox.push(std::make_unique<int>(4)));
    const auto item = support::run(loop, mailbox.next(1h));
    REQUIRE(item);
    CHECK(**item == 4);
}
