#include "adapters/chat/telegram/webhook.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/chat/telegram/calls.hpp"
#include "adapters/http/client.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace telegram {

namespace {

constexpr std::chrono::seconds first_pause{1};
constexpr std::chrono::seconds longest_pause{60};

http::Response try_again() {
    http::Response response = http::problem(503, "not stored: try again", "");
    response.headers.push_back(http::Header{"Retry-After", "2"});
    return response;
}

boost::asio::awaitable<bool> is_registered(Bot& bot) {
    std::string body = set_webhook(bot.settings().webhook, bot.settings().secret);
    try {
        const Answer answer =
            co_await bot.call("setWebhook", std::move(body), bot.settings().request_limit);
        if (!answer.ok) spdlog::warn("telegram refuses the webhook status={}", answer.status);
        co_return answer.ok;
    } catch (const http::ClientError& error) {
        spdlog::warn("telegram not reached reason={}", error.what());
        co_return false;
    }
}

}  // namespace

Webhook::Webhook(const Settings& settings, Intake& intake)
    : secret_{settings.secret}, intake_{intake} {
    check(settings);
}

boost::asio::awaitable<http::Response> Webhook::answer(http::Request request) {
    const auto shown = request.header("X-Telegram-Bot-Api-Secret-Token");
    if (secret_.empty() || !shown || !http::equal_secret(*shown, secret_))
        co_return http::problem(401, "the secret is wrong", "");
    auto update = read_update(request.body);
    if (!update) co_return http::problem(400, update.error().sentence, update.error().path);
    const Intake::Outcome outcome = co_await intake_.take(std::move(*update));
    if (outcome == Intake::Outcome::not_stored) co_return try_again();
    co_return http::Response{};
}

boost::asio::awaitable<void> register_webhook(Bot& bot) {
    if (bot.settings().webhook.empty()) co_return;
    std::chrono::seconds pause = first_pause;
    for (;;) {
        const bool done = co_await is_registered(bot);
        if (done) co_return;
        co_await async::pause(std::max(pause, bot.silence()));
        pause = std::min(pause * 2, longest_pause);
    }
}

}  // namespace telegram
