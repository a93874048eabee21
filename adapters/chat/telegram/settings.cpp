#include "adapters/chat/telegram/settings.hpp"

#include "adapters/http/client.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace telegram {

namespace {

bool is_plain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_';
}

bool is_plain_or_dash(char letter) {
    return is_plain(letter) || letter == '-';
}

// "123456:ABC-DEF": a number, a colon, and what stands in a URL without escapes.
bool is_token(std::string_view token) {
    const std::size_t colon = token.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 20 || token.size() > 200)
        return false;
    const std::string_view secret = token.substr(colon + 1);
    return token.substr(0, colon).find_first_not_of("0123456789") == std::string_view::npos &&
           !secret.empty() && std::ranges::all_of(secret, is_plain_or_dash);
}

bool is_secret(std::string_view secret) {
    return secret.size() >= 16 && secret.size() <= 128 &&
           std::ranges::all_of(secret, is_plain_or_dash);
}

bool is_short_text(std::string_view text) {
    return !text.empty() && text.size() <= 200;  // Telegram's limit for the answer to a tap
}

void require(bool holds, const char* sentence) {
    if (!holds) throw std::invalid_argument(sentence);
}

}  // namespace

bool is_enabled(const Settings& settings) {
    return !settings.token.empty();
}

void check(const Settings& settings) {
    require(is_token(settings.token),
            "the bot's token must be as Telegram gives it: 123456:ABC-DEF");
    require(!settings.bot_name.empty() && settings.bot_name.size() <= 32 &&
                std::ranges::all_of(settings.bot_name, is_plain),
            "the bot's name must be its user name, without @");
    require(settings.poll || is_secret(settings.secret),
            "the bot's secret must be 16 to 128 characters of A-Z, a-z, 0-9, _ and -");
    require(http::parse_url(settings.api).target.find('?') == std::string::npos,
            "the address of the bot's API must not have a query");
    require(settings.messages_a_second >= 1 && settings.message_every.count() >= 0,
            "the bot must be allowed to send at least one message a second");
    require(is_short_text(settings.words.postcode) && is_short_text(settings.words.alone) &&
                is_short_text(settings.words.moment),
            "what the bot says itself must be 1 to 200 bytes");
}

}  // namespace telegram
