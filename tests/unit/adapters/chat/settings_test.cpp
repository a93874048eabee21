#include "adapters/chat/telegram/settings.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

namespace {

telegram::Settings good() {
    telegram::Settings settings;
    settings.token = "123456:ABC-def_1";
    settings.bot_name = "aid_bot";
    settings.api = "http://127.0.0.1:8081";
    return settings;
}

bool is_refused(const telegram::Settings& settings) {
    try {
        telegram::check(settings);
        return false;
    } catch (const std::invalid_argument&) {
        return true;
    }
}

}  // namespace

TEST_CASE("a bot is there as soon as it has a token") {
    CHECK_FALSE(telegram::is_enabled({}));
    CHECK(telegram::is_enabled(good()));
    CHECK_FALSE(is_refused(good()));
}

TEST_CASE("a token, name, secret or address that cannot work is refused") {
    auto settings = good();
    settings.token =
        GENERATE(as<std::string>{}, "x", "1:", ":a", "1a:b", "1:a b", "1:a/b", "1:a?b");
    CHECK(is_refused(settings));
    settings = good();
    settings.bot_name = GENERATE(as<std::string>{}, "", "@aid_bot", "aid bot", "a:b");
    CHECK(is_refused(settings));
    settings = good();
    settings.api = GENERATE(as<std::string>{}, "", "ftp://x", "http://x/?a=b", "http://");
    CHECK(is_refused(settings));
}

TEST_CASE("a bot that is called needs a secret, one that asks does not") {
    auto settings = good();
    CHECK_FALSE(is_refused(settings));
    settings.poll = false;
    CHECK(is_refused(settings));
    settings.secret = "0123456789abcde";
    CHECK(is_refused(settings));
    settings.secret = "0123456789abcdef";
    CHECK_FALSE(is_refused(settings));
    settings.secret = "0123456789abcde ";
    CHECK(is_refused(settings));
}
