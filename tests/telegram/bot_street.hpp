#pragma once

#include "tests/end_to_end/gateway.hpp"
#include "tests/end_to_end/street.hpp"
#include "tests/support/hub_process.hpp"
#include "tests/support/redis_server.hpp"
#include "tests/telegram/bot_server.hpp"

#include <memory>
#include <string>
#include <vector>

namespace telegram_test {

inline constexpr std::int64_t rosa = 8100;  // asks
inline constexpr std::int64_t ann = 8101;   // help
inline constexpr std::int64_t bob = 8102;
inline constexpr const char* cem = "+447700900103";  // is only on the telephone

enum class WayIn { asks, is_called };

// The real hub with the bot, a text gateway, and a group that is on both.
class BotStreet {
public:
    explicit BotStreet(WayIn way);

    BotServer bot{};
    end_to_end::Gateway gateway{};
    support::RedisServer redis{
        {"--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"}};
    support::TemporaryFolder data{};
    support::TemporaryFolder other_data{};
    std::unique_ptr<support::HubProcess> hub{};
    std::unique_ptr<support::HubProcess> other{};

    void start();
    void start_other();
    // They write to the bot first: a bot may not begin.
    void add_helper(std::int64_t person, const std::string& name);
    // With everything that is needed for an offer.
    void ask_for_shopping(std::int64_t person);
    void tap(std::int64_t person, const Shown& message, std::size_t row);
    // Says it, and brings it where the hub is called.
    std::int64_t says(std::int64_t person, const std::string& text);
    end_to_end::SmsPhone phone(const std::string& number) { return {gateway, number}; }

    static constexpr const char* secret = "0123456789abcdef";

private:
    void bring();
    WayIn way_;
    support::Variables settings_{};
};

}  // namespace telegram_test
