#pragma once

// What it takes to know who somebody is. Secrets themselves are never kept: only their
// fingerprints.

#include "hub/domain/ids.hpp"
#include "hub/domain/person.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub {

using SessionId = Id<struct SessionTag>;
using InvitationId = Id<struct InvitationTag>;
using DeviceId = Id<struct DeviceTag>;

// How somebody showed who they are: by a code to their own address, or by a password and a second
// factor. What a coordinator may do needs the second.
enum class Proof { code, two_factors };

// A browser that is signed in.
struct Session {
    SessionId id{};
    PersonId person{};
    std::string fingerprint{};  // of the secret that the cookie holds
    Proof proof{Proof::code};
    TimePoint begun_at{};
    TimePoint seen_at{};  // to the nearest minutes
    TimePoint ends_at{};
    bool operator==(const Session&) const = default;
};

// A coordinator's password and second factor. Its record has the person's id.
struct Credential {
    PersonId person{};
    std::string password{};     // argon2id, in its own form
    std::string totp_secret{};  // base 32
    int last_step{};  // 30 seconds each since 1970, of the last one-time code: none is used twice
    int failures{};   // in a row
    std::optional<TimePoint> failed_at{};
    std::vector<std::string>
        devices{};  // fingerprints of browsers that signed in before: not slowed down. At most 8
    bool operator==(const Credential&) const = default;
};

// A link for one who is to help run the group.
struct Invitation {
    InvitationId id{};
    PersonId person{};
    PersonId made_by{};
    Role role{Role::coordinator};
    std::string fingerprint{};
    std::string
        totp_secret{};  // drawn with it, so that the page that sets the password can show it
    TimePoint expires_at{};
    std::optional<TimePoint> used_at{};
    bool operator==(const Invitation&) const = default;
};

// A code on its way to somebody's own address. Its record has the person's id; a new one takes the
// place of the last.
struct SignInCode {
    PersonId person{};
    std::string attempt{};  // which browser asked: the code is of no use to another
    std::string fingerprint{};
    int tries_left{5};
    TimePoint expires_at{};
    TimePoint asked_since{};  // start of the hour that `asked` counts
    int asked{};              // at most 3
    bool operator==(const SignInCode&) const = default;
};

// A browser that is pushed to.
struct Device {
    DeviceId id{};
    PersonId person{};
    std::string endpoint{};
    std::string key{};
    std::string secret{};
    TimePoint since{};
    bool operator==(const Device&) const = default;
};

}  // namespace hub
