#include "hub/services/sign_in.hpp"
#include "tests/unit/hub/services/sign_in_support.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using support::ana;
using support::cora;
using support::Gate;

TEST_CASE_METHOD(Gate,
                 "an invited one opens the link, sets a password and a second factor, and is in") {
    const auto invited = invite(cora, hub::Role::coordinator);
    REQUIRE(invited.has_value());
    CHECK(invited->answer.text.rfind("https://aid.example.org/invitation#hackney.", 0) == 0);
    CHECK(texted_link() == invited->answer.text);
    const std::string token = token_in(invited->answer.text);

    const auto view = support::run(loop, sign_in.invitation(token));
    REQUIRE(view);
    CHECK(view->name.reveal == "Cora");
    CHECK(view->group_name == "Hackney");
    CHECK(view->role == hub::Role::coordinator);
    CHECK(view->totp_uri.find("secret=" + view->totp_secret) != std::string::npos);

    const auto admission = redeem(token, "correct horse", totp_of(token));
    REQUIRE(admission.has_value());
    CHECK_FALSE(admission->device.empty());
    CHECK(admission->roles == std::vector{hub::Role::coordinator});
    CHECK(who(admission->cookie)->roles == std::vector{hub::Role::coordinator});
    const auto coordinators = get<hub::Group>(hub::group_record()).coordinators;
    CHECK(coordinators == std::vector{admission->session.person});
}

TEST_CASE_METHOD(Gate, "an observer is invited too, and gets no alerts") {
    const std::string token = token_in(invite(cora, hub::Role::observer)->answer.text);
    const auto admission = redeem(token, "correct horse", totp_of(token));
    REQUIRE(admission.has_value());
    CHECK(admission->roles == std::vector{hub::Role::observer});
    CHECK(get<hub::Group>(hub::group_record()).coordinators.empty());
}

TEST_CASE_METHOD(Gate, "an invitation works once, for a week, with its own secret") {
    const std::string token = token_in(invite(cora, hub::Role::coordinator)->answer.text);
    SECTION("once") {
        const std::string totp = totp_of(token);
        REQUIRE(redeem(token, "correct horse", totp).has_value());
        clock.advance(1min);
        CHECK_FALSE(support::run(loop, sign_in.invitation(token)));
        CHECK(redeem(token, "correct horse", totp).error() == hub::Refusal::not_allowed);
        CHECK(all<hub::Invitation>(hub::RecordKind::invitation).front().totp_secret.empty());
    }
    SECTION("for a week") {
        clock.advance(7 * 24h);
        CHECK(redeem(token, "correct horse", totp_of(token)).error() == hub::Refusal::not_allowed);
    }
    SECTION("with its own secret") {
        const std::string totp = totp_of(token);
        const std::string other = token.substr(0, token.rfind('.') + 1) + "guessed";
        CHECK_FALSE(support::run(loop, sign_in.invitation(other)));
        CHECK(redeem(other, "correct horse", totp).error() == hub::Refusal::not_allowed);
        CHECK(redeem("", "correct horse", totp).error() == hub::Refusal::not_allowed);
        CHECK(redeem("a.b.c", "correct horse", totp).error() == hub::Refusal::not_allowed);
        CHECK(redeem("{x}.b.c", "correct horse", totp).error() == hub::Refusal::not_allowed);
    }
    SECTION("of its own group") {
        const std::string elsewhere = "other" + token.substr(token.find('.'));
        CHECK_FALSE(support::run(loop, sign_in.invitation(elsewhere)));
    }
}

TEST_CASE_METHOD(Gate, "a weak password or a wrong one-time code leaves the invitation open") {
    const std::string token = token_in(invite(cora, hub::Role::coordinator)->answer.text);
    CHECK(redeem(token, "short", totp_of(token)).error() == hub::Refusal::invalid);
    CHECK_FALSE(sign_in.weakness("short").empty());
    CHECK(redeem(token, "correct horse", "000000").error() == hub::Refusal::not_allowed);
    CHECK(redeem(token, "correct horse", totp_of(token)).has_value());
}

TEST_CASE_METHOD(
    Gate, "the same key invites once and gives the same link, of which the record keeps a seal") {
    const auto first = invite(cora, hub::Role::coordinator, "k1");
    const auto again = invite(cora, hub::Role::coordinator, "k1");
    REQUIRE(first.has_value());
    REQUIRE(again.has_value());
    CHECK(again->repeated);
    CHECK(again->answer.text == first->answer.text);
    CHECK(all<hub::Invitation>(hub::RecordKind::invitation).size() == 1);
    const hub::IdempotencyKey key{.text = "k1", .fingerprint = "k1"};
    const auto recorded = support::run(loop, sealed.load(scope, {hub::group_record()}, key));
    REQUIRE(recorded.answer);
    CHECK(recorded.answer->text.find("invitation#") == std::string::npos);
}

TEST_CASE_METHOD(Gate, "who is known as a volunteer stays the same person and is both") {
    const auto admission = [&] {
        const std::string token = token_in(invite(ana, hub::Role::duty_coordinator)->answer.text);
        return redeem(token, "correct horse", totp_of(token));
    }();
    REQUIRE(admission.has_value());
    CHECK(admission->session.person == hub::PersonId{"ana"});
    CHECK(get<hub::Person>(hub::person_record({"ana"})).name.reveal == "ana");
    const std::vector<hub::Role> both{
        hub::Role::resident, hub::Role::volunteer, hub::Role::duty_coordinator};
    CHECK(admission->roles == both);
}

TEST_CASE_METHOD(
    Gate,
    "nobody takes over who has a password: the link goes to their phone alone, and they are told") {
    const hub::Admission before = coordinator();
    clock.advance(1min);
    const auto invited = invite(cora, hub::Role::coordinator);
    REQUIRE(invited.has_value());
    CHECK(invited->answer.text.find('#') == std::string::npos);
    std::string link;
    for (const auto& invitation : all<hub::Invitation>(hub::RecordKind::invitation)) {
        if (!invitation.used_at) link = invitation.id.text;
    }
    CHECK(invited->answer.text == link);
    const std::string token = token_in(texted_link());
    const auto after = redeem(token, "another horse", totp_of(token));
    REQUIRE(after.has_value());
    CHECK_FALSE(who(before.cookie));
    CHECK(who(after->cookie).has_value());
    CHECK(ended() == std::vector{before.session.id});
    CHECK(texts("new_password", before.session.person.text) == 1);
    clock.advance(1min);
    CHECK_FALSE(password(cora, "correct horse", coras_totp()).has_value());
    CHECK(password(cora, "another horse", coras_totp()).has_value());
}

TEST_CASE_METHOD(Gate, "what cannot be invited is refused") {
    CHECK(invite(cora, hub::Role::operator_).error() == hub::Refusal::invalid);
    CHECK(invite(cora, hub::Role::volunteer).error() == hub::Refusal::invalid);
    CHECK(invite("999", hub::Role::coordinator).error() == hub::Refusal::invalid);
    const hub::Actor elsewhere{hub::Role::operator_, {"atlantis"}, {}};
    CHECK(invite(cora, hub::Role::coordinator, "", elsewhere).error() == hub::Refusal::not_found);
    change<hub::Person>(hub::person_record({"ana"}), [](auto& person) { person.blocked = true; });
    CHECK(invite(ana, hub::Role::coordinator).error() == hub::Refusal::not_allowed);
    CHECK(support::run(loop, sealed.groups()).size() == 1);
}

TEST_CASE_METHOD(Gate, "used and expired invitations are forgotten") {
    invite(cora, hub::Role::coordinator);
    clock.advance(6 * 24h);
    serve_due();
    CHECK(all<hub::Invitation>(hub::RecordKind::invitation).size() == 1);
    clock.advance(24h);
    serve_due();
    CHECK(all<hub::Invitation>(hub::RecordKind::invitation).empty());
}
