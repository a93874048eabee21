#include "adapters/chat/telegram/replies.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/chat/telegram/calls.hpp"
#include "adapters/http/client.hpp"

#include <spdlog/spdlog.h>

#include <utility>

namespace telegram {

namespace {

constexpr std::size_t most_groups = 1000;
constexpr std::chrono::milliseconds patience{5000};

// The words with the choice below them; empty when that would be too long or the words are not
// known.
std::string with_choice(const Tapped& tap) {
    if (tap.below.empty()) return {};
    std::string text = tap.below.reveal + "\n\n> " + tap.says.reveal;
    return utf16_units(text) <= longest_text ? text : std::string{};
}

}  // namespace

void Replies::taken(Tapped tap) {
    spawn(answer_and_show(std::move(tap)));
}

void Replies::answer_tap(std::string query, std::string words) {
    spawn(call("answerCallbackQuery", telegram::answer_tap(query, words)));
}

void Replies::say(std::string chat, std::string words) {
    std::string body = send_message(chat, words, {});
    spawn(speak(std::move(chat), std::move(body)));
}

void Replies::ask_to_write_alone(std::string group) {
    if (asked_groups_.size() >= most_groups) asked_groups_.clear();
    if (asked_groups_.insert(group).second) say(std::move(group), bot_.settings().words.alone);
}

boost::asio::awaitable<void> Replies::answer_and_show(Tapped tap) {
    std::string answer = telegram::answer_tap(tap.query, tap.says.reveal);
    co_await call("answerCallbackQuery", std::move(answer));
    const std::string text = with_choice(tap);
    const bool shows = !text.empty();
    std::string edit = shows ? edit_text(tap.chat.reveal, tap.message, text)
                             : edit_buttons(tap.chat.reveal, tap.message);
    co_await call(shows ? "editMessageText" : "editMessageReplyMarkup", std::move(edit));
}

boost::asio::awaitable<void> Replies::speak(std::string chat, std::string body) {
    const auto wait = bot_.turn(chat, patience);
    if (!wait) co_return;
    co_await async::pause(*wait);
    co_await call("sendMessage", std::move(body));
}

boost::asio::awaitable<void> Replies::call(std::string method, std::string body) {
    if (bot_.silence() > longest_silence) co_return;
    while (bot_.silence().count() > 0) co_await async::pause(bot_.silence());
    try {
        const Answer answer =
            co_await bot_.call(method, std::move(body), bot_.settings().request_limit);
        if (!answer.ok)
            spdlog::info("telegram reply refused method={} status={}", method, answer.status);
    } catch (const http::ClientError&) {
        spdlog::info("telegram reply not delivered method={}", method);
    }
}

void Replies::spawn(boost::asio::awaitable<void> task) {
    if (under_way_ >= most_under_way) {
        spdlog::warn("telegram reply left out under_way={}", under_way_);
        return;
    }
    ++under_way_;
    tasks_.spawn("telegram reply", counted(std::move(task)));
}

// Also when it is cancelled or throws.
boost::asio::awaitable<void> Replies::counted(boost::asio::awaitable<void> task) {
    struct Count {
        std::size_t& under_way;
        ~Count() { --under_way; }
    } count{under_way_};
    co_await std::move(task);
}

}  // namespace telegram
