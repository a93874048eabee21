#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/chat/telegram/bot.hpp"
#include "adapters/chat/telegram/channel.hpp"
#include "adapters/chat/telegram/intake.hpp"
#include "adapters/chat/telegram/poller.hpp"
#include "adapters/chat/telegram/replies.hpp"
#include "adapters/chat/telegram/webhook.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/list_inbox.hpp"
#include "tests/support/serving.hpp"
#include "tests/telegram/bot_api.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace telegram_test {

inline constexpr std::int64_t ana = 7001;
inline constexpr std::int64_t bo = 7002;

// The adapter as a hub joins it, before the Bot API of this folder.
struct Bench {
    static constexpr const char* secret = "0123456789abcdef";

    Bench();
    ~Bench();
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    telegram::Settings settings() const;
    // Another Bot API than ours, at this address.
    void connect(const telegram::Settings& settings);

    hub::HandedOver hand_over(std::int64_t to,
                              const std::string& text,
                              std::vector<hub::Choice> choices = {},
                              const std::string& replaces = {});
    // The webhook, on our own server, told to Telegram by hand.
    void open_webhook();
    std::vector<unsigned> call_webhook();
    void start_polling();
    void stop_polling();
    void until(const std::function<bool()>& holds);
    std::vector<std::string> heard() const;  // the words in the inbox, in order

    boost::asio::io_context loop{};
    BotApi api{loop.get_executor()};
    http::Routes routes{};
    std::unique_ptr<support::Serving> serving{};
    support::ListInbox inbox{};
    support::FixedClock clock{hub::TimePoint{std::chrono::hours{1000}}};
    std::vector<std::string> escaped{};
    bool has_lease{true};
    int lease_asked{};

    std::unique_ptr<telegram::Bot> bot{};
    std::unique_ptr<async::TaskGroup> tasks{};
    std::unique_ptr<telegram::Replies> replies{};
    std::unique_ptr<telegram::Intake> intake{};
    std::unique_ptr<telegram::Channel> channel{};
    std::unique_ptr<telegram::Webhook> webhook{};
    std::unique_ptr<telegram::Poller> poller{};

private:
    boost::asio::awaitable<bool> holds_lease();
    void disconnect();
    std::unique_ptr<async::TaskGroup> group();

    std::unique_ptr<async::TaskGroup> polling_{};
};

}  // namespace telegram_test
