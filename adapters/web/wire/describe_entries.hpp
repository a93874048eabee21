#pragma once

#include "adapters/web/wire/describe_parts.hpp"
#include "adapters/web/wire/entries.hpp"

// The ways in, and what they are answered with.
namespace web {

inline constexpr std::size_t secret_bytes = 1024;

template <class A>
void describe(A& a, Like<hub::AskCode> auto& ask) {
    a.says("A code is sent to this number. The answer is the same whether it is known or not.");
    a.field("group", ask.group, plain());
    a.field("channel", ask.channel, maybe(line(1, word_bytes)));
    a.field("number", ask.number, phone(1));
}

template <class A>
void describe(A& a, Like<hub::ShowCode> auto& show) {
    a.says("The code, and the word that came back when it was asked for.");
    a.field("attempt", show.attempt, line(1, secret_bytes));
    a.field("code", show.code, line(1, word_bytes));
}

template <class A>
void describe(A& a, Like<hub::ShowPassword> auto& show) {
    a.says("A coordinator's number, password and one-time code.");
    a.field("group", show.group, plain());
    a.field("number", show.number, phone(1));
    a.field("password", show.password, line(1, secret_bytes));
    a.field("totp", show.totp, line(1, word_bytes));
}

template <class A>
void describe(A& a, Like<ShowInvitation> auto& show) {
    a.says("What an invitation opens, and the secret for an app of one-time codes.");
    a.field(
        "invitation", show.invitation, line(1, secret_bytes, "What stands behind the link's #."));
}

template <class A>
void describe(A& a, Like<hub::RedeemInvitation> auto& redeem) {
    a.says("Sets the password, for an invitation and a one-time code of its secret; once.");
    a.field("invitation", redeem.invitation, line(1, secret_bytes));
    a.field("password", redeem.password, line(1, secret_bytes));
    a.field("totp", redeem.totp, line(1, word_bytes));
}

template <class A>
void describe(A& a, Like<CodeAsked> auto& asked) {
    a.field("attempt",
            asked.attempt,
            line(0, secret_bytes, "Shown with the code; of no use elsewhere."));
}

template <class A>
void describe(A& a, Like<SignedIn> auto& signed_in) {
    a.field("group", signed_in.group, plain());
    a.field("person", signed_in.person, plain());
    a.field("roles", signed_in.roles, list(16, plain("Those that what was shown suffices for.")));
    a.field("ends_at", signed_in.ends_at, at_time("At the latest."));
}

template <class A>
void describe(A& a, Like<hub::InvitationView> auto& invitation) {
    a.field("name", invitation.name, line(0, name_bytes));
    a.field("group_name", invitation.group_name, line(0, name_bytes));
    a.field("role", invitation.role, plain());
    a.field("totp_secret", invitation.totp_secret, line(0, secret_bytes, "In base 32."));
    a.field(
        "totp_uri", invitation.totp_uri, line(0, secret_bytes, "The same, for an app: otpauth://"));
}

template <class A>
void describe(A& a, Like<TicketDrawn> auto& drawn) {
    a.field("ticket",
            drawn.ticket,
            line(0, secret_bytes, "For one live connection, within 30 seconds."));
}

}  // namespace web
