#include "hub/rules/devices.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

// RFC 8291, appendix A.
hub::AddDevice subscription() {
    return {.endpoint = "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
            .key =
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-"
                "AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            .secret = "BTBZMqHH6r4Tts7J_aSIgg"};
}

bool with_endpoint(std::string endpoint) {
    hub::AddDevice device = subscription();
    device.endpoint = std::move(endpoint);
    return rules::is_subscription(device);
}

bool with_key(std::string key) {
    hub::AddDevice device = subscription();
    device.key = std::move(key);
    return rules::is_subscription(device);
}

bool with_secret(std::string secret) {
    hub::AddDevice device = subscription();
    device.secret = std::move(secret);
    return rules::is_subscription(device);
}

}  // namespace

TEST_CASE("a browser's subscription is taken as browsers give it, padded or not") {
    CHECK(rules::is_subscription(subscription()));
    CHECK(with_key(subscription().key + "="));
    CHECK(with_secret(subscription().secret + "=="));
    CHECK_FALSE(rules::is_subscription({}));
}

TEST_CASE("a device is pushed to over https alone") {
    CHECK(with_endpoint("https://localhost:8443/notify/1"));
    for (const char* bad : {"",
                            "https://",
                            "https:///push",
                            "http://push.example.net/1",
                            "HTTPS://push.example.net/1",
                            "ftp://push.example.net/1",
                            "https://push.example.net/a b",
                            "https://push.example.net/\r\nHost: inside",
                            "https://push.example.net/\xc3\xa9",
                            "javascript:alert(1)"}) {
        INFO(bad);
        CHECK_FALSE(with_endpoint(bad));
    }
    const std::string start = "https://push.example.net/";
    CHECK(with_endpoint(start + std::string(rules::longest_endpoint - start.size(), 'a')));
    CHECK_FALSE(
        with_endpoint(start + std::string(rules::longest_endpoint - start.size() + 1, 'a')));
}

TEST_CASE("a key has the form of a point, and a secret 16 bytes") {
    const std::string key = subscription().key;
    CHECK_FALSE(with_key(""));
    CHECK_FALSE(with_key(key.substr(1)));
    CHECK_FALSE(with_key(key + "A"));
    CHECK_FALSE(with_key(key + "=="));
    CHECK_FALSE(with_key("A" + key.substr(1)));   // another first byte than 4
    CHECK_FALSE(with_key("BQ" + key.substr(2)));  // 5
    CHECK_FALSE(with_key(key.substr(0, 86) + "+"));
    CHECK_FALSE(with_key(key.substr(0, 86) + "\xc3"));
    const std::string secret = subscription().secret;
    CHECK_FALSE(with_secret(""));
    CHECK_FALSE(with_secret(secret.substr(1)));
    CHECK_FALSE(with_secret(secret + "A"));
    CHECK_FALSE(with_secret(secret + "="));
    CHECK_FALSE(with_secret(secret + "AA"));
    CHECK_FALSE(with_secret("=" + secret.substr(1)));
}

TEST_CASE("a browser belongs to who added it, and passes over only to who shows its secret") {
    const hub::TimePoint now{std::chrono::hours{500'000}};
    const hub::DeviceId id{"d"};
    const auto added = rules::add_device({}, id, {"ana"}, subscription(), now);
    REQUIRE(added.has_value());
    REQUIRE(added->puts.size() == 1);
    const hub::Versioned<hub::Device> anas{std::get<hub::Device>(added->puts.front()), 1};
    CHECK(anas.value.person.text == "ana");
    CHECK(rules::add_device(anas, id, {"ana"}, subscription(), now).has_value());
    const auto moved = rules::add_device(anas, id, {"bo"}, subscription(), now);
    REQUIRE(moved.has_value());
    CHECK(std::get<hub::Device>(moved->puts.front()).person.text == "bo");
    hub::AddDevice guessed = subscription();
    guessed.secret = "CTBZMqHH6r4Tts7J_aSIgg";
    CHECK(rules::add_device(anas, id, {"bo"}, guessed, now).error() == hub::Refusal::not_allowed);
    CHECK(rules::add_device(anas, id, {"ana"}, guessed, now).has_value());
    guessed.secret = "";
    CHECK(rules::add_device({}, id, {"bo"}, guessed, now).error() == hub::Refusal::invalid);
}

TEST_CASE("nobody takes away another's browser, and it is not told whether there is one") {
    const hub::TimePoint now{std::chrono::hours{500'000}};
    const hub::Versioned<hub::Device> anas{hub::Device{.id = {"d"}, .person = {"ana"}}, 1};
    CHECK(rules::remove_device(anas, {"bo"}, now).erases.empty());
    CHECK(rules::remove_device({}, {"bo"}, now).erases.empty());
    CHECK(rules::remove_device(anas, {"ana"}, now).erases.size() == 1);
}
