#include "adapters/chat/telegram/bot.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace telegram {

namespace {

using Steady = std::chrono::steady_clock;

// "http://host/prefix/" -> "/prefix"
http::Url without_last_slash(http::Url url) {
    if (url.target.ends_with('/')) url.target.pop_back();
    return url;
}

Settings checked(Settings settings) {
    check(settings);
    return settings;
}

}  // namespace

Bot::Bot(Settings settings)
    : settings_{checked(std::move(settings))},
      url_{without_last_slash(http::parse_url(settings_.api))},
      pace_{settings_.message_every, settings_.messages_a_second} {}

boost::asio::awaitable<Answer> Bot::call(std::string method,
                                         std::string body,
                                         std::chrono::milliseconds limit,
                                         std::size_t longest_answer) {
    http::Url url = url_;
    url.target += "/bot" + settings_.token + "/" + method;
    http::Request request;
    request.method = "POST";
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = std::move(body);
    http::ClientSettings client;
    client.limit = limit;
    client.max_body = longest_answer;
    http::Response response = co_await http::send(url, request, client);
    Answer answer = read_answer(response.status, std::move(response.body));
    if (answer.status == 429) {
        silent_until_ = std::max(silent_until_, Steady::now() + answer.retry_after);
        spdlog::warn(
            "telegram asks for silence method={} seconds={}", method, answer.retry_after.count());
    }
    co_return answer;
}

std::chrono::seconds Bot::silence() const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(silent_until_ - Steady::now());
    return std::max(left, std::chrono::seconds{0});
}

std::optional<std::chrono::milliseconds> Bot::turn(const std::string& chat,
                                                   std::chrono::milliseconds patience) {
    const auto now = Steady::now();
    const auto at = pace_.room(chat, now, patience);
    if (!at) return std::nullopt;
    return std::chrono::ceil<std::chrono::milliseconds>(*at - now);
}

}  // namespace telegram
