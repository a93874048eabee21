#include "adapters/web/api/turnstile.hpp"

#include "tests/support/fakes.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using web::source_of;

namespace {

const std::vector<std::string> proxies{"127.0.0.1", "::1"};

http::Request from(const std::string& source) {
    return {.headers = {{"X-Forwarded-For", source}}, .peer = "127.0.0.1"};
}

struct Gate {
    support::FixedClock clock{hub::TimePoint{std::chrono::hours{500'000}}};
    web::Turnstile turnstile{clock, proxies};

    int let_in(const http::Request& request, int tries) {
        int count = 0;
        for (int i = 0; i < tries; ++i) count += turnstile.lets_in(request) ? 1 : 0;
        return count;
    }
    static http::Request known(http::Request request) {
        request.headers.push_back({"Cookie", "__Host-aidhub-device=anything"});
        return request;
    }
};

}  // namespace

TEST_CASE("a source is who connects, or whom our own proxy names last") {
    CHECK(source_of({.peer = "203.0.113.9"}, proxies) == "203.0.113.9");
    CHECK(source_of(from("203.0.113.9"), proxies) == "203.0.113.9");
    CHECK(source_of(from("10.0.0.1, 198.51.100.1 , 203.0.113.9 "), proxies) == "203.0.113.9");
    const http::Request claims{.headers = {{"X-Forwarded-For", "198.51.100.1"}},
                               .peer = "203.0.113.9"};
    CHECK(source_of(claims, proxies) == "203.0.113.9");
    const http::Request twice{
        .headers = {{"X-Forwarded-For", "198.51.100.1"}, {"x-forwarded-for", "203.0.113.9"}},
        .peer = "::1"};
    CHECK(source_of(twice, proxies) == "203.0.113.9");
}

TEST_CASE("an address of IPv6 counts as its network") {
    CHECK(source_of(from("2001:db8:1:2:3:4:5:6"), proxies) == "2001:db8:1:2::/64");
    CHECK(source_of(from("2001:db8:1:2::ffff"), proxies) == "2001:db8:1:2::/64");
    CHECK(source_of(from("::ffff:203.0.113.9"), proxies) == "203.0.113.9");
}

TEST_CASE("what is no address is no source") {
    for (const char* words :
         {"", "unknown", "203.0.113.9,", "203.0.113.9:80", "_hidden", "a, b", "1.2.3"}) {
        CAPTURE(words);
        CHECK(source_of(from(words), proxies).empty());
    }
    CHECK(source_of({.peer = "127.0.0.1"}, proxies).empty());
}

TEST_CASE_METHOD(
    Gate, "one source has its share, with any cookie it makes up, and leaves others theirs") {
    CHECK(let_in(known(from("203.0.113.9")), 100) == 20);
    CHECK(let_in(from("203.0.113.9"), 100) == 0);
    CHECK(let_in(from("203.0.113.10"), 5) == 5);
    clock.advance(std::chrono::seconds{30});
    CHECK(let_in(from("203.0.113.9"), 100) == 10);
}

TEST_CASE_METHOD(Gate,
                 "many sources together leave the way free for browsers that a coordinator uses") {
    int strangers = 0;
    for (int i = 0; i < 100; ++i) strangers += let_in(from("203.0.113." + std::to_string(i)), 1);
    CHECK(strangers == 40);
    CHECK(let_in(known(from("198.51.100.1")), 5) == 5);
    CHECK(let_in({.peer = "127.0.0.1"}, 5) == 0);  // nobody knows from where
    clock.advance(std::chrono::seconds{1});
    CHECK(let_in(from("198.51.100.2"), 10) == 4);
}

TEST_CASE_METHOD(Gate, "only so many sources are remembered, and those that rested are forgotten") {
    const auto source = [](int i) {
        return known(from("10." + std::to_string(i / 65536) + "." + std::to_string(i / 256 % 256) +
                          "." + std::to_string(i % 256)));
    };
    const int most = static_cast<int>(web::Turnstile::max_sources);
    for (int i = 0; i < most + 5; ++i) CHECK(let_in(source(i), 1) == 1);
    CHECK(turnstile.sources() == web::Turnstile::max_sources);
    CHECK(let_in(source(0), 100) == 19);
    clock.advance(std::chrono::seconds{3});
    CHECK(let_in(source(most), 1) == 1);
    CHECK(turnstile.sources() == 2);
}
