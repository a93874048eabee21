// A proxy restarts: everybody is gone and comes back at once.
#include "adapters/web/live/gate.hpp"
#include "tests/unit/adapters/web/live/log.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace live;

namespace {

constexpr std::size_t everybody = 2'000;

asio::awaitable<void> come_back(Client& client, web::Feed& feed, web::Gate& gate) {
    const web::Gate::Pass pass = co_await gate.enter();
    co_await client.join(feed);
}

}  // namespace

TEST_CASE(
    "two thousand come back at once while the log goes on: all recover, none misses anything") {
    Log log;
    web::Gate gate(log.loop.get_executor(), log.settings.joining_at_once);
    web::Feed* const feed = log.follow();
    std::vector<std::unique_ptr<Client>> clients;
    for (std::size_t i = 0; i < everybody; ++i) {
        const std::string person = "p-" + std::to_string(i);
        clients.push_back(
            std::make_unique<Client>(i % 50 == 0 ? desk(person.c_str()) : helper(person.c_str())));
        log.join(*clients.back(), *feed);
    }
    const auto all_told = [&](hub::Offset top) {
        return std::all_of(clients.begin(), clients.end(), [top](const auto& client) {
            return client->position.offset == top;
        });
    };
    const auto commit = [&] {
        log.commit({hub::RequestMoved{{"r-1"}, hub::RequestState::open}, hub::GroupChanged{}});
    };
    commit();
    feed->nudge();
    REQUIRE(log.until([&] { return all_told(2); }));

    for (const auto& client : clients) client->leave();
    for (int i = 0; i < 50; ++i) commit();
    const std::size_t readings = log.store.readings;
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& client : clients) log.spawn(come_back(*client, *feed, gate));
    for (int i = 0; i < 50; ++i) {
        commit();
        feed->nudge();
    }
    REQUIRE(log.until([&] { return all_told(202); }));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const std::size_t read = log.store.readings - readings;
    WARN("2,000 were back after " << took.count() << " s, " << read << " readings of the log");
    CHECK(read < everybody / 4);
    CHECK(gate.waiting() == 0);
    for (const auto& client : clients) {
        CHECK(client->recovered);
        CHECK(client->in_order);
        CHECK(client->seen.size() == (client->audience.desk ? 202U : 101U));
    }
}

TEST_CASE("so many are let in at once, the others in their order") {
    asio::io_context loop;
    web::Gate gate(loop.get_executor(), 2);
    async::TaskGroup tasks(loop.get_executor(), nullptr);
    std::vector<int> in;
    std::vector<std::unique_ptr<web::Gate::Pass>> passes;
    const auto enter =
        [](web::Gate& to, int number, std::vector<int>& who, auto& kept) -> asio::awaitable<void> {
        web::Gate::Pass pass = co_await to.enter();
        who.push_back(number);
        kept.push_back(std::make_unique<web::Gate::Pass>(std::move(pass)));
    };
    for (int i = 0; i < 5; ++i) tasks.spawn("one", enter(gate, i, in, passes));
    loop.poll();
    CHECK(in == std::vector<int>{0, 1});
    CHECK(gate.waiting() == 3);
    passes.erase(passes.begin());
    loop.restart();
    loop.poll();
    CHECK(in == std::vector<int>{0, 1, 2});
    tasks.cancel();
    support::run(loop, tasks.finished());
    CHECK(gate.waiting() == 0);
    passes.clear();
}
