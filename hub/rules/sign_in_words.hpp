#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/sign_in.hpp"

#include <optional>
#include <string>
#include <string_view>

// The words that browsers keep and links hold. Reading them refuses whatever the hub did not write,
// without a throw.
namespace rules {

// Equal, in a time that tells nothing about where they differ.
bool same_secret(std::string_view one, std::string_view other);

// Base 64 for links and cookies, without padding (RFC 4648, section 5).
std::string base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

// A thing of a group and the secret that opens it: "GROUP.THING.SECRET".
struct Token {
    hub::GroupId group{};
    std::string thing{};
    std::string secret{};
    bool operator==(const Token&) const = default;
};
std::string written(const Token& token);
std::optional<Token> read_token(
    std::string_view text);  // at most 256 bytes; the secret of [A-Za-z0-9_-]

// Which browser asked for a code, and for whom.
struct CodeAttempt {
    hub::GroupId group{};
    hub::PersonId person{};  // empty: nobody is known there
    std::string chance{};    // at most 32 characters
    bool operator==(const CodeAttempt&) const = default;
};
std::string written(const CodeAttempt& attempt);  // of one length, whoever it is for
std::optional<CodeAttempt> read_attempt(std::string_view text);

// What an app for one-time codes reads. `issuer` and `account` are shown in it.
std::string totp_uri(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace rules
