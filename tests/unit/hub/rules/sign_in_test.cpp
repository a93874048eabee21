#include "hub/rules/sign_in.hpp"

#include "tests/unit/hub/rules/sign_in_support.hpp"

#include <catch2/catch.hpp>

using namespace sign_in_support;

namespace {

bool sends_code(const hub::Changes& changes) {
    const auto messages = put<hub::OutgoingMessage>(changes);
    return !messages.empty() && messages.front().wording.phrase == "sign_in_code";
}

// What is refused costs a commit, and says nothing to anybody.
bool is_blank(const hub::Changes& changes) {
    return put<hub::SignInCode>(changes).size() == 1 && changes.events.empty() &&
           put<hub::SignInCode>(changes).front().person == rules::nobody;
}

}  // namespace

TEST_CASE_METHOD(Desk, "a code goes to who is known, at once and for ten minutes") {
    const hub::Changes changes = ask();
    REQUIRE(sends_code(changes));
    const auto message = put<hub::OutgoingMessage>(changes).front();
    CHECK(message.to == hub::PersonId{"ana"});
    CHECK(message.purpose == hub::Purpose::news);  // passes quiet hours, no STOP
    CHECK(message.useful_until == noon + 10min);
    CHECK(message.wording.values.at("code") == "123456");
    CHECK(file.code.value.fingerprint == "print");
    CHECK(file.code.value.expires_at == noon + 10min);
}

TEST_CASE_METHOD(Desk, "nobody else gets a code, and the commit is one all the same") {
    bool stopped = false;
    SECTION("who is not known") {
        file.person = {};
    }
    SECTION("who is blocked") {
        file.person.value.blocked = true;
    }
    SECTION("who said STOP") {
        file.person.value.stopped = true;
    }
    SECTION("whose address said STOP") {
        stopped = true;
    }
    SECTION("who only runs the queue: that needs two factors") {
        file.person.value.roles = {hub::Role::coordinator, hub::Role::duty_coordinator};
    }
    CHECK(is_blank(ask(stopped)));
}

TEST_CASE_METHOD(Desk, "of a group that is not there nothing is written") {
    file.group = {};
    CHECK(ask().empty());
    CHECK(show("browser", "print").changes.empty());
}

TEST_CASE_METHOD(Desk, "three codes in an hour, and three in the next") {
    for (int i = 0; i < 3; ++i) CHECK(sends_code(ask()));
    CHECK(is_blank(ask()));
    now += 59min;
    CHECK(is_blank(ask()));
    now += 2min;
    CHECK(sends_code(ask()));
}

TEST_CASE_METHOD(Desk, "a code that was asked for in vain leaves the last one as it is") {
    for (int i = 0; i < 3; ++i) ask();
    fresh.fingerprint = "other";
    ask();
    CHECK(show("browser", "print").right);
}

TEST_CASE_METHOD(Desk, "a group's codes have a limit in an hour: the desk hears of it once") {
    int alerts = 0;
    int codes = 0;
    for (int i = 0; i < 20; ++i) {
        file.code = {};  // another person each time
        const hub::Changes changes = ask(false, 5);
        if (sends_code(changes)) ++codes;
        for (const hub::Alert& alert : put<hub::Alert>(changes)) {
            CHECK(alert.kind == hub::AlertKind::budget_reached);
            ++alerts;
        }
    }
    CHECK(codes == 5);
    CHECK(alerts == 1);
    now += 61min;
    file.code = {};
    CHECK(sends_code(ask(false, 5)));
}

TEST_CASE_METHOD(Desk, "who is not known cannot use up a group's codes, nor fill the audit") {
    const auto person = file.person;
    file.person = {};
    int written = 0;
    for (int i = 0; i < rules::blanks_per_hour + 50; ++i) written += ask().empty() ? 0 : 1;
    CHECK(written == rules::blanks_per_hour);
    file.person = person;
    CHECK(sends_code(ask()));
}

TEST_CASE_METHOD(Desk, "the right code in the browser that asked begins a session, once") {
    ask();
    const rules::CodeShown shown = show("browser", "print");
    CHECK(shown.right);
    REQUIRE(put<hub::Session>(shown.changes).size() == 1);
    CHECK(put<hub::Session>(shown.changes).front().proof == hub::Proof::code);
    const rules::CodeShown again = show("browser", "print");
    CHECK_FALSE(again.right);
    CHECK(is_blank(again.changes));
}

TEST_CASE_METHOD(Desk, "five wrong tries lock a code: the right one comes too late") {
    ask();
    for (int i = 0; i < 5; ++i) {
        const rules::CodeShown wrong = show("browser", "wrong");
        CHECK_FALSE(wrong.right);
        CHECK_FALSE(is_blank(wrong.changes));
    }
    CHECK(file.code.value.tries_left == 0);
    CHECK_FALSE(show("browser", "print").right);
}

TEST_CASE_METHOD(Desk, "another browser's tries neither open a code nor lock it") {
    ask();
    for (int i = 0; i < 10; ++i) CHECK_FALSE(show("elsewhere", "print").right);
    CHECK(show("browser", "print").right);
}

TEST_CASE_METHOD(Desk, "after ten minutes a code is none") {
    ask();
    now += 10min;
    CHECK_FALSE(show("browser", "print").right);
}

TEST_CASE_METHOD(Desk, "who was blocked after asking stays out") {
    ask();
    file.person.value.blocked = true;
    CHECK_FALSE(show("browser", "print").right);
}

TEST_CASE("without a code that was asked for nothing opens, not even nothing") {
    Desk desk;
    CHECK_FALSE(desk.show("", "").right);
}
