#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/http/server.hpp"
#include "tests/telegram/bot_api.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <cstdint>
#include <future>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace telegram_test {

// The Bot API on a thread of its own, for hubs that run as programs.
class BotServer {
public:
    BotServer();
    ~BotServer();
    BotServer(const BotServer&) = delete;
    BotServer& operator=(const BotServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }

    // What `look` gives, on the server's thread; updates that it made are noticed.
    template <class Look>
    auto with(Look look) {
        std::promise<decltype(look(api_))> seen;
        boost::asio::post(loop_, [&] {
            seen.set_value(look(api_));
            api_.stir();
        });
        return seen.get_future().get();
    }
    std::int64_t says(std::int64_t person, const std::string& text);
    // All that the bot said in a chat.
    std::vector<std::string> texts(std::int64_t chat);
    // The next one after the last one found that holds these words; those between are passed over.
    std::string wait_for(std::int64_t chat, const std::string& words);
    // The bot's message that offers choices now; waits for it.
    Shown wait_for_buttons(std::int64_t chat);
    // Gives what waits to the webhook; the statuses.
    std::vector<unsigned> call_webhook();

private:
    boost::asio::awaitable<void> bring(std::promise<std::vector<unsigned>>& done);

    boost::asio::io_context loop_{};
    BotApi api_{loop_.get_executor()};
    http::Routes routes_{};
    http::Server server_;
    async::TaskGroup tasks_;
    std::map<std::int64_t, std::size_t> read_{};
    std::thread thread_{};
};

}  // namespace telegram_test
