#include "hub/rules/session.hpp"

#include "tests/unit/hub/rules/sign_in_support.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sign_in_support;

TEST_CASE(
    "two factors last half an hour idle and twelve hours at most, a code two weeks and thirty "
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
