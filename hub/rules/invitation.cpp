#include "hub/rules/invitation.hpp"

#include "hub/rules/access.hpp"
#include "hub/rules/compose.hpp"
#include "hub/rules/password.hpp"
#include "hub/rules/session.hpp"
#include "hub/rules/sign_in_words.hpp"

#include <algorithm>

namespace rules {

namespace {

bool is_invited(hub::Role role) {
    return is_desk(role) || role == hub::Role::observer;
}

hub::Changes resting_on(const InvitationFile& file,
                        const hub::PersonId& person,
                        const Moment& moment) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), file.group);
    changes.rests_on(hub::person_record(person), file.person);
    changes.rests_on(hub::credential_record(person), file.credential);
    return changes;
}

void send_link(hub::Changes& changes,
               const InvitationFile& file,
               const hub::PersonId& person,
               const FreshInvitation& fresh,
               const Moment& moment) {
    const hub::Wording words =
        wording(phrases::invitation, {{"group", file.group.value.name}, {"link", fresh.link}});
    changes.send(compose(moment, person, hub::Purpose::news, words), moment.now);
}

void give_role(hub::Changes& changes, const InvitationFile& file) {
    const hub::Role role = file.invitation.value.role;
    hub::Person person = file.person.value;
    add_role(person, role);
    changes.announce(hub::PersonChanged{person.id});
    hub::Group group = file.group.value;
    auto& coordinators = group.coordinators;
    const bool listed =
        std::find(coordinators.begin(), coordinators.end(), person.id) != coordinators.end();
    if (is_desk(role) && !listed) {
        coordinators.push_back(person.id);
        changes.put(std::move(group)).announce(hub::GroupChanged{});
    }
    changes.put(std::move(person));
}

hub::Credential new_credential(const InvitationFile& file, const Redeemed& redeemed) {
    hub::Credential credential{.person = file.invitation.value.person,
                               .password = redeemed.password,
                               .totp_secret = file.invitation.value.totp_secret,
                               .last_step = redeemed.step};
    know_device(credential, redeemed.device);
    return credential;
}

void tell_new_password(hub::Changes& changes, const InvitationFile& file, const Moment& moment) {
    const hub::Wording words =
        wording(phrases::new_password,
                {{"group", file.group.value.name}, {"when", local_text(moment, moment.now)}});
    changes.send(compose(moment, file.person.value.id, hub::Purpose::news, words), moment.now);
}

}  // namespace

hub::Result<hub::Changes> invite(const InvitationFile& file,
                                 const hub::PersonId& person,
                                 const Reachable& reachable,
                                 const hub::Actor& actor,
                                 const hub::InviteCoordinator& command,
                                 const FreshInvitation& fresh,
                                 const Moment& moment) {
    if (file.group.version == 0) return hub::Refusal::not_found;
    if (file.person.value.blocked) return hub::Refusal::not_allowed;
    if (!is_invited(command.role)) return hub::Refusal::invalid;
    hub::Person invited = person_at(file.person.value, person, reachable, moment);
    if (invited.name.empty()) invited.name = command.name;
    if (invited.name.empty()) return hub::Refusal::invalid;
    if (file.person.version == 0) invited.language = file.group.value.language;

    hub::Changes changes = resting_on(file, person, moment);
    changes.put(std::move(invited)).announce(hub::PersonChanged{person});
    const hub::Invitation invitation{.id = fresh.id,
                                     .person = person,
                                     .made_by = actor.person,
                                     .role = command.role,
                                     .fingerprint = fresh.fingerprint,
                                     .totp_secret = fresh.totp_secret,
                                     .expires_at = moment.now + invitation_lasts};
    changes.timer(record_id(fresh.id), hub::TimerKind::forget, invitation.expires_at);
    changes.put(invitation);
    send_link(changes, file, person, fresh, moment);
    return changes;
}

bool may_show_link(const InvitationFile& file) {
    return file.credential.version == 0;
}

bool is_open(const InvitationFile& file, const std::string& fingerprint, hub::TimePoint now) {
    const hub::Invitation& invitation = file.invitation.value;
    const bool stands =
        file.group.version != 0 && file.person.version != 0 && file.invitation.version != 0;
    return stands && !file.person.value.blocked && !invitation.used_at &&
           now < invitation.expires_at && same_secret(invitation.fingerprint, fingerprint);
}

hub::Result<hub::Changes> redeem(const InvitationFile& file,
                                 const Redeemed& redeemed,
                                 hub::Session session,
                                 const Moment& moment) {
    if (!is_open(file, redeemed.fingerprint, moment.now)) return hub::Refusal::not_allowed;
    hub::Invitation used = file.invitation.value;
    hub::Changes changes = resting_on(file, used.person, moment);
    changes.rests_on(record_id(used.id), file.invitation);
    changes.actor = used.person.text;
    changes.action = "redeem_invitation";
    changes.put(new_credential(file, redeemed));
    give_role(changes, file);
    if (file.credential.version != 0) tell_new_password(changes, file, moment);
    used.used_at = moment.now;
    used.totp_secret.clear();  // it is the credential's now
    changes.put(std::move(used));
    begin_session(changes, std::move(session));
    return changes;
}

}  // namespace rules
