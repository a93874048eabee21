#include "adapters/chat/telegram/poller.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/chat/telegram/calls.hpp"
#include "adapters/http/client.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace telegram {

namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds at_once{400};
constexpr std::size_t longest_answer = 4UL * 1024 * 1024;

}  // namespace

Poller::Poller(Bot& bot, Intake& intake, HoldsLease holds_lease)
    : Poller(bot, intake, std::move(holds_lease), Pauses{}) {}

Poller::Poller(Bot& bot, Intake& intake, HoldsLease holds_lease, Pauses pauses)
    : bot_(bot), intake_(intake), holds_lease_(std::move(holds_lease)), pauses_(pauses) {}

boost::asio::awaitable<void> Poller::run() {
    for (;;) {
        const bool mine = co_await holds_lease_();
        if (!mine) {
            offset_ = 0;  // what is confirmed is now another's business
            co_await async::pause(pauses_.without_lease);
            continue;
        }
        const Asked asked = co_await ask();
        const milliseconds pause = pause_after(asked);
        if (pause.count() > 0) co_await async::pause(pause);
    }
}

boost::asio::awaitable<Poller::Asked> Poller::ask() {
    const Settings& settings = bot_.settings();
    const auto begun = Steady::now();
    std::string body =
        get_updates(std::exchange(offset_, 0), most_updates, settings.poll_limit.count());
    const milliseconds limit = settings.poll_limit + settings.request_limit;
    try {
        Answer answer = co_await bot_.call("getUpdates", std::move(body), limit, longest_answer);
        if (!answer.ok) co_return co_await clear_way(std::move(answer));
        const Asked asked = co_await take(std::move(answer));
        const bool quick = Steady::now() - begun < at_once;
        co_return asked == Asked::nothing&& quick ? Asked::nothing_at_once : asked;
    } catch (const http::ClientError& error) {
        spdlog::warn("telegram not reached reason={}", error.what());
        co_return Asked::failed;
    }
}

boost::asio::awaitable<Poller::Asked> Poller::take(Answer answer) {
    auto updates = read_updates(answer.body);
    if (!updates) {
        spdlog::warn("telegram answer not understood at={}", updates.error().path);
        co_return Asked::failed;
    }
    std::int64_t last = -1;
    for (ReadUpdate& update : *updates) {
        if (!update) continue;  // without a number: not Telegram's
        last = update->id;
        const Intake::Outcome outcome = co_await intake_.take(std::move(*update));
        if (outcome == Intake::Outcome::not_stored) co_return Asked::failed;
    }
    if (updates->empty()) co_return Asked::nothing;
    offset_ = last + 1;
    co_return last < 0 ? Asked::failed : Asked::something;
}

// 409: a webhook is set, or somebody else asks as well.
boost::asio::awaitable<Poller::Asked> Poller::clear_way(Answer refusal) {
    spdlog::warn("telegram refuses to be asked status={}", refusal.status);
    const bool has_webhook =
        refusal.status == 409 && refusal.description.find("webhook is active") != std::string::npos;
    if (has_webhook) {
        const Answer cleared =
            co_await bot_.call("deleteWebhook", "{}", bot_.settings().request_limit);
        if (cleared.ok) spdlog::info("telegram webhook taken away");
    }
    co_return Asked::failed;
}

milliseconds Poller::pause_after(Asked asked) {
    if (asked != Asked::failed) failing_ = {};
    switch (asked) {
        case Asked::something:
        case Asked::nothing: return milliseconds{0};
        case Asked::nothing_at_once: return pauses_.after_nothing;
        case Asked::failed: break;
    }
    failing_ = std::clamp(failing_ * 2, pauses_.least_after_failure, pauses_.most_after_failure);
    return std::max<milliseconds>(failing_, bot_.silence());
}

}  // namespace telegram
