#include "hub/services/sign_in.hpp"

#include "hub/rules/session.hpp"
#include "hub/services/linking.hpp"

namespace services {

namespace asio = boost::asio;

namespace {

constexpr std::string_view attempt_place = "sign_in_attempt";
constexpr std::size_t attempt_bytes = 16;
constexpr std::size_t longest_attempt = 1024;
constexpr std::size_t longest_code = 32;

const hub::PersonId nobody_there{"unknown-person"};
const hub::GroupId no_group{"unknown-group"};

// "123 456" is what people type.
std::string digits_of(const std::string& code) {
    std::string digits;
    for (const char c : code.substr(0, longest_code)) {
        if (c >= '0' && c <= '9') digits += c;
    }
    return digits;
}

}  // namespace

SignIn::Drawn SignIn::draw(std::size_t bytes) {
    Drawn drawn{.secret = parts_.secrets.token(bytes)};
    drawn.fingerprint = parts_.secrets.fingerprint(drawn.secret);
    return drawn;
}

hub::Admission SignIn::admission(const hub::GroupId& group,
                                 const hub::Session& session,
                                 const Drawn& cookie,
                                 std::vector<hub::Role> roles) const {
    return {.cookie = rules::written(
                rules::Token{.group = group, .thing = session.id.text, .secret = cookie.secret}),
            .session = session,
            .group = group,
            .roles = std::move(roles)};
}

asio::awaitable<SignIn::Found> SignIn::find(hub::GroupId group,
                                            std::string channel,
                                            hub::PhoneNumber number) {
    Found found{.person = nobody_there};
    const auto reached = co_await addresses_.reach(channel, number);
    // What cannot be reached is looked up all the same: it takes as long.
    found.address = reached ? reached->address
                            : hub::AddressKey{parts_.vault.address_hash(channel, number.reveal)};
    std::vector<hub::RecordId> ids{hub::address_record()};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(found.address), std::move(ids), hub::no_key);
    const auto record = loaded.get<hub::AddressRecord>(hub::address_record());
    found.stopped = record.value.stopped_at.has_value();
    if (const hub::Membership* membership = record.value.in(group)) {
        found.person = membership->person;
        found.known = true;
    }
    found.person = co_await behind(parts_.store, group, found.person);
    co_return found;
}

asio::awaitable<rules::CodeFile> SignIn::code_file(hub::GroupId group, hub::PersonId person) {
    const hub::RecordId who = hub::person_record(person);
    const hub::RecordId code = hub::sign_in_code_record(person);
    const hub::RecordId all = hub::sign_in_code_record(rules::everybody);
    const hub::RecordId none = hub::sign_in_code_record(rules::nobody);
    std::vector<hub::RecordId> ids{hub::group_record(), who, code, all, none};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    co_return rules::CodeFile{.group = loaded.get<hub::Group>(hub::group_record()),
                              .person = loaded.get<hub::Person>(who),
                              .code = loaded.get<hub::SignInCode>(code),
                              .everybody = loaded.get<hub::SignInCode>(all),
                              .nobody = loaded.get<hub::SignInCode>(none)};
}

asio::awaitable<std::string> SignIn::ask_code(hub::AskCode command) {
    const hub::GroupId group = hub::is_well_formed(command.group.text) ? command.group : no_group;
    const Found found = co_await find(group, command.channel, command.number);
    const rules::CodeAttempt attempt{.group = group,
                                     .person = found.known ? found.person : hub::PersonId{},
                                     .chance = parts_.secrets.token(attempt_bytes)};
    rules::FreshCode fresh{.code = parts_.secrets.code(rules::code_digits)};
    fresh.fingerprint = parts_.secrets.fingerprint(fresh.code, attempt.chance);
    fresh.attempt = parts_.secrets.fingerprint(attempt.chance);
    if (!settings_.base.empty()) fresh.link = settings_.base + "/sign-in?code=" + fresh.code;
    co_await put_code(group, found, std::move(fresh));
    co_return rules::base64url(parts_.vault.seal_transit(rules::written(attempt), attempt_place));
}

asio::awaitable<void> SignIn::put_code(hub::GroupId group, Found found, rules::FreshCode fresh) {
    for (int attempt = 0; attempt < tries; ++attempt) {
        const rules::CodeFile file = co_await code_file(group, found.person);
        Setting setting = parts_.circumstances.for_group(file.group.value);
        hub::Changes changes =
            rules::ask_code(file, fresh, found.stopped, settings_.codes_per_hour, setting.moment());
        if (changes.empty()) co_return;
        const auto committed =
            co_await parts_.store.commit(hub::scope_of(group), std::move(changes));
        if (committed || committed.error() != hub::Refusal::stale_version) co_return;
    }
}

asio::awaitable<hub::Result<hub::Admission>> SignIn::admit_code(hub::ShowCode shown) {
    if (shown.attempt.size() > longest_attempt) co_return hub::Refusal::not_allowed;
    const auto sealed = rules::from_base64url(shown.attempt);
    const auto opened = sealed ? parts_.vault.open_transit(*sealed, attempt_place) : std::nullopt;
    const auto attempt = opened ? rules::read_attempt(*opened) : std::nullopt;
    if (!attempt) co_return hub::Refusal::not_allowed;
    const hub::PersonId person = attempt->person.empty() ? nobody_there : attempt->person;
    const std::string browser = parts_.secrets.fingerprint(attempt->chance);
    const std::string code = parts_.secrets.fingerprint(digits_of(shown.code), attempt->chance);
    const Drawn cookie = draw(secret_bytes);
    for (int round = 0; round < tries; ++round) {
        const rules::CodeFile file = co_await code_file(attempt->group, person);
        Setting setting = parts_.circumstances.for_group(file.group.value);
        const rules::Moment moment = setting.moment();
        const hub::Session session =
            rules::new_session(person, hub::Proof::code, cookie.fingerprint, moment);
        rules::CodeShown answer = rules::show_code(file, browser, code, session, moment);
        if (answer.changes.empty()) co_return hub::Refusal::not_allowed;
        const auto committed =
            co_await parts_.store.commit(hub::scope_of(attempt->group), std::move(answer.changes));
        if (!committed && committed.error() == hub::Refusal::stale_version) continue;
        if (!committed || !answer.right) co_return hub::Refusal::not_allowed;
        co_return admission(
            attempt->group, session, cookie, rules::roles_for(file.person.value, hub::Proof::code));
    }
    co_return hub::Refusal::busy;
}

asio::awaitable<hub::Result<hub::Admission>> SignIn::admit(hub::Credentials credentials) {
    if (auto* code = std::get_if<hub::ShowCode>(&credentials)) {
        return admit_code(std::move(*code));
    }
    if (auto* password = std::get_if<hub::ShowPassword>(&credentials)) {
        return admit_password(std::move(*password));
    }
    return admit_invited(std::get<hub::RedeemInvitation>(std::move(credentials)));
}

}  // namespace services
