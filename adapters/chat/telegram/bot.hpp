#pragma once

#include "adapters/chat/telegram/answer.hpp"
#include "adapters/chat/telegram/pace.hpp"
#include "adapters/chat/telegram/settings.hpp"
#include "adapters/http/client.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace telegram {

// The Bot API as one bot sees it: what all parts of this adapter share on a node. When Telegram
// says "too many requests" the whole bot is silent for as long as it asks.
class Bot {
public:
    // Throws std::invalid_argument for settings that cannot work.
    explicit Bot(Settings settings);

    const Settings& settings() const { return settings_; }

    // One call; `body` is its fields as JSON. Throws http::ClientError, and system_error when
    // cancelled; what Telegram answers is an Answer, whatever it says.
    boost::asio::awaitable<Answer> call(std::string method,
                                        std::string body,
                                        std::chrono::milliseconds limit,
                                        std::size_t longest_answer = usual_answer);

    // For how long nothing is to be sent, rounded up; 0: go on.
    std::chrono::seconds silence() const;

    // How long a message to the chat waits for its turn. Nothing, and no turn, when that is longer
    // than `patience`.
    std::optional<std::chrono::milliseconds> turn(const std::string& chat,
                                                  std::chrono::milliseconds patience);

    static constexpr std::size_t usual_answer = 64UL * 1024;

private:
    Settings settings_;
    http::Url url_;
    Pace pace_;
    std::chrono::steady_clock::time_point silent_until_{};
};

}  // namespace telegram
