#pragma once

#include "adapters/http/server.hpp"
#include "tests/telegram/chats.hpp"
#include "tests/telegram/parameters.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace telegram_test {

// What goes wrong with the next call of this method ("" any).
struct Fault {
    enum class Kind {
        answers,         // with `status`, and does nothing
        hangs,           // does nothing
        takes_and_hangs  // does what was asked, and nobody hears of it
    };
    Kind kind{Kind::answers};
    unsigned status{500};
    int retry_after{};  // seconds, of a 429
    std::string method{"sendMessage"};
};

// The part of the Bot API that the hub uses, as Telegram describes it and stricter: every field is
// looked at, and what it does not know is a violation. Proven by bot libraries that are not ours
// (tests/peers/telegram).
class BotApi final : public http::Handler {
public:
    static constexpr const char* token = "123456:test-TOKEN_1";

    explicit BotApi(boost::asio::any_io_executor executor) : wake_(std::move(executor)) {
        wake_.expires_at(boost::asio::steady_timer::time_point::max());
    }

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

    // What waits is given to the webhook, in order, until it takes one not. Gives the statuses.
    // What it took is not given again unless `gives_again`.
    boost::asio::awaitable<std::vector<unsigned>> call_webhook();
    // Wakes who waits for updates: after something happened in `chats`.
    void stir() { wake_.cancel(); }

    Chats chats{};
    std::deque<Fault> faults{};
    bool gives_again{};  // updates that were confirmed come again, once each
    std::vector<std::string> violations{};
    std::vector<std::string> calls{};  // methods, in order
    std::string webhook{};
    std::string secret{};
    int conflicts{};  // questions for updates that another one ended

private:
    boost::asio::awaitable<http::Response> perform(std::string method, Parameters& parameters);
    boost::asio::awaitable<std::string> get_updates(Parameters& parameters);
    std::string at_once(const std::string& method, Parameters& parameters);
    std::string send_message(Parameters& parameters);
    std::string edit(Parameters& parameters, std::optional<std::string> text);
    std::string answer_tap(Parameters& parameters);
    std::string set_webhook(Parameters& parameters);
    std::int64_t reachable_chat(Parameters& parameters) const;
    std::optional<Fault> fault_of(const std::string& method);
    void confirm(std::int64_t offset);

    boost::asio::steady_timer wake_;
    int asking_{};  // which question for updates is the latest
    std::deque<Pending> again_{};
};

}  // namespace telegram_test
