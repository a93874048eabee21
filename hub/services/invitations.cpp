#include "hub/rules/session.hpp"
#include "hub/services/sign_in.hpp"

namespace services {

namespace asio = boost::asio;

namespace {

// An answer under a key is kept as it is: a link stands in it sealed.
constexpr std::string_view answer_place = "invitation_answer";
constexpr std::size_t longest_password = 1024;

}  // namespace

std::string SignIn::hidden(const std::string& link) {
    return rules::base64url(parts_.vault.seal_transit(link, answer_place));
}

hub::Answer SignIn::shown(const hub::Answer& recorded) {
    const auto sealed = rules::from_base64url(recorded.text);
    const auto link = sealed ? parts_.vault.open_transit(*sealed, answer_place) : std::nullopt;
    return link ? hub::Answer{*link} : recorded;
}

asio::awaitable<rules::InvitationFile> SignIn::invited_file(hub::GroupId group,
                                                            hub::PersonId person) {
    const hub::RecordId who = hub::person_record(person);
    const hub::RecordId credential = hub::credential_record(person);
    std::vector<hub::RecordId> ids{hub::group_record(), who, credential};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    co_return rules::InvitationFile{.group = loaded.get<hub::Group>(hub::group_record()),
                                    .person = loaded.get<hub::Person>(who),
                                    .credential = loaded.get<hub::Credential>(credential)};
}

asio::awaitable<rules::InvitationFile> SignIn::invitation_file(hub::GroupId group,
                                                               hub::InvitationId id) {
    std::vector<hub::RecordId> ids{record_id(id)};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    const auto invitation = loaded.get<hub::Invitation>(record_id(id));
    if (invitation.version == 0) co_return rules::InvitationFile{};
    rules::InvitationFile file = co_await invited_file(group, invitation.value.person);
    file.invitation = invitation;
    co_return file;
}

asio::awaitable<hub::Result<hub::Committed>> SignIn::act(hub::Actor actor,
                                                         hub::InviteCoordinator command,
                                                         hub::IdempotencyKey key) {
    if (!hub::is_well_formed(actor.group.text)) co_return hub::Refusal::not_found;
    std::vector<hub::RecordId> ids{hub::group_record()};
    const hub::Loaded served =
        co_await parts_.store.load(hub::scope_of(actor.group), std::move(ids), key);
    if (served.key_reused) co_return hub::Refusal::key_reused;
    if (served.answer) {
        co_return hub::Committed{.answer = shown(*served.answer), .repeated = true};
    }
    if (served.version(hub::group_record()) == 0) co_return hub::Refusal::not_found;
    const auto reached = co_await addresses_.reach(command.channel, command.number);
    if (!reached) co_return reached.error();
    const std::string by =
        actor.role == hub::Role::operator_ ? std::string{"operator"} : actor.person.text;
    const auto bound = co_await addresses_.bind(*reached, actor.group, by);
    if (!bound) co_return bound.error();
    const hub::PersonId person = bound->membership.person;
    rules::Reachable reachable = *reached;
    co_return co_await commit_invitation(
        std::move(reachable), person, std::move(actor), std::move(command), std::move(key));
}

asio::awaitable<hub::Result<hub::Committed>> SignIn::commit_invitation(
    rules::Reachable reachable,
    hub::PersonId person,
    hub::Actor actor,
    hub::InviteCoordinator command,
    hub::IdempotencyKey key) {
    const Drawn secret = draw(invitation_bytes);
    rules::FreshInvitation fresh{.fingerprint = secret.fingerprint,
                                 .totp_secret = parts_.secrets.totp_secret()};
    for (int round = 0; round < tries; ++round) {
        const rules::InvitationFile file = co_await invited_file(actor.group, person);
        Setting setting = parts_.circumstances.for_group(file.group.value);
        fresh.id = {setting.chance.id()};
        const rules::Token token{actor.group, fresh.id.text, secret.secret};
        fresh.link = settings_.base + "/invitation#" + rules::written(token);
        auto changes =
            rules::invite(file, person, reachable, actor, command, fresh, setting.moment());
        if (!changes) co_return changes.error();
        changes->key = key;
        changes->actor =
            actor.role == hub::Role::operator_ ? std::string{"operator"} : actor.person.text;
        changes->action = "invite_coordinator";
        changes->answer = {rules::may_show_link(file) ? hidden(fresh.link) : fresh.id.text};
        auto committed =
            co_await parts_.store.commit(hub::scope_of(actor.group), std::move(*changes));
        if (!committed && committed.error() == hub::Refusal::stale_version) continue;
        if (committed) committed->answer = shown(committed->answer);
        co_return committed;
    }
    co_return hub::Refusal::stale_version;
}

asio::awaitable<std::optional<hub::InvitationView>> SignIn::invitation(std::string text) {
    const auto token = rules::read_token(text);
    if (!token) co_return std::nullopt;
    const hub::InvitationId id{token->thing};
    const rules::InvitationFile file = co_await invitation_file(token->group, id);
    const std::string fingerprint = parts_.secrets.fingerprint(token->secret);
    if (!rules::is_open(file, fingerprint, parts_.circumstances.now())) co_return std::nullopt;
    const hub::Invitation& invitation = file.invitation.value;
    const std::string& group_name = file.group.value.name;
    const hub::PersonName name = file.person.value.name;
    co_return hub::InvitationView{
        .name = name,
        .group_name = group_name,
        .role = invitation.role,
        .totp_secret = invitation.totp_secret,
        .totp_uri = rules::totp_uri(group_name, name.reveal, invitation.totp_secret)};
}

asio::awaitable<hub::Result<hub::Admission>> SignIn::admit_invited(hub::RedeemInvitation shown) {
    const auto token = rules::read_token(shown.invitation);
    if (!token) co_return hub::Refusal::not_allowed;
    const hub::InvitationId id{token->thing};
    const std::string fingerprint = parts_.secrets.fingerprint(token->secret);
    const rules::InvitationFile first = co_await invitation_file(token->group, id);
    const hub::TimePoint now = parts_.circumstances.now();
    if (!rules::is_open(first, fingerprint, now)) co_return hub::Refusal::not_allowed;
    const bool weak = shown.password.size() > longest_password || !weakness(shown.password).empty();
    if (weak) co_return hub::Refusal::invalid;
    const auto step = parts_.secrets.totp_step(first.invitation.value.totp_secret, shown.totp, now);
    if (!step) co_return hub::Refusal::not_allowed;

    // Who knows an old password is out, also when this node dies after the commit.
    const hub::SessionId none;
    co_await sessions_.end_all(token->group, first.person.value.id, none);
    rules::Redeemed redeemed{.fingerprint = fingerprint, .step = *step};
    redeemed.password = co_await parts_.secrets.hash_password(std::move(shown.password));
    co_return co_await redeem(token->group, id, redeemed);
}

asio::awaitable<hub::Result<hub::Admission>> SignIn::redeem(hub::GroupId group,
                                                            hub::InvitationId id,
                                                            rules::Redeemed redeemed) {
    const Drawn cookie = draw(secret_bytes);
    const Drawn browser = draw(device_bytes);
    redeemed.device = browser.fingerprint;
    for (int round = 0; round < tries; ++round) {
        const rules::InvitationFile file = co_await invitation_file(group, id);
        hub::Person person = file.person.value;
        Setting setting = parts_.circumstances.for_group(file.group.value);
        const rules::Moment moment = setting.moment();
        const hub::Session session =
            rules::new_session(person.id, hub::Proof::two_factors, cookie.fingerprint, moment);
        auto changes = rules::redeem(file, redeemed, session, moment);
        if (!changes) co_return changes.error();
        const auto committed =
            co_await parts_.store.commit(hub::scope_of(group), std::move(*changes));
        if (!committed && committed.error() == hub::Refusal::stale_version) continue;
        if (!committed) co_return committed.error();
        co_await sessions_.end_all(group, person.id, session.id);  // begun meanwhile
        rules::add_role(person, file.invitation.value.role);
        hub::Admission result =
            admission(group, session, cookie, rules::roles_for(person, hub::Proof::two_factors));
        result.device = browser.secret;
        co_return result;
    }
    co_return hub::Refusal::busy;
}

}  // namespace services
