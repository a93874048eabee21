#pragma once

#include "adapters/memory/byte_store.hpp"
#include "adapters/records/sealed_store.hpp"
#include "hub/services/all_of.hpp"
#include "hub/services/sign_in.hpp"
#include "hub/services/sign_in_timers.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/passing.hpp"
#include "tests/support/plain_secrets.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <string>
#include <vector>

// A hub that people sign in to, in memory.
namespace support {

// Counts what is asked of it, and lets others go first each time, so that steps of several
// interleave.
class CountingStore : public PassingStore {
public:
    using PassingStore::PassingStore;

    int loads{};
    int commits{};

    boost::asio::awaitable<hub::Loaded> load(hub::Scope scope,
                                             std::vector<hub::RecordId> ids,
                                             hub::IdempotencyKey key) override {
        ++loads;
        co_await boost::asio::post(boost::asio::use_awaitable);
        co_return co_await PassingStore::load(std::move(scope), std::move(ids), std::move(key));
    }
    boost::asio::awaitable<hub::Result<hub::Committed>> commit(hub::Scope scope,
                                                               hub::Changes changes) override {
        ++commits;
        co_await boost::asio::post(boost::asio::use_awaitable);
        co_return co_await PassingStore::commit(std::move(scope), std::move(changes));
    }
};

// What something cost the store and the password pool.
struct Cost {
    int loads{};
    int commits{};
    int passwords{};
    bool operator==(const Cost&) const = default;
};

inline const std::string ana = "+447700900123";
inline const std::string cora = "+447700900124";
inline const std::string stranger = "+447700900999";

struct Gate {
    boost::asio::io_context loop{};
    FixedClock clock{hub::TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} +
                                    std::chrono::hours{12}}};
    UtcCalendar calendar{};
    SeededRandom random{};
    PlainVault vault{};
    PlainNumbering numbering{};
    PlainSecrets secrets{};
    memory::ByteStore bytes{};
    records::SealedStore sealed{bytes, vault, random};
    CountingStore store{sealed};
    services::Circumstances circumstances{clock, calendar, random};
    services::SignIn sign_in{{store, vault, secrets, numbering, circumstances},
                             "GB",
                             {.base = "https://aid.example.org"}};
    const hub::GroupId group{"hackney"};
    const hub::Scope scope{hub::scope_of(group)};

    Gate() {
        hub::Group record;
        record.id = group;
        record.name = "Hackney";
        hub::Changes changes;
        changes.put(std::move(record));
        commit(scope, std::move(changes));
        add("ana", ana, {hub::Role::resident, hub::Role::volunteer});
    }

    void commit(const hub::Scope& where, hub::Changes changes) {
        changes.at = clock.now();
        changes.actor = "test";
        changes.action = "test";
        if (!run(loop, sealed.commit(where, std::move(changes))).has_value()) {
            throw std::runtime_error("the test's own commit was refused");
        }
    }
    // Somebody, and what stands at their address.
    void add(const std::string& id, const std::string& number, std::vector<hub::Role> roles) {
        hub::Person person;
        person.id = {id};
        person.name = {id};
        person.channel = "sms";
        person.number = {number};
        person.address = {vault.address_hash("sms", number)};
        person.roles = std::move(roles);
        hub::AddressRecord address;
        address.key = person.address;
        address.channel = "sms";
        address.number = person.number;
        address.memberships = {{group, person.id, "2"}};
        hub::Changes at_address;
        at_address.put(address);
        commit(hub::scope_of(address.key), std::move(at_address));
        hub::Changes in_group;
        in_group.put(std::move(person));
        commit(scope, std::move(in_group));
    }
    template <class T>
    T get(const hub::RecordId& id) {
        std::vector<hub::RecordId> ids{id};
        return run(loop, sealed.load(scope, std::move(ids), {})).template get<T>(id).value;
    }
    template <class T>
    void change(const hub::RecordId& id, const std::function<void(T&)>& how) {
        T record = get<T>(id);
        how(record);
        hub::Changes changes;
        changes.put(std::move(record));
        commit(scope, std::move(changes));
    }
    template <class T>
    std::vector<T> all(hub::RecordKind kind) {
        return run(loop, services::all_of<T>(sealed, group, kind));
    }
    // Texts of this phrase to this person.
    int texts(const std::string& phrase, const std::string& to) {
        const auto messages = all<hub::OutgoingMessage>(hub::RecordKind::message);
        return static_cast<int>(
            std::count_if(messages.begin(), messages.end(), [&](const auto& message) {
                return message.wording.phrase == phrase && message.to.text == to;
            }));
    }
    std::vector<hub::SessionId> ended() {
        std::vector<hub::SessionId> found;
        const auto page = run(loop, sealed.events(scope, 0, 1000));
        for (const auto& logged : page.events) {
            const auto* event = std::get_if<hub::SessionEnded>(&logged.event);
            if (event != nullptr) found.push_back(event->session);
        }
        return found;
    }
    // Serves the timers that are due.
    void serve_due() {
        const auto timers = run(loop, sealed.due(scope, clock.now(), 100));
        for (const auto& timer : timers.due) {
            if (timer.kind != hub::TimerKind::forget) continue;
            run(loop, services::forget_sign_in(sealed, clock.now(), group, timer.record));
        }
    }

    std::string ask(const std::string& number) {
        return run(loop, sign_in.ask_code({.group = group, .number = {number}}));
    }
    hub::Result<hub::Admission> show(const std::string& attempt, const std::string& code) {
        return run(loop, sign_in.admit(hub::ShowCode{.attempt = attempt, .code = code}));
    }
    hub::Result<hub::Admission> password(const std::string& number,
                                         const std::string& text,
                                         const std::string& totp,
                                         const std::string& device = {}) {
        hub::ShowPassword shown;
        shown.group = group;
        shown.number = {number};
        shown.password = text;
        shown.totp = totp;
        shown.device = device;
        return run(loop, sign_in.admit(std::move(shown)));
    }
    std::optional<hub::Visitor> who(const std::string& cookie) {
        return run(loop, sign_in.who(cookie));
    }
    template <class F>
    Cost cost(F&& doing) {
        const Cost before{store.loads, store.commits, secrets.verified};
        doing();
        return {store.loads - before.loads,
                store.commits - before.commits,
                secrets.verified - before.passwords};
    }

    const hub::Actor operator_of{hub::Role::operator_, group, {}};

    hub::Result<hub::Committed> invite(const std::string& number,
                                       hub::Role role,
                                       const std::string& key = {},
                                       std::optional<hub::Actor> by = std::nullopt) {
        hub::InviteCoordinator command;
        command.name = {"Cora"};
        command.number = {number};
        command.role = role;
        return run(
            loop,
            sign_in.act(by.value_or(operator_of), command, {.text = key, .fingerprint = key}));
    }
    static std::string token_in(const std::string& link) { return link.substr(link.find('#') + 1); }
    // The last link that was texted.
    std::string texted_link() {
        std::string link;
        for (const auto& message : all<hub::OutgoingMessage>(hub::RecordKind::message)) {
            if (message.wording.phrase == "invitation") link = message.wording.values.at("link");
        }
        return link;
    }
    std::string totp_of(const std::string& token) {
        const auto view = run(loop, sign_in.invitation(token));
        return view ? PlainSecrets::totp(view->totp_secret, clock.now()) : "";
    }
    hub::Result<hub::Admission> redeem(const std::string& token,
                                       const std::string& text,
                                       const std::string& totp) {
        return run(loop, sign_in.admit(hub::RedeemInvitation{token, text, totp}));
    }
    // A coordinator with a password, signed in.
    hub::Admission coordinator() {
        const std::string token = token_in(invite(cora, hub::Role::coordinator)->answer.text);
        return redeem(token, "correct horse", totp_of(token)).value();
    }
    // What Cora's app shows now.
    std::string coras_totp() {
        const auto invitations = all<hub::Credential>(hub::RecordKind::credential);
        return PlainSecrets::totp(invitations.front().totp_secret, clock.now());
    }
};

}  // namespace support
