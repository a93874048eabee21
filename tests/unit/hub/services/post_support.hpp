#pragma once

#include "adapters/memory/byte_inbox.hpp"
#include "adapters/memory/byte_store.hpp"
#include "adapters/records/sealed_inbox.hpp"
#include "adapters/records/sealed_store.hpp"
#include "hub/services/delivery.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/passing.hpp"
#include "tests/support/run.hpp"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

// A hub with one group, in memory, whose store fails when it is told to.
namespace support {

// Counts commits and fails at one of them, before or after it was done. Where a node dies with it,
// no commit or load that follows is answered either.
class FailingStore : public PassingStore {
public:
    using PassingStore::PassingStore;

    int commits{};
    int fails_at{};                                           // 0: never
    bool after{};                                             // done, but nobody is told
    bool dies{};                                              // false: only that one answer is lost
    std::function<void(const hub::Scope&, int)> on_commit{};  // before each, with its number

    boost::asio::awaitable<hub::Loaded> load(hub::Scope scope,
                                             std::vector<hub::RecordId> ids,
                                             hub::IdempotencyKey key) override {
        if (dead()) away();
        return PassingStore::load(std::move(scope), std::move(ids), std::move(key));
    }
    boost::asio::awaitable<hub::Result<hub::Committed>> commit(hub::Scope scope,
                                                               hub::Changes changes) override {
        if (dead()) away();
        const int number = ++commits;
        if (on_commit) on_commit(scope, number);
        if (number == fails_at && !after) away();
        auto committed = co_await PassingStore::commit(std::move(scope), std::move(changes));
        if (number == fails_at && after) away();
        co_return committed;
    }

    [[noreturn]] static void away() {
        throw boost::system::system_error(make_error_code(boost::system::errc::connection_reset),
                                          "the store is away");
    }

private:
    bool dead() const { return dies && fails_at != 0 && commits >= fails_at; }
};

// Applies steps under their ids, as a group does, and fails when it is told to.
class CollectedSteps : public services::StepTarget {
public:
    std::vector<hub::Step> applied{};  // each once
    int calls{};
    std::string refuses{};  // steps with these words cannot be applied

    boost::asio::awaitable<void> apply(hub::Step step) override {
        ++calls;
        if (!refuses.empty() && step.text.reveal == refuses) {
            throw std::runtime_error("this step cannot be applied");
        }
        if (seen_.insert(step.id).second) applied.push_back(std::move(step));
        co_return;
    }

private:
    std::set<hub::StepId> seen_;
};

// Everything that is shared by the nodes of a test.
struct World {
    boost::asio::io_context loop{};
    FixedClock clock{hub::TimePoint{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} +
                                    std::chrono::hours{12}}};
    UtcCalendar calendar{};
    SeededRandom random{};
    PlainVault vault{};
    PlainNumbering numbering{};
    CountingIds ids{};
    CountedMeasures measures{};
    HeardAlarm alarm{};
    memory::ByteStore bytes{};
    records::SealedStore sealed{bytes, vault, random};
    memory::ByteInbox inbox_bytes{};
    records::SealedInbox inbox{inbox_bytes, vault, ids};
    CollectedSteps target{};
    ScriptedChannel sms{};
    services::Circumstances circumstances{clock, calendar, random};
    services::StopGuard guard{};

    const hub::GroupId group{"hackney"};
    const hub::Scope scope{hub::scope_of(group)};

    hub::AddressKey address_of(const std::string& number) {
        return {vault.address_hash("sms", number)};
    }

    void commit(const hub::Scope& where, hub::Changes changes) {
        changes.at = clock.now();
        changes.actor = "test";
        changes.action = "test";
        const bool done = run(loop, sealed.commit(where, std::move(changes))).has_value();
        if (!done) throw std::runtime_error("the test's own commit was refused");
    }

    template <class T>
    hub::Versioned<T> load(const hub::Scope& where, const hub::RecordId& id) {
        std::vector<hub::RecordId> wanted{id};
        return run(loop, sealed.load(where, std::move(wanted), {})).template get<T>(id);
    }

    hub::OutgoingMessage message(const std::string& id) {
        return load<hub::OutgoingMessage>(scope, record_id(hub::MessageId{id})).value;
    }

    hub::AddressRecord address(const std::string& number) {
        return load<hub::AddressRecord>(hub::scope_of(address_of(number)), hub::address_record())
            .value;
    }
};

// One node: its own coroutines and its own view of whether the store is there.
struct Node {
    explicit Node(World& shared)
        : world(shared),
          delivery({store, world.vault, world.measures, world.circumstances, steps, world.guard},
                   {{"sms", &world.sms}},
                   [](const hub::Wording& wording, std::string_view language) {
                       return wording.phrase.empty()
                                  ? ""
                                  : wording.phrase + " in " + std::string(language);
                   },
                   {}) {}

    World& world;
    FailingStore store{world.sealed};
    services::Steps steps{store, world.target, world.clock};
    services::Delivery delivery;

    // Not on the world's loop, so that a test may act in the middle of another coroutine.
    void send(const std::string& message) {
        boost::asio::io_context loop;
        run(loop, delivery.send(world.group, {message}));
    }
    // False: the node died of it.
    bool survives(const std::string& message) {
        try {
            send(message);
            return true;
        } catch (const std::exception&) {
            return false;
        }
    }
    void report(const std::string& message, hub::MessageState state) {
        boost::asio::io_context loop;
        hub::DeliveryReport said;
        said.group = world.group;
        said.message = {message};
        said.state = state;
        said.received_at = world.clock.now();
        run(loop, delivery.report(std::move(said)));
    }
    // Serves what is due now; gives how many timers there were.
    std::size_t serve_due() {
        boost::asio::io_context loop;
        const auto timers = run(loop, world.sealed.due(world.scope, world.clock.now(), 100));
        for (const auto& timer : timers.due) {
            const hub::MessageId id{timer.record.id};
            if (timer.kind == hub::TimerKind::send) run(loop, delivery.send(world.group, id));
            if (timer.kind == hub::TimerKind::forget) run(loop, delivery.forget(world.group, id));
        }
        return timers.due.size();
    }
};

inline const std::string ana = "+447700900123";

inline void open_group(World& world) {
    hub::Group group;
    group.id = world.group;
    group.name = "Hackney";
    group.hub_numbers = {"sms:+447700900000"};
    hub::Person person;
    person.id = {"ana"};
    person.channel = "sms";
    person.number = {ana};
    person.address = world.address_of(ana);
    hub::Changes changes;
    changes.put(std::move(group)).put(std::move(person));
    world.commit(world.scope, std::move(changes));
}

inline hub::OutgoingMessage news(World& world,
                                 const std::string& id,
                                 hub::Purpose purpose = hub::Purpose::news) {
    hub::OutgoingMessage message;
    message.id = {id};
    message.to = {"ana"};
    message.purpose = purpose;
    message.wording.phrase = "closed";
    message.created_at = world.clock.now();
    message.useful_until = world.clock.now() + std::chrono::hours{24};
    return message;
}

inline void queue(World& world, hub::OutgoingMessage message) {
    hub::Changes changes;
    changes.send(std::move(message), world.clock.now());
    world.commit(world.scope, std::move(changes));
}

inline void set_stopped(World& world, const std::string& number) {
    const hub::Scope where = hub::scope_of(world.address_of(number));
    boost::asio::io_context loop;
    std::vector<hub::RecordId> wanted{hub::address_record()};
    const auto loaded = run(loop, world.sealed.load(where, std::move(wanted), {}));
    auto record = loaded.get<hub::AddressRecord>(hub::address_record());
    record.value.stopped_at = world.clock.now();
    hub::Changes changes;
    changes.rests_on(hub::address_record(), record.version).put(record.value);
    changes.at = world.clock.now();
    changes.actor = "test";
    changes.action = "stop";
    if (!run(loop, world.sealed.commit(where, std::move(changes))).has_value()) {
        throw std::runtime_error("the STOP was refused");
    }
}

}  // namespace support
