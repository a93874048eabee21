#include "adapters/sms/kannel/settings.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

namespace {

kannel::Settings good() {
    kannel::Settings settings;
    settings.password = "pass";
    settings.secret = "0123456789abcdef";
    return settings;
}

}  // namespace

TEST_CASE("settings that can work are accepted") {
    CHECK_NOTHROW(kannel::check(good()));
}

TEST_CASE("a secret that is short, missing or needs escapes in a URL is refused") {
    for (const char* secret :
         {"", "short", "0123456789abcde%", "0123456789 abcdef", "0123456789&abcdef"}) {
        kannel::Settings settings = good();
        settings.secret = secret;
        CHECK_THROWS_AS(kannel::check(settings), std::invalid_argument);
    }
}

TEST_CASE("addresses that cannot be used are refused") {
    for (const char* address :
         {"", "ftp://127.0.0.1/", "127.0.0.1:80", "http://127.0.0.1/cgi-bin/sendsms?x=1"}) {
        kannel::Settings settings = good();
        settings.sendsms = address;
        CHECK_THROWS_AS(kannel::check(settings), std::invalid_argument);
    }
    kannel::Settings settings = good();
    settings.reports_to = "http://127.0.0.1:8080/somewhere";
    CHECK_THROWS_AS(kannel::check(settings), std::invalid_argument);
}

TEST_CASE("beginnings of numbers are a plus and digits") {
    kannel::Settings given = good();
    given.send_to = {"+44", "+353"};
    CHECK_NOTHROW(kannel::check(given));
    for (const char* bad : {"", "+", "44", "+4x", "0044", "+44 7", "+12345678901234567"}) {
        given.send_to = {bad};
        CHECK_THROWS_AS(kannel::check(given), std::invalid_argument);
    }
}

TEST_CASE("a gateway without user, password or a number of parts is refused") {
    kannel::Settings settings = good();
    settings.password.clear();
    CHECK_THROWS_AS(kannel::check(settings), std::invalid_argument);
    settings = good();
    settings.username.clear();
    CHECK_THROWS_AS(kannel::check(settings), std::invalid_argument);
    settings = good();
    settings.most_parts = 0;
    CHECK_THROWS_AS(kannel::check(settings), std::invalid_argument);
}
