#include "hub/rules/sign_in.hpp"

#include "hub/rules/password.hpp"
#include "hub/rules/session.hpp"

#include <catch2/catch.hpp>

#include <chrono>

namespace {

using namespace std::chrono_literals;

const hub::TimePoint noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h};

struct Desk {
    hub::TimePoint now{noon};
    hub::TimeZone zone{};
    rules::Chance chance{1, 2, noon};
    rules::Moment moment() { return {.now = now, .zone = zone, .chance = chance}; }

    rules::CodeFile file{};
    rules::FreshCode fresh{
        .code = "123456", .fingerprint = "print", .attempt = "browser", .link = ""};

    Desk() {
        file.group = {{.id = {"hackney"}, .name = "Hackney", .coordinators = {{"cora"}}}, 1};
        file.person = {{.id = {"ana"}, .roles = {hub::Role::resident}}, 1};
    }

    hub::Changes ask(bool stopped = false, int limit = 100) {
        return keep(rules::ask_code(file, fresh, stopped, limit, moment()));
    }
    rules::CodeShown show(const std::string& browser, const std::string& print) {
        const hub::Session session =
            rules::new_session({"ana"}, hub::Proof::code, "cookie", moment());
        rules::CodeShown shown = rules::show_code(file, browser, print, session, moment());
        keep(shown.changes);
        return shown;
    }
    // As the store would.
    hub::Changes keep(hub::Changes changes) {
        for (const hub::Record& record : changes.puts) {
            const auto* code = std::get_if<hub::SignInCode>(&record);
            if (code == nullptr) continue;
            auto& place = code->person == rules::everybody ? file.everybody
                          : code->person == rules::nobody  ? file.nobody
                                                           : file.code;
            place = {*code, place.version + 1};
        }
        return changes;
    }
};

template <class T>
std::vector<T> put(const hub::Changes& changes) {
    std::vector<T> found;
    for (const hub::Record& record : changes.puts) {
        if (const T* one = std::get_if<T>(&record)) found.push_back(*one);
    }
    return found;
}

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
                 "a hundred tries from anywhere are slowed down; the owner's own browser is not") {
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
    Door, "a new browser is known from then on, and the owner is told; a known one says nothing") {
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

TEST_CASE(
    "two factors last half an hour idle and twelve hours at most; a code two weeks and thirty "
    "days") {
    hub::Session session{.proof = hub::Proof::two_factors, .seen_at = noon, .ends_at = noon + 12h};
    CHECK(rules::alive_until(session) == noon + 30min);
    session.seen_at = noon + 11h + 50min;
    CHECK(rules::alive_until(session) == noon + 12h);
    session.proof = hub::Proof::code;
    session.ends_at = noon + 720h;
    session.seen_at = noon;
    CHECK(rules::alive_until(session) == noon + 336h);
}

TEST_CASE("without a second factor nobody runs the queue, and with one nobody is the operator") {
    const hub::Person person{.roles = {hub::all_roles, hub::all_roles + std::size(hub::all_roles)}};
    using hub::Role;
    CHECK(rules::roles_for(person, hub::Proof::code) ==
          std::vector<Role>{Role::volunteer, Role::resident, Role::observer});
    const auto with_two = rules::roles_for(person, hub::Proof::two_factors);
    CHECK(with_two.size() == std::size(hub::all_roles) - 1);
    CHECK(std::find(with_two.begin(), with_two.end(), Role::operator_) == with_two.end());
}

TEST_CASE("a cookie opens its own session only, of its own person, until it ends") {
    const hub::Person person{.id = {"ana"}};
    hub::Session session{
        .person = {"ana"}, .fingerprint = "print", .seen_at = noon, .ends_at = noon + 1h};
    CHECK(rules::is_signed_in(session, person, "print", noon));
    CHECK_FALSE(rules::is_signed_in(session, person, "other", noon));
    CHECK_FALSE(rules::is_signed_in(session, {.id = {"bo"}}, "print", noon));
    CHECK_FALSE(rules::is_signed_in(session, {.id = {"ana"}, .blocked = true}, "print", noon));
    CHECK_FALSE(rules::is_signed_in(session, {}, "print", noon));  // erased
    CHECK_FALSE(rules::is_signed_in(session, person, "print", noon + 1h));
    session.fingerprint.clear();
    CHECK_FALSE(rules::is_signed_in(session, person, "", noon));
}

TEST_CASE("that a session is used is written every five minutes, and prolongs it") {
    hub::Versioned<hub::Session> session{
        {.id = {"s"}, .proof = hub::Proof::two_factors, .seen_at = noon, .ends_at = noon + 12h}, 3};
    CHECK(rules::note_use(session, noon + 4min).empty());
    const hub::Changes changes = rules::note_use(session, noon + 5min);
    REQUIRE(put<hub::Session>(changes).size() == 1);
    CHECK(put<hub::Session>(changes).front().seen_at == noon + 5min);
    REQUIRE(changes.timers.size() == 1);
    CHECK(changes.timers.front().due == noon + 35min);
    CHECK(changes.reads.front().version == 3);
}

TEST_CASE("a session's timer ends it when it is over and waits when it is not") {
    const hub::Versioned<hub::Session> session{
        {.id = {"s"}, .person = {"ana"}, .seen_at = noon, .ends_at = noon + 1h}, 1};
    const hub::RecordId record = record_id(hub::SessionId{"s"});
    const hub::Changes early = rules::forget_session(record, session, noon + 59min);
    CHECK(early.erases.empty());
    CHECK(early.timers.front().due == noon + 1h);
    const hub::Changes due = rules::forget_session(record, session, noon + 1h);
    CHECK(due.erases == std::vector<hub::RecordId>{record});
    REQUIRE(due.events.size() == 1);
    CHECK(std::get<hub::SessionEnded>(due.events.front()).person == hub::PersonId{"ana"});
    const hub::Changes gone = rules::forget_session(record, {}, noon);
    CHECK(gone.events.empty());
    CHECK_FALSE(gone.timers.front().due.has_value());
}

TEST_CASE("a code's record stays as long as its hour is counted") {
    const hub::Versioned<hub::SignInCode> code{
        {.person = {"ana"}, .expires_at = noon + 10min, .asked_since = noon, .asked = 1}, 1};
    const hub::RecordId record = hub::sign_in_code_record({"ana"});
    CHECK(rules::forget_code(record, code, noon + 30min).erases.empty());
    CHECK(rules::forget_code(record, code, noon + 1h).erases.size() == 1);
}
