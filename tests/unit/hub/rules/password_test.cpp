#include "hub/rules/password.hpp"

#include "tests/unit/hub/rules/sign_in_support.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace sign_in_support;

TEST_CASE(
    "from anywhere three tries are free, then each failure doubles the wait up to 15 minutes") {
    CHECK(rules::slow_down(2, false) == 0s);
    CHECK(rules::slow_down(3, false) == 1s);
    CHECK(rules::slow_down(4, false) == 2s);
    CHECK(rules::slow_down(10, false) == 128s);
    CHECK(rules::slow_down(13, false) == 15min);
    CHECK(rules::slow_down(2'000'000'000, false) == 15min);
}

TEST_CASE("from a known browser five tries are free, and no wait is longer than a minute") {
    CHECK(rules::slow_down(4, true) == 0s);
    CHECK(rules::slow_down(5, true) == 1s);
    CHECK(rules::slow_down(2'000'000'000, true) == 1min);
}

namespace {

struct Door : Desk {
    rules::PasswordFile tried{};

    Door() {
        tried.group = file.group;
        tried.person = {{.id = {"cora"}, .roles = {hub::Role::coordinator}}, 1};
        tried.credential = {{.person = {"cora"}, .password = "hash", .devices = {"known"}}, 1};
        tried.number = rules::strikes_of_number({"abcdef"});
        from("");
    }
    void from(const std::string& device) {
        tried.device = device;
        tried.browser = rules::strikes_of_browser(device);
        tried.by_browser = browsers[tried.browser];
    }
    hub::Refusal attempt() {
        const auto counted = rules::count_try(tried, moment());
        if (!counted) return static_cast<hub::Refusal>(counted.error().value());
        keep_strikes(*counted);
        return hub::Refusal::none;
    }
    hub::Result<hub::Changes> enter(int step) {
        const hub::Session session =
            rules::new_session({"cora"}, hub::Proof::two_factors, "cookie", moment());
        auto admitted = rules::admit(tried, step, "new-browser", session, moment());
        if (admitted) keep_strikes(*admitted);
        return admitted;
    }
    void keep_strikes(const hub::Changes& changes) {
        for (const auto& credential : put<hub::Credential>(changes)) {
            tried.credential = {credential, tried.credential.version + 1};
        }
        for (const auto& strikes : put<hub::SignInCode>(changes)) {
            if (strikes.person == tried.number) tried.by_number = {strikes, 1};
            if (strikes.person == tried.browser) tried.by_browser = {strikes, 1};
        }
        for (const auto& erased : changes.erases) {
            if (erased.id == tried.browser.text) tried.by_browser = {};
        }
        browsers[tried.browser] = tried.by_browser;
    }
    std::map<hub::PersonId, hub::Versioned<hub::SignInCode>> browsers{};
};

}  // namespace

TEST_CASE_METHOD(Door,
                 "a hundred tries from anywhere are slowed down, the owner's own browser is not") {
    int looked_at = 0;
    for (int i = 0; i < 100; ++i) {
        if (attempt() == hub::Refusal::none) ++looked_at;
        now += 1s;
    }
    CHECK(looked_at < 12);
    CHECK(attempt() == hub::Refusal::busy);
    from("known");
    CHECK(attempt() == hub::Refusal::none);
    CHECK(enter(100).has_value());
}

TEST_CASE_METHOD(Door, "tries from a known browser are slowed down too, and slow nobody else") {
    from("known");
    int looked_at = 0;
    for (int i = 0; i < 100; ++i) looked_at += attempt() == hub::Refusal::none ? 1 : 0;
    CHECK(looked_at == 5);
    from("");
    CHECK(attempt() == hub::Refusal::none);
}

TEST_CASE_METHOD(Door, "a browser that only says that it is known is as any other") {
    for (int i = 0; i < 3; ++i) {
        from("made-up-" + std::to_string(i));
        CHECK(attempt() == hub::Refusal::none);
    }
    from("made-up-again");
    CHECK(attempt() == hub::Refusal::busy);
}

TEST_CASE_METHOD(Door, "a number without a password is slowed down alike") {
    tried.person = {};
    tried.credential = {};
    for (int i = 0; i < 3; ++i) CHECK(attempt() == hub::Refusal::none);
    CHECK(attempt() == hub::Refusal::busy);
    now += 1s;
    CHECK(attempt() == hub::Refusal::none);
    now += 1s;
    CHECK(attempt() == hub::Refusal::busy);
}

TEST_CASE_METHOD(Door, "a day after the last failure it begins anew, and success ends it at once") {
    for (int i = 0; i < 3; ++i) attempt();
    SECTION("a day") {
        now += 24h;
    }
    SECTION("success") {
        REQUIRE(enter(100).has_value());
        CHECK(tried.credential.value.failures == 0);
    }
    for (int i = 0; i < 3; ++i) CHECK(attempt() == hub::Refusal::none);
}

TEST_CASE_METHOD(Door, "a one-time code is used once, and none from before it either") {
    REQUIRE(enter(100).has_value());
    CHECK(enter(100).error() == hub::Refusal::not_allowed);
    CHECK(enter(99).error() == hub::Refusal::not_allowed);
    CHECK(enter(101).has_value());
}

TEST_CASE_METHOD(
    Door, "a new browser is known from then on, and the owner is told, but not of a known one") {
    const auto first = enter(100);
    REQUIRE(first.has_value());
    REQUIRE(put<hub::OutgoingMessage>(*first).size() == 1);
    CHECK(put<hub::OutgoingMessage>(*first).front().wording.phrase == "new_browser");
    CHECK(put<hub::OutgoingMessage>(*first).front().to == hub::PersonId{"cora"});
    from("new-browser");
    const auto second = enter(101);
    REQUIRE(second.has_value());
    CHECK(put<hub::OutgoingMessage>(*second).empty());
}

TEST_CASE("of many browsers the last eight are known") {
    hub::Credential credential;
    for (int i = 0; i < 20; ++i) rules::know_device(credential, std::to_string(i));
    CHECK(credential.devices.size() == 8);
    CHECK(credential.devices.front() == "12");
    CHECK(credential.devices.back() == "19");
}

TEST_CASE_METHOD(Door, "who is blocked, not known or without a password is not admitted") {
    SECTION("blocked") {
        tried.person.value.blocked = true;
    }
    SECTION("not known") {
        tried.person = {};
    }
    SECTION("no password") {
        tried.credential = {};
    }
    CHECK(enter(100).error() == hub::Refusal::not_allowed);
}
