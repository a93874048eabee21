#include "hub/rules/session.hpp"

#include "hub/rules/access.hpp"
#include "hub/rules/sign_in_words.hpp"

#include <algorithm>

namespace rules {

namespace {

hub::Changes changed(std::string actor, std::string action, hub::TimePoint now) {
    hub::Changes changes;
    changes.actor = std::move(actor);
    changes.action = std::move(action);
    changes.at = now;
    return changes;
}

hub::Changes forget_at(const hub::RecordId& record,
                       hub::Version version,
                       hub::TimePoint due,
                       hub::TimePoint now) {
    hub::Changes changes = changed("timer", "forget", now);
    changes.when_full = hub::WhenFull::allow;  // it only makes room
    changes.rests_on(record, version);
    if (version == 0) return std::move(changes.no_timer(record, hub::TimerKind::forget));
    if (now < due) return std::move(changes.timer(record, hub::TimerKind::forget, due));
    return std::move(changes.no_timer(record, hub::TimerKind::forget).erase(record));
}

}  // namespace

std::chrono::seconds longest_session(hub::Proof proof) {
    if (proof == hub::Proof::two_factors) return std::chrono::hours{12};
    return std::chrono::days{30};
}

std::chrono::seconds longest_idle(hub::Proof proof) {
    if (proof == hub::Proof::two_factors) return std::chrono::minutes{30};
    return std::chrono::days{14};
}

std::vector<hub::Role> roles_for(const hub::Person& person, hub::Proof proof) {
    std::vector<hub::Role> roles;
    for (const hub::Role role : person.roles) {
        if (role == hub::Role::operator_) continue;  // nobody in a group is one
        if (proof == hub::Proof::two_factors || !is_desk(role)) roles.push_back(role);
    }
    return roles;
}

hub::TimePoint alive_until(const hub::Session& session) {
    return std::min<hub::TimePoint>(session.ends_at, session.seen_at + longest_idle(session.proof));
}

hub::Session new_session(const hub::PersonId& person,
                         hub::Proof proof,
                         std::string fingerprint,
                         const Moment& moment) {
    return {.id = {moment.chance.id()},
            .person = person,
            .fingerprint = std::move(fingerprint),
            .proof = proof,
            .begun_at = moment.now,
            .seen_at = moment.now,
            .ends_at = moment.now + longest_session(proof)};
}

void begin_session(hub::Changes& changes, hub::Session session) {
    changes.timer(record_id(session.id), hub::TimerKind::forget, alive_until(session));
    changes.put(std::move(session));
}

void end_session(hub::Changes& changes, const hub::Session& session) {
    const hub::RecordId record = record_id(session.id);
    changes.no_timer(record, hub::TimerKind::forget).erase(record);
    changes.announce(hub::SessionEnded{.session = session.id, .person = session.person});
}

bool is_signed_in(const hub::Session& session,
                  const hub::Person& person,
                  const std::string& fingerprint,
                  hub::TimePoint now) {
    const bool opens =
        !session.fingerprint.empty() && same_secret(session.fingerprint, fingerprint);
    const bool same = !person.id.empty() && person.id == session.person;
    return opens && same && !person.blocked && now < alive_until(session);
}

hub::Changes note_use(const hub::Versioned<hub::Session>& session, hub::TimePoint now) {
    if (now < session.value.seen_at + seen_every) return {};
    hub::Session next = session.value;
    next.seen_at = now;
    hub::Changes changes = changed(next.person.text, "note_use", now);
    changes.rests_on(record_id(next.id), session);
    begin_session(changes, std::move(next));
    return changes;
}

hub::Changes forget_session(const hub::RecordId& record,
                            const hub::Versioned<hub::Session>& session,
                            hub::TimePoint now) {
    hub::Changes changes = forget_at(record, session.version, alive_until(session.value), now);
    if (!changes.erases.empty()) {
        changes.announce(
            hub::SessionEnded{.session = session.value.id, .person = session.value.person});
    }
    return changes;
}

hub::Changes forget_code(const hub::RecordId& record,
                         const hub::Versioned<hub::SignInCode>& code,
                         hub::TimePoint now) {
    const hub::TimePoint hour_over = code.value.asked_since + std::chrono::hours{1};
    return forget_at(record, code.version, std::max(code.value.expires_at, hour_over), now);
}

hub::Changes forget_invitation(const hub::RecordId& record,
                               const hub::Versioned<hub::Invitation>& invitation,
                               hub::TimePoint now) {
    return forget_at(record, invitation.version, invitation.value.expires_at, now);
}

}  // namespace rules
