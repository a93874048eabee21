#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/setup.hpp"

#include <string>

// How somebody becomes one of those who run a group.
namespace rules {

inline constexpr std::chrono::days invitation_lasts{7};

// The records that a decision about an invitation reads.
struct InvitationFile {
    hub::Versioned<hub::Group> group{};
    hub::Versioned<hub::Person> person{};
    hub::Versioned<hub::Credential> credential{};  // version 0: has no password yet
    hub::Versioned<hub::Invitation> invitation{};
};

// What was drawn for one invitation.
struct FreshInvitation {
    hub::InvitationId id{};
    std::string fingerprint{};
    std::string totp_secret{};
    std::string link{};
};

// The person at the number is known from now on, and gets the link by text; the role comes with
// redeeming it. not_found: no such group. not_allowed: the person is blocked. invalid: not a role
// that is invited, or no name.
hub::Result<hub::Changes> invite(const InvitationFile& file,
                                 const hub::PersonId& person,
                                 const Reachable& reachable,
                                 const hub::Actor& actor,
                                 const hub::InviteCoordinator& command,
                                 const FreshInvitation& fresh,
                                 const Moment& moment);

// The link may be shown to the one who invites: not when it would open what is somebody else's
// already.
bool may_show_link(const InvitationFile& file);

// Stands, is not used, and this is the fingerprint of its secret.
bool is_open(const InvitationFile& file, const std::string& fingerprint, hub::TimePoint now);

// What the invited one brings: the password's hash, the step of a one-time code of the invitation's
// secret, and the fingerprint of their browser.
struct Redeemed {
    std::string fingerprint{};
    std::string password{};
    int step{};
    std::string device{};
};
// Role, password, second factor and `session` at once; the invitation is used up. Whoever had a
// password before is told that it is another now; their other sessions are the caller's to end.
// not_allowed: the invitation is not open.
hub::Result<hub::Changes> redeem(const InvitationFile& file,
                                 const Redeemed& redeemed,
                                 hub::Session session,
                                 const Moment& moment);

}  // namespace rules
