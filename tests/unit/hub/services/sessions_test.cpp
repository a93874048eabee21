#include "hub/services/sessions.hpp"

#include "tests/unit/hub/services/sign_in_support.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using support::ana;
using support::Gate;

namespace {

struct Lobby : Gate {
    hub::Admission resident() { return show(ask(ana), secrets.last_code).value(); }
    hub::Result<hub::Committed> end(const hub::Actor& actor, const std::string& person) {
        return support::run(loop, sign_in.act(actor, hub::EndSessions{{person}}, hub::no_key));
    }
};

}  // namespace

TEST_CASE_METHOD(
    Lobby,
    "each sign-in is a new session with a secret of its own, of which a fingerprint is kept") {
    const hub::Admission first = resident();
    const hub::Admission second = resident();
    CHECK(first.cookie != second.cookie);
    CHECK(first.session.id != second.session.id);
    CHECK(who(first.cookie)->session == first.session.id);
    CHECK(who(second.cookie)->session == second.session.id);
    const auto kept = get<hub::Session>(record_id(first.session.id));
    CHECK(first.cookie.find(kept.fingerprint) == std::string::npos);
    const std::string secret = first.cookie.substr(first.cookie.rfind('.') + 1);
    CHECK(secret.size() == 43);  // 256 bits
}

TEST_CASE_METHOD(Lobby, "one session's secret does not open another, and nothing else opens any") {
    const std::string first = resident().cookie;
    const std::string second = resident().cookie;
    const std::size_t dot = first.rfind('.');
    CHECK_FALSE(who(first.substr(0, dot) + second.substr(second.rfind('.'))));
    for (const std::string& cookie : {std::string(),
                                      std::string("..."),
                                      std::string("a.b.c"),
                                      std::string("{g}.b.c"),
                                      first + "x",
                                      first.substr(0, first.size() - 1),
                                      first.substr(0, dot + 1),
                                      "other" + first.substr(first.find('.')),
                                      std::string(100'000, 'a'),
                                      std::string("\0.\0.\0", 5)}) {
        CHECK_FALSE(who(cookie));
    }
}

TEST_CASE_METHOD(Lobby,
                 "two factors end after half an hour without use and after twelve hours with it") {
    const hub::Admission admission = coordinator();
    SECTION("without use") {
        clock.advance(30min);
        CHECK_FALSE(who(admission.cookie));
    }
    SECTION("with it") {
        for (int i = 0; i < 12 * 4 - 1; ++i) {
            clock.advance(15min);
            REQUIRE(who(admission.cookie));
        }
        clock.advance(15min);
        CHECK_FALSE(who(admission.cookie));
    }
}

TEST_CASE_METHOD(Lobby, "a code's session lasts two weeks without use and a month with it") {
    const hub::Admission admission = resident();
    SECTION("without use") {
        clock.advance(14 * 24h);
        CHECK_FALSE(who(admission.cookie));
    }
    SECTION("with it") {
        for (int day = 1; day < 30; ++day) {
            clock.advance(24h);
            REQUIRE(who(admission.cookie));
        }
        clock.advance(24h);
        CHECK_FALSE(who(admission.cookie));
    }
}

TEST_CASE_METHOD(Lobby, "being asked for is written at most every five minutes") {
    const std::string cookie = resident().cookie;
    clock.advance(5min);
    CHECK(cost([&] { who(cookie); }).commits == 1);
    CHECK(cost([&] {
              for (int i = 0; i < 50; ++i) who(cookie);
          }).commits == 0);
}

TEST_CASE_METHOD(Lobby, "who signs out is out, and those who serve the session hear of it") {
    const hub::Admission admission = resident();
    const hub::Admission other = resident();
    support::run(loop, sign_in.sign_out(*who(admission.cookie)));
    CHECK_FALSE(who(admission.cookie));
    CHECK(who(other.cookie));
    CHECK(ended() == std::vector{admission.session.id});
}

TEST_CASE_METHOD(Lobby, "roles and blocks count from the moment they change") {
    const std::string cookie = resident().cookie;
    change<hub::Person>(hub::person_record({"ana"}),
                        [](auto& person) { person.roles = {hub::Role::resident}; });
    CHECK(who(cookie)->roles == std::vector{hub::Role::resident});
    change<hub::Person>(hub::person_record({"ana"}), [](auto& person) { person.blocked = true; });
    CHECK_FALSE(who(cookie));
}

TEST_CASE_METHOD(Lobby, "who is erased is signed in nowhere") {
    const std::string cookie = resident().cookie;
    hub::Changes changes;
    changes.erase(hub::person_record({"ana"}));
    commit(scope, std::move(changes));
    CHECK_FALSE(who(cookie));
}

TEST_CASE_METHOD(Lobby,
                 "everybody may end their own sessions, a coordinator another's, nobody else") {
    const hub::Admission mine = resident();
    const hub::Admission cora = coordinator();
    const hub::Actor resident_ana{hub::Role::resident, group, {"ana"}};
    const hub::Actor coordinator_cora{hub::Role::coordinator, group, cora.session.person};
    const hub::Actor guest{hub::Role::resident, group, {}};
    CHECK(end(resident_ana, cora.session.person.text).error() == hub::Refusal::not_allowed);
    CHECK(end(guest, "").error() == hub::Refusal::not_allowed);
    CHECK(end(coordinator_cora, "nobody").error() == hub::Refusal::not_found);
    CHECK(who(mine.cookie));
    SECTION("one's own") {
        CHECK(end(resident_ana, "").has_value());
    }
    SECTION("another's") {
        CHECK(end(coordinator_cora, "ana").has_value());
    }
    CHECK_FALSE(who(mine.cookie));
    CHECK(who(cora.cookie));
    CHECK(ended() == std::vector{mine.session.id});
}

TEST_CASE_METHOD(
    Lobby, "whoever is signed out everywhere is pushed to no more, and nobody else loses it") {
    const hub::Admission mine = resident();
    for (const char* owner : {"ana", "bo"}) {
        for (const char* browser : {"-phone", "-laptop"}) {
            hub::Changes changes;
            changes.put(hub::Device{.id = {std::string(owner) + browser}, .person = {owner}});
            commit(scope, std::move(changes));
        }
    }
    const hub::Actor resident_ana{hub::Role::resident, group, {"ana"}};
    SECTION("by themselves") {
        CHECK(end(resident_ana, "").has_value());
    }
    SECTION("by what shuts them out") {
        support::run(loop, sign_in.sessions().shut_out(group, {"ana"}));
    }
    CHECK_FALSE(who(mine.cookie));
    const auto left = all<hub::Device>(hub::RecordKind::device);
    REQUIRE(left.size() == 2);
    for (const hub::Device& device : left) CHECK(device.person.text == "bo");
    CHECK(cost([&] { support::run(loop, sign_in.sessions().shut_out(group, {"ana"})); }).commits ==
          0);
}

TEST_CASE_METHOD(Lobby, "also very many sessions end") {
    for (int i = 0; i < 700; ++i) {
        hub::Session session;
        session.id = {"s" + std::to_string(i)};
        session.person = {i % 7 == 0 ? "bo" : "ana"};
        hub::Changes changes;
        changes.put(std::move(session));
        commit(scope, std::move(changes));
    }
    support::run(loop, sign_in.sessions().end_all(group, {"ana"}, {}));
    const auto left = all<hub::Session>(hub::RecordKind::session);
    CHECK(left.size() == 100);
    CHECK(ended().size() == 600);
}

TEST_CASE_METHOD(Lobby, "what is over is forgotten: sessions, codes and strikes") {
    const hub::Admission admission = resident();
    password(ana, "wrong", "");
    clock.advance(61min);
    serve_due();
    CHECK(all<hub::SignInCode>(hub::RecordKind::sign_in_code).size() == 1);  // the strike
    CHECK(who(admission.cookie));
    clock.advance(25h);
    serve_due();
    CHECK(all<hub::SignInCode>(hub::RecordKind::sign_in_code).empty());
    clock.advance(14 * 24h);
    serve_due();
    CHECK(all<hub::Session>(hub::RecordKind::session).empty());
    CHECK(ended() == std::vector{admission.session.id});
}
