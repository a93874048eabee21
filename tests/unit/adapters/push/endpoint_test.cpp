#include "adapters/push/endpoint.hpp"

#include "tests/unit/adapters/push/examples.hpp"

#include <catch2/catch.hpp>

#include <string>

using push_examples::subscription_at;

TEST_CASE("a subscription of a browser is taken") {
    for (const char* endpoint : {"https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk",
                                 "https://fcm.googleapis.com/fcm/send/abc:def",
                                 "https://web.push.apple.com:443/QGuQyavXutnMH",
                                 "https://wns2-par02p.notify.windows.com/w/?token=BQYA%2bx"}) {
        INFO(endpoint);
        CHECK_FALSE(push::problem_with(subscription_at(endpoint), false));
    }
}

TEST_CASE("an endpoint that leads elsewhere than to a push service is refused at once") {
    for (const char* endpoint : {"",
                                 "x",
                                 "http://push.example/x",
                                 "gopher://push.example/x",
                                 "file:///etc/passwd",
                                 "https://push.example:8443/x",
                                 "https://push.example:80/x",
                                 "https://me@push.example/x",
                                 "https://push.example@127.0.0.1/x",
                                 "https://push.example/x#y",
                                 "https://push.example/x\r\nX: y",
                                 "http://127.0.0.1:6379/",
                                 "https://127.0.0.1/",
                                 "https://127.0.0.1./",
                                 "https://10.0.0.1/",
                                 "https://169.254.169.254/latest",
                                 "https://8.8.8.8/x",
                                 "https://[::1]/",
                                 "https://[::ffff:127.0.0.1]/",
                                 "https://[fe80::1]/",
                                 "https://2130706433/",
                                 "https://0177.0.0.1/",
                                 "https://0x7f000001/",
                                 "https://127.0.0.0x1/",
                                 "https://127.1/",
                                 "https://localhost/",
                                 "https://redis/"}) {
        INFO(endpoint);
        CHECK(push::problem_with(subscription_at(endpoint), false));
    }
    CHECK(
        push::problem_with(subscription_at("https://a.example/" + std::string(1024, 'x')), false));
}

TEST_CASE("the tests' setting opens loopback and nothing else") {
    CHECK_FALSE(push::problem_with(subscription_at("http://127.0.0.1:8080/x"), true));
    CHECK_FALSE(push::problem_with(subscription_at("https://localhost:8443/x"), true));
    CHECK(push::problem_with(subscription_at("http://10.0.0.1/x"), true));
    CHECK(push::problem_with(subscription_at("http://push.example/x"), true));
    CHECK(push::problem_with(subscription_at("https://push.example:8443/x"), true));
}

TEST_CASE("addresses are looked at again at connecting") {
    const auto at = [](const char* text) { return boost::asio::ip::make_address(text); };
    CHECK(push::may_push_to(at("1.1.1.1"), false));
    for (const char* inside : {"127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3", "169.254.1.1"})
        CHECK_FALSE(push::may_push_to(at(inside), false));
    CHECK(push::may_push_to(at("127.0.0.1"), true));
    CHECK_FALSE(push::may_push_to(at("10.1.2.3"), true));
}

TEST_CASE("keys and secrets of a subscription are looked at") {
    const auto good = subscription_at("https://push.example/x");
    auto changed = good;
    changed.p256dh += "=";
    changed.auth += "==";
    CHECK_FALSE(push::problem_with(changed, false));  // padded by some
    for (const char* bad : {"", "AAAA", "no base64!", "BCVx"}) {
        changed = good;
        changed.p256dh = bad;
        CHECK(push::problem_with(changed, false));
        changed = good;
        changed.auth = bad;
        CHECK(push::problem_with(changed, false));
    }
}
