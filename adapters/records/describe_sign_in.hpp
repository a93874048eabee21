#pragma once

#include "adapters/records/describe.hpp"
#include "hub/domain/sign_in.hpp"

// The fields of what is kept about who somebody is. Secrets themselves are not there; what stands
// for them is sealed where it is somebody's own.
namespace records {

template <class A>
void describe(A& a, Like<hub::Session> auto& session) {
    a.field("id", session.id);
    a.field("person", session.person);
    a.field("fingerprint", session.fingerprint);
    a.field("proof", session.proof);
    a.field("begun", session.begun_at);
    a.field("seen", session.seen_at);
    a.field("ends", session.ends_at);
}

template <class A>
void describe(A& a, Like<hub::Credential> auto& credential) {
    a.field("person", credential.person);
    a.secret("password", credential.password);
    a.secret("totp", credential.totp_secret);
    a.field("last_step", credential.last_step);
    a.field("failures", credential.failures);
    a.field("failed", credential.failed_at);
    a.field("devices", credential.devices);
}

template <class A>
void describe(A& a, Like<hub::Invitation> auto& invitation) {
    a.field("id", invitation.id);
    a.field("person", invitation.person);
    a.field("made_by", invitation.made_by);
    a.field("role", invitation.role);
    a.field("fingerprint", invitation.fingerprint);
    a.secret("totp", invitation.totp_secret);
    a.field("expires", invitation.expires_at);
    a.field("used", invitation.used_at);
}

template <class A>
void describe(A& a, Like<hub::SignInCode> auto& code) {
    a.field("person", code.person);
    a.field("attempt", code.attempt);
    a.field("fingerprint", code.fingerprint);
    a.field("tries_left", code.tries_left);
    a.field("expires", code.expires_at);
    a.field("asked_since", code.asked_since);
    a.field("asked", code.asked);
}

template <class A>
void describe(A& a, Like<hub::Device> auto& device) {
    a.field("id", device.id);
    a.field("person", device.person);
    a.secret("endpoint", device.endpoint);
    a.secret("browser_key", device.key);
    a.secret("secret", device.secret);
    a.field("since", device.since);
}

}  // namespace records
