#pragma once

// How somebody becomes known at a door: what they show, and what they get for it.

#include "hub/domain/ids.hpp"
#include "hub/domain/person.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/sign_in.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub {

// "Send a code to this number." The answer is the same whether the number is known or not: a word
// that binds the code to this browser.
struct AskCode {
    GroupId group{};
    std::string channel{"sms"};
    PhoneNumber number{};
    bool operator==(const AskCode&) const = default;
};

// The code, and the word that came back when it was asked for.
struct ShowCode {
    std::string attempt{};
    std::string code{};
    bool operator==(const ShowCode&) const = default;
};

// A coordinator's three. `device`: what an earlier sign-in left in this browser; empty: nothing.
struct ShowPassword {
    GroupId group{};
    PhoneNumber number{};
    std::string password{};
    std::string totp{};
    std::string device{};
    bool operator==(const ShowPassword&) const = default;
};

// The link's word, a password that is set with it, and a one-time code out of the app that was
// given the secret.
struct RedeemInvitation {
    std::string invitation{};
    std::string password{};
    std::string totp{};
    bool operator==(const RedeemInvitation&) const = default;
};

using Credentials = std::variant<ShowCode, ShowPassword, RedeemInvitation>;

// Signed in. `cookie` is "GROUP.SESSION.SECRET", to be kept by the browser alone.
struct Admission {
    std::string cookie{};
    std::string device{};  // to be kept for longer: this browser is known
    Session session{};
    GroupId group{};
    std::vector<Role> roles{};
};

// Whose a cookie is, at this moment.
struct Visitor {
    GroupId group{};
    PersonId person{};
    PersonName name{};
    SessionId session{};
    Proof proof{Proof::code};
    std::vector<Role>
        roles{};  // those that the proof suffices for: without a second factor no coordinator's
    TimePoint ends_at{};
};

// What the page that redeems an invitation shows before it is redeemed.
struct InvitationView {
    PersonName name{};
    std::string group_name{};
    Role role{};
    std::string totp_secret{};
    std::string totp_uri{};  // otpauth://
};

}  // namespace hub
