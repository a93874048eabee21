#include "hub/services/sessions.hpp"

#include "hub/rules/session.hpp"
#include "hub/rules/sign_in_words.hpp"
#include "hub/services/all_of.hpp"

#include <algorithm>

namespace services {

namespace asio = boost::asio;

namespace {

constexpr std::size_t at_once = 50;  // a commit holds 200 records

bool may_end(const hub::Actor& actor, const hub::PersonId& person) {
    const bool own = !actor.person.empty() && actor.person == person;
    return own || actor.role == hub::Role::coordinator || actor.role == hub::Role::operator_;
}

}  // namespace

asio::awaitable<std::optional<hub::Visitor>> Sessions::who(std::string cookie) {
    const auto token = rules::read_token(cookie);
    if (!token) co_return std::nullopt;
    const hub::Scope scope = hub::scope_of(token->group);
    const hub::RecordId session_id = record_id(hub::SessionId{token->thing});
    std::vector<hub::RecordId> ids{session_id};
    const hub::Loaded loaded = co_await store_.load(scope, std::move(ids), hub::no_key);
    const auto session = loaded.get<hub::Session>(session_id);
    if (session.version == 0) co_return std::nullopt;
    const hub::RecordId person_id = hub::person_record(session.value.person);
    std::vector<hub::RecordId> owner{person_id};
    const hub::Loaded also = co_await store_.load(scope, std::move(owner), hub::no_key);
    const auto person = also.get<hub::Person>(person_id);
    const hub::TimePoint now = circumstances_.now();
    const std::string fingerprint = secrets_.fingerprint(token->secret);
    if (!rules::is_signed_in(session.value, person.value, fingerprint, now)) co_return std::nullopt;

    hub::Changes used = rules::note_use(session, now);
    // Whoever was quicker has noted it, or ended it: that shows at the next question.
    if (!used.empty()) static_cast<void>(co_await store_.commit(scope, std::move(used)));
    co_return hub::Visitor{.group = token->group,
                           .person = person.value.id,
                           .name = person.value.name,
                           .session = session.value.id,
                           .proof = session.value.proof,
                           .roles = rules::roles_for(person.value, session.value.proof),
                           .ends_at = session.value.ends_at};
}

asio::awaitable<void> Sessions::sign_out(hub::Visitor visitor) {
    hub::Session session;
    session.id = visitor.session;
    session.person = visitor.person;
    std::vector<hub::Session> one{std::move(session)};
    co_await end(visitor.group, std::move(one));
}

asio::awaitable<void> Sessions::end(hub::GroupId group, std::vector<hub::Session> sessions) {
    for (std::size_t first = 0; first < sessions.size(); first += at_once) {
        hub::Changes changes;
        changes.at = circumstances_.now();
        changes.actor = sessions[first].person.text;
        changes.action = "end_session";
        changes.when_full = hub::WhenFull::allow;
        const std::size_t last = std::min(first + at_once, sessions.size());
        for (std::size_t i = first; i < last; ++i) rules::end_session(changes, sessions[i]);
        static_cast<void>(co_await store_.commit(hub::scope_of(group), std::move(changes)));
    }
}

asio::awaitable<void> Sessions::end_all(hub::GroupId group,
                                        hub::PersonId person,
                                        hub::SessionId except) {
    std::string from;
    do {
        hub::RecordPage page =
            co_await store_.list(hub::scope_of(group), hub::RecordKind::session, from);
        std::vector<hub::Session> found;
        for (hub::StoredRecord& stored : page.records) {
            auto& session = std::get<hub::Session>(stored.record);
            if (session.person == person && session.id != except)
                found.push_back(std::move(session));
        }
        co_await end(group, std::move(found));
        from = page.next;
    } while (!from.empty());
}

// Devices are put by their owners alone, and seldom: one commit for all of them.
asio::awaitable<void> Sessions::erase_devices(hub::GroupId group, hub::PersonId person) {
    hub::Changes changes;
    changes.at = circumstances_.now();
    changes.actor = person.text;
    changes.action = "forget_devices";
    changes.when_full = hub::WhenFull::allow;
    const auto devices = co_await all_of<hub::Device>(store_, group, hub::RecordKind::device);
    for (const hub::Device& device : devices) {
        if (device.person == person) changes.erase(record_id(device.id));
    }
    if (changes.erases.empty()) co_return;
    static_cast<void>(co_await store_.commit(hub::scope_of(group), std::move(changes)));
}

asio::awaitable<void> Sessions::shut_out(hub::GroupId group, hub::PersonId person) {
    const hub::SessionId none;
    co_await end_all(group, person, none);
    co_await erase_devices(group, person);
}

asio::awaitable<bool> Sessions::is_known(hub::GroupId group, hub::PersonId person) {
    std::vector<hub::RecordId> ids{hub::person_record(person)};
    const hub::Loaded loaded =
        co_await store_.load(hub::scope_of(group), std::move(ids), hub::no_key);
    co_return loaded.version(hub::person_record(person)) != 0;
}

asio::awaitable<hub::Result<hub::Committed>> Sessions::act(hub::Actor actor,
                                                           hub::EndSessions command,
                                                           hub::IdempotencyKey key) {
    const hub::PersonId person = command.person.empty() ? actor.person : command.person;
    if (!may_end(actor, person)) co_return hub::Refusal::not_allowed;
    const bool known = co_await is_known(actor.group, person);
    if (!known) co_return hub::Refusal::not_found;
    co_await shut_out(actor.group, person);
    hub::Changes changes;
    changes.at = circumstances_.now();
    changes.actor = actor.role == hub::Role::operator_ ? "operator" : actor.person.text;
    changes.action = "end_sessions";
    changes.key = std::move(key);
    co_return co_await store_.commit(hub::scope_of(actor.group), std::move(changes));
}

}  // namespace services
