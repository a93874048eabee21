#pragma once

#include "hub/rules/case.hpp"

#include <string>
#include <vector>

// Who is signed in, and for how long.
namespace rules {

// After signing in, whatever is done meanwhile; and without doing anything.
std::chrono::seconds longest_session(hub::Proof proof);
std::chrono::seconds longest_idle(hub::Proof proof);

inline constexpr std::chrono::minutes seen_every{
    5};  // a session's record is not written more often

// What a person may act as. Who showed only a code to their own address runs no queue.
std::vector<hub::Role> roles_for(const hub::Person& person, hub::Proof proof);

// When it ends if it is not used again.
hub::TimePoint alive_until(const hub::Session& session);

// A session that begins now.
hub::Session new_session(const hub::PersonId& person,
                         hub::Proof proof,
                         std::string fingerprint,
                         const Moment& moment);

// Puts it, with the timer that ends it.
void begin_session(hub::Changes& changes, hub::Session session);
// Erases it and tells those who serve it.
void end_session(hub::Changes& changes, const hub::Session& session);

// Of the secret in a cookie, the session that it opens, and its person: signed in?
bool is_signed_in(const hub::Session& session,
                  const hub::Person& person,
                  const std::string& fingerprint,
                  hub::TimePoint now);

// It was used. Empty changes when that was noted a short time ago.
hub::Changes note_use(const hub::Versioned<hub::Session>& session, hub::TimePoint now);

// Their timers (record, forget): what is over is erased, else the timer waits on. An ended session
// is announced.
hub::Changes forget_session(const hub::RecordId& record,
                            const hub::Versioned<hub::Session>& session,
                            hub::TimePoint now);
hub::Changes forget_code(const hub::RecordId& record,
                         const hub::Versioned<hub::SignInCode>& code,
                         hub::TimePoint now);
hub::Changes forget_invitation(const hub::RecordId& record,
                               const hub::Versioned<hub::Invitation>& invitation,
                               hub::TimePoint now);

}  // namespace rules
