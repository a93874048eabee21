#pragma once

#include <chrono>
#include <string>

namespace telegram {

// What the bot itself says, in the language of most who write to it; everything else is the hub's.
struct Words {
    std::string postcode{"I cannot read a place on a map. Please write your postcode."};
    std::string alone{"Please write to me alone: what you need is nobody else's business."};
    std::string moment{
        "One moment, please."};  // a tap that could not be stored yet; Telegram brings it again
};

struct Settings {
    std::string token{};     // of the bot, "123456:ABC-DEF"; empty: there is no bot
    std::string bot_name{};  // its user name, without "@"
    std::string api{"https://api.telegram.org"};
    // true: the hub asks Telegram for what people wrote. false: Telegram calls `webhook_path`.
    bool poll{true};
    // What Telegram shows in its calls: 16 to 128 characters of [A-Za-z0-9_-]. Not for polling.
    std::string secret{};
    // Where Telegram is told to call, "https://help.example.org/gateway/telegram". Empty: it was
    // told by hand.
    std::string webhook{};
    std::chrono::seconds poll_limit{25};            // how long one question for news may wait
    std::chrono::milliseconds request_limit{5000};  // of every other call
    std::chrono::milliseconds message_every{1000};  // to one chat
    int messages_a_second{30};                      // in all
    Words words{};
};

inline constexpr const char* webhook_path = "/gateway/telegram";

bool is_enabled(const Settings& settings);

// Throws std::invalid_argument with one sentence when the bot could not work with these.
void check(const Settings& settings);

}  // namespace telegram
