#include "adapters/chat/telegram/channel.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/chat/telegram/calls.hpp"
#include "adapters/http/client.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace telegram {

namespace {

using hub::HandedOver;
using Outcome = hub::HandedOver::Outcome;
using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

// What is left of a hand-over's time for giving up: a second, or a quarter when it is short.
constexpr milliseconds giving_up{1000};
constexpr milliseconds longest_edit{2000};
constexpr std::chrono::seconds usual_delay{10};

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool is_fine(const hub::Choice& choice) {
    return !choice.label.empty() && !choice.says.empty() && choice.says.size() <= longest_choice;
}

std::optional<HandedOver> refused_at_once(const hub::Parcel& parcel) {
    const auto refused = [](const char* reason) {
        return HandedOver{Outcome::refused, reason, {}, 0, {}};
    };
    if (!is_private_chat(parcel.to.reveal)) return refused("not one private chat");
    if (is_blank(parcel.text.reveal)) return refused("no text");
    if (utf16_units(parcel.text.reveal) > longest_text) return refused("too long");
    if (!std::ranges::all_of(parcel.choices, is_fine))
        return refused("a choice cannot be a button");
    return std::nullopt;
}

HandedOver outcome_of(const http::ClientError& error) {
    if (error.progress == http::Progress::not_sent)
        return {Outcome::later, "telegram not reached", usual_delay, 0, {}};
    return {Outcome::unknown, "no answer", {}, 0, {}};
}

milliseconds until(Steady::time_point deadline) {
    return std::chrono::duration_cast<milliseconds>(deadline - Steady::now());
}

}  // namespace

boost::asio::awaitable<HandedOver> Channel::hand_over(hub::Parcel parcel) {
    if (const auto refused = refused_at_once(parcel)) co_return *refused;
    try {
        co_return co_await hand_over_in_turn(std::move(parcel));
    } catch (const http::ClientError& error) {
        co_return outcome_of(error);
    } catch (const boost::system::system_error&) {
        co_return HandedOver{Outcome::unknown, "interrupted", {}, 0, {}};
    }
}

boost::asio::awaitable<HandedOver> Channel::hand_over_in_turn(hub::Parcel parcel) {
    if (const auto later = put_off()) co_return *later;
    const auto deadline = Steady::now() + parcel.limit - std::min(giving_up, parcel.limit / 4);
    const std::string& chat = parcel.to.reveal;
    const auto wait = bot_.turn(chat, std::min(patience, parcel.limit / 4));
    if (!wait) co_return HandedOver{Outcome::later, "no turn", std::chrono::seconds{2}, 0, {}};
    if (wait->count() > 0) co_await async::pause(*wait);
    const milliseconds edit_limit = std::min(longest_edit, until(deadline) / 4);
    co_await take_buttons_away(chat, parcel.replaces, edit_limit);
    if (const auto later = put_off()) co_return *later;  // somebody was told so meanwhile
    const milliseconds limit = std::min(bot_.settings().request_limit, until(deadline));
    std::string body = send_message(chat, parcel.text.reveal, parcel.choices);
    const Answer answer = co_await bot_.call("sendMessage", std::move(body), limit);
    co_return telegram::outcome_of(answer, chat);
}

std::optional<HandedOver> Channel::put_off() const {
    const std::chrono::seconds silence = bot_.silence();
    if (silence.count() == 0) return std::nullopt;
    return HandedOver{Outcome::later, "429", silence, 0, {}};
}

// The words of the earlier message stay: only its question is over.
boost::asio::awaitable<void> Channel::take_buttons_away(std::string chat,
                                                        std::string reference,
                                                        milliseconds limit) {
    const std::int64_t message = message_of(reference, chat);
    if (message == 0) co_return;
    std::string body = edit_buttons(chat, message);
    try {
        co_await bot_.call("editMessageReplyMarkup", std::move(body), limit);
    } catch (const http::ClientError&) {
        co_return;  // the text that follows is what matters
    }
}

}  // namespace telegram
