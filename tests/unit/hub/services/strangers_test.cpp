// Many who guess at the same time, and one who knows.
#include "adapters/async/task_group.hpp"
#include "tests/unit/hub/services/sign_in_support.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <catch2/catch.hpp>

namespace {

namespace asio = boost::asio;

// A pool in which everybody waits until it is opened.
class SlowSecrets : public support::PlainSecrets {
public:
    explicit SlowSecrets(asio::io_context& loop)
        : gate_(loop, asio::steady_timer::time_point::max()) {}

    asio::awaitable<bool> verify_password(std::string hash, std::string password) override {
        ++waiting;
        boost::system::error_code opened;
        co_await gate_.async_wait(asio::redirect_error(asio::use_awaitable, opened));
        --waiting;
        const bool right = co_await PlainSecrets::verify_password(hash, password);
        co_return right;
    }
    void open() { gate_.cancel(); }

    int waiting{};

private:
    asio::steady_timer gate_;
};

struct Outcome {
    int in{};
    int busy{};
    int wrong{};
};

asio::awaitable<void> try_in(services::SignIn& sign_in, hub::ShowPassword shown, Outcome& outcome) {
    hub::Credentials credentials{std::move(shown)};
    const auto admission = co_await sign_in.admit(std::move(credentials));
    if (admission) {
        ++outcome.in;
    } else if (admission.error() == hub::Refusal::busy) {
        ++outcome.busy;
    } else {
        ++outcome.wrong;
    }
}

}  // namespace

TEST_CASE_METHOD(
    support::Gate,
    "strangers may wait in part of the pool only: a coordinator's browser finds room") {
    const hub::Admission before = coordinator();
    clock.advance(std::chrono::minutes{5});
    SlowSecrets slow(loop);
    services::SignIn crowded{{store, vault, slow, numbering, circumstances}, "GB", {}};
    async::TaskGroup tasks(loop.get_executor(), nullptr);
    const auto turns = [&](auto&& until) {
        for (int turn = 0; turn < 10'000 && !until(); ++turn) {
            loop.restart();
            loop.run_one_for(std::chrono::milliseconds{1});
        }
        return until();
    };
    Outcome strangers;
    for (int i = 0; i < 30; ++i) {
        hub::ShowPassword guess{.group = group, .password = "a guess at it", .totp = "123456"};
        guess.number = {"+44770090" + std::to_string(1000 + i)};
        guess.device = "t1_made-up";
        tasks.spawn("stranger", try_in(crowded, guess, strangers));
    }
    REQUIRE(turns([&] { return slow.waiting + strangers.busy == 30; }));
    CHECK(slow.waiting == 16);
    Outcome known;
    hub::ShowPassword right{.group = group,
                            .number = {support::cora},
                            .password = "correct horse",
                            .totp = coras_totp(),
                            .device = before.device};
    tasks.spawn("coordinator", try_in(crowded, right, known));
    REQUIRE(turns([&] { return slow.waiting == 17; }));
    slow.open();
    REQUIRE(turns([&] { return known.in + known.wrong + known.busy == 1 && slow.waiting == 0; }));
    CHECK(known.in == 1);
    REQUIRE(turns([&] { return strangers.wrong == 16; }));
    tasks.cancel();
    support::run(loop, tasks.finished());
}
