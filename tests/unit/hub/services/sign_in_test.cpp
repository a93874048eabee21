#include "hub/services/sign_in.hpp"

#include "tests/unit/hub/services/sign_in_support.hpp"

#include <boost/asio/co_spawn.hpp>
#include <catch2/catch.hpp>

#include <vector>

using namespace std::chrono_literals;
using support::ana;
using support::cora;
using support::Cost;
using support::Gate;
using support::stranger;

namespace {

// All at the same time; how each ended.
std::vector<hub::Result<hub::Admission>> at_once(Gate& gate,
                                                 const hub::Credentials& credentials,
                                                 int times) {
    std::vector<hub::Result<hub::Admission>> ended;
    for (int i = 0; i < times; ++i) {
        boost::asio::co_spawn(gate.loop,
                              gate.sign_in.admit(credentials),
                              [&](std::exception_ptr failure, hub::Result<hub::Admission> result) {
                                  if (!failure) ended.push_back(std::move(result));
                              });
    }
    gate.loop.restart();
    gate.loop.run();
    return ended;
}

int admitted(const std::vector<hub::Result<hub::Admission>>& ended) {
    return static_cast<int>(
        std::count_if(ended.begin(), ended.end(), [](const auto& one) { return one.has_value(); }));
}

}  // namespace

TEST_CASE_METHOD(Gate, "a resident signs in with the code that came to their phone") {
    const std::string attempt = ask(ana);
    REQUIRE(texts("sign_in_code", "ana") == 1);
    const auto message = all<hub::OutgoingMessage>(hub::RecordKind::message).front();
    CHECK(message.wording.values.at("link") ==
          "https://aid.example.org/sign-in?code=" + secrets.last_code);
    const auto admission = show(attempt, secrets.last_code);
    REQUIRE(admission.has_value());
    CHECK(admission->device.empty());
    const auto visitor = who(admission->cookie);
    REQUIRE(visitor);
    CHECK(visitor->person == hub::PersonId{"ana"});
    CHECK(visitor->group == group);
    CHECK(visitor->proof == hub::Proof::code);
    CHECK(visitor->roles == std::vector{hub::Role::resident, hub::Role::volunteer});
}

TEST_CASE_METHOD(Gate, "a code may be typed with blanks") {
    const std::string attempt = ask(ana);
    const std::string& code = secrets.last_code;
    CHECK(show(attempt, " " + code.substr(0, 3) + " " + code.substr(3)).has_value());
}

TEST_CASE_METHOD(Gate,
                 "who asks for a code learns nothing from the answer, its length or its work") {
    add("bo", "+447700900125", {hub::Role::resident});
    change<hub::Person>(hub::person_record({"bo"}), [](auto& person) { person.blocked = true; });
    add("desk", "+447700900126", {hub::Role::coordinator});
    std::string known;
    const Cost usual = cost([&] { known = ask(ana); });
    for (const std::string& number :
         {stranger, std::string("+447700900125"), std::string("+447700900126"), ana, ana, ana}) {
        CAPTURE(number);
        std::string answer;
        CHECK(cost([&] { answer = ask(number); }) == usual);
        CHECK(answer.size() == known.size());
        CHECK(answer != known);
    }
    CHECK(texts("sign_in_code", "ana") == 3);
    CHECK(texts("sign_in_code", "bo") == 0);
    CHECK(texts("sign_in_code", "desk") == 0);
}

TEST_CASE_METHOD(Gate, "who shows a wrong code learns nothing either") {
    const std::string known = ask(ana);
    const std::string nobody = ask(stranger);
    const Cost usual = cost([&] { CHECK_FALSE(show(known, "000000").has_value()); });
    for (int i = 0; i < 7; ++i) {
        CHECK(cost([&] { CHECK(show(nobody, "000000").error() == hub::Refusal::not_allowed); }) ==
              usual);
        CHECK(cost([&] { CHECK(show(known, "000000").error() == hub::Refusal::not_allowed); }) ==
              usual);
    }
}

TEST_CASE_METHOD(Gate, "an address that said STOP gets no code") {
    const hub::Scope where = hub::scope_of(hub::AddressKey{vault.address_hash("sms", ana)});
    std::vector<hub::RecordId> ids{hub::address_record()};
    auto record = support::run(loop, sealed.load(where, std::move(ids), {}))
                      .get<hub::AddressRecord>(hub::address_record())
                      .value;
    record.stopped_at = clock.now();
    hub::Changes changes;
    changes.put(std::move(record));
    commit(where, std::move(changes));
    ask(ana);
    CHECK(texts("sign_in_code", "ana") == 0);
}

TEST_CASE_METHOD(Gate, "a code is of no use to another browser, nor after ten minutes, nor twice") {
    const std::string elsewhere = ask(stranger);
    const std::string attempt = ask(ana);
    const std::string code = secrets.last_code;
    CHECK(show(elsewhere, code).error() == hub::Refusal::not_allowed);
    SECTION("after ten minutes") {
        clock.advance(10min);
        CHECK(show(attempt, code).error() == hub::Refusal::not_allowed);
    }
    SECTION("twice") {
        CHECK(show(attempt, code).has_value());
        CHECK(show(attempt, code).error() == hub::Refusal::not_allowed);
    }
    SECTION("after another was asked for") {
        const std::string later = ask(ana);
        CHECK(show(attempt, code).error() == hub::Refusal::not_allowed);
        CHECK(show(later, secrets.last_code).has_value());
    }
}

TEST_CASE_METHOD(Gate, "a right code that is shown many times at once opens one session") {
    const std::string attempt = ask(ana);
    const hub::Credentials shown = hub::ShowCode{attempt, secrets.last_code};
    CHECK(admitted(at_once(*this, shown, 8)) == 1);
    CHECK(all<hub::Session>(hub::RecordKind::session).size() == 1);
}

TEST_CASE_METHOD(Gate, "wrong codes at the same time cost a try each") {
    const std::string attempt = ask(ana);
    const std::string code = secrets.last_code;
    const hub::Credentials wrong = hub::ShowCode{attempt, "000000"};
    at_once(*this, wrong, 4);
    const auto left = get<hub::SignInCode>(hub::sign_in_code_record({"ana"})).tries_left;
    CHECK(left == 1);
}

TEST_CASE_METHOD(Gate, "attempts that the hub did not give are refused without a throw") {
    const std::string real = ask(ana);
    for (const std::string& attempt : {std::string(),
                                       std::string("x"),
                                       real + "A",
                                       real.substr(1),
                                       std::string(5000, 'A'),
                                       std::string("\0\xff.", 3)}) {
        CHECK(show(attempt, secrets.last_code).error() == hub::Refusal::not_allowed);
    }
    CHECK(show(real, "").error() == hub::Refusal::not_allowed);
    CHECK(show(real, std::string(100'000, '1')).error() == hub::Refusal::not_allowed);
}

TEST_CASE_METHOD(Gate,
                 "for a group that is not there the answer is the same and nothing is written") {
    const std::string usual = ask(stranger);
    for (const std::string& name : {std::string("atlantis"), std::string("{g:x}"), std::string()}) {
        std::string answer;
        const Cost spent = cost([&] {
            answer = support::run(loop, sign_in.ask_code({.group = {name}, .number = {ana}}));
        });
        CHECK(spent.commits == 0);
        CHECK(answer.size() == usual.size());
        CHECK(show(answer, secrets.last_code).error() == hub::Refusal::not_allowed);
    }
    CHECK(support::run(loop, sealed.groups()).size() == 1);
}

TEST_CASE_METHOD(Gate,
                 "a coordinator signs in with password and one-time code, and runs the queue") {
    coordinator();
    clock.advance(1min);
    const auto admission = password(cora, "correct horse", coras_totp());
    REQUIRE(admission.has_value());
    CHECK(admission->roles == std::vector{hub::Role::coordinator});
    const auto visitor = who(admission->cookie);
    REQUIRE(visitor);
    CHECK(visitor->proof == hub::Proof::two_factors);
    CHECK(visitor->roles == std::vector{hub::Role::coordinator});
}

TEST_CASE_METHOD(Gate, "without the second factor a coordinator stays out, by text too") {
    coordinator();
    clock.advance(1min);
    CHECK(password(cora, "correct horse", "").error() == hub::Refusal::not_allowed);
    CHECK(password(cora, "correct horse", "000000").error() == hub::Refusal::not_allowed);
    ask(cora);
    CHECK(all<hub::SignInCode>(hub::RecordKind::sign_in_code).size() <= 2);  // strikes, blanks
    const hub::PersonId id = all<hub::Credential>(hub::RecordKind::credential).front().person;
    CHECK(texts("sign_in_code", id.text) == 0);
}

TEST_CASE_METHOD(Gate,
                 "a coordinator who also asks for help gets in with a code, but not to the desk") {
    coordinator();
    const hub::PersonId id = all<hub::Credential>(hub::RecordKind::credential).front().person;
    change<hub::Person>(hub::person_record(id),
                        [](auto& person) { person.roles.push_back(hub::Role::resident); });
    const auto admission = show(ask(cora), secrets.last_code);
    REQUIRE(admission.has_value());
    CHECK(admission->roles == std::vector{hub::Role::resident});
    CHECK(who(admission->cookie)->roles == std::vector{hub::Role::resident});
}

TEST_CASE_METHOD(Gate, "a one-time code that was used is refused") {
    coordinator();
    clock.advance(1min);
    const std::string totp = coras_totp();
    CHECK(password(cora, "correct horse", totp).has_value());
    CHECK(password(cora, "correct horse", totp).error() == hub::Refusal::not_allowed);
}

TEST_CASE_METHOD(Gate,
                 "a wrong password costs the same whoever it is for, and is slowed down alike") {
    coordinator();
    password(stranger, "warms up", "");  // the hash that nobody's is compared with is made once
    clock.advance(25h);
    std::vector<hub::Refusal> refusals;
    std::vector<Cost> costs;
    for (const std::string& number : {cora, stranger, ana}) {
        for (int i = 0; i < 5; ++i) {
            costs.push_back(cost([&] {
                const auto result = password(number, "wrong", "000000");
                refusals.push_back(static_cast<hub::Refusal>(result.error().value()));
            }));
        }
    }
    for (std::size_t i = 0; i < 5; ++i) {
        CAPTURE(i);
        CHECK(refusals[i] == (i < 3 ? hub::Refusal::not_allowed : hub::Refusal::busy));
        CHECK(refusals[i + 5] == refusals[i]);
        CHECK(refusals[i + 10] == refusals[i]);
        CHECK(costs[i + 5] == costs[i]);
        CHECK(costs[i + 10] == costs[i]);
    }
}

TEST_CASE_METHOD(
    Gate, "a hundred wrong passwords at once: few are looked at, and the owner's browser gets in") {
    const std::string device = coordinator().device;
    clock.advance(1min);
    hub::ShowPassword wrong;
    wrong.group = group;
    wrong.number = {cora};
    wrong.password = "wrong";
    const hub::Credentials shown = wrong;
    const Cost spent = cost([&] { CHECK(admitted(at_once(*this, shown, 100)) == 0); });
    CHECK(spent.passwords <= 4);  // three, and the hash that nobody has
    CHECK(password(cora, "correct horse", coras_totp()).error() == hub::Refusal::busy);
    const auto owner = password(cora, "correct horse", coras_totp(), device);
    REQUIRE(owner.has_value());
    CHECK(owner->device == device);
    CHECK(texts("new_browser", owner->session.person.text) == 0);
}

TEST_CASE_METHOD(Gate, "a sign-in from a new browser is told to the owner, once") {
    coordinator();
    clock.advance(1min);
    const auto first = password(cora, "correct horse", coras_totp());
    REQUIRE(first.has_value());
    const std::string& id = first->session.person.text;
    CHECK(texts("new_browser", id) == 1);
    clock.advance(1min);
    CHECK(password(cora, "correct horse", coras_totp(), first->device).has_value());
    CHECK(texts("new_browser", id) == 1);
}

TEST_CASE_METHOD(
    Gate, "what is shown in place of a password, number or group is refused without a throw") {
    coordinator();
    for (const std::string& odd : {std::string(),
                                   std::string("{g:x}"),
                                   std::string(100'000, 'p'),
                                   std::string("\0\xff", 2)}) {
        clock.advance(1h);
        CHECK_FALSE(password(cora, odd, coras_totp()).has_value());
        CHECK_FALSE(password(odd, "correct horse", coras_totp()).has_value());
        CHECK_FALSE(password(cora, "correct horse", odd).has_value());
        hub::ShowPassword shown;
        shown.group = {odd};
        const auto admitted = support::run(loop, sign_in.admit(std::move(shown)));
        CHECK_FALSE(admitted.has_value());
    }
}
