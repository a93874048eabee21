#include "tests/simulation/world/store_link.hpp"

#include "tests/simulation/world/facts_of.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <string_view>
#include <utility>

namespace simulation {

namespace asio = boost::asio;

namespace {

constexpr Millis command_limit = 800;

[[noreturn]] void fail(asio::error::basic_errors why) {
    throw boost::system::system_error(make_error_code(why));
}

void stop_if_dead(const bool& alive) {
    if (!alive) fail(asio::error::operation_aborted);
}

// "in:ID" and "step:ID-1:REQUEST" name the text that they come from. A STOP that is settled at the
// door has an id of its own, "stop-HASH".
std::string_view inbound_in(std::string_view key) {
    for (const std::string_view front : {"in:", "step:"}) {
        if (!key.starts_with(front)) continue;
        key.remove_prefix(front.size());
        const std::size_t own_dash = key.starts_with("stop-") ? 5 : 0;
        return key.substr(0, key.find_first_of("-:", own_dash));
    }
    return {};
}

// For the trace: what was put.
std::string words_of(const oracle::Commit& commit) {
    std::string words = commit.key;
    for (const auto& request : commit.requests)
        words += " request " + request.id + " " + request.state;
    for (const auto& message : commit.messages) {
        words += " message " + message.id + " " + message.phrase + " " + message.state;
    }
    for (const auto& address : commit.addresses) {
        words += " address " + address.number + (address.stopped ? " stopped" : "") +
                 " marked=" + address.marked;
    }
    for (const auto& timer : commit.timers)
        words += " timer " + timer.name + (timer.due ? " " + std::to_string(*timer.due) : " off");
    return words;
}

Millis way(Ground& ground) {
    if (ground.dice.chance(ground.faults.rate(Fault::slow)))
        return ground.dice.between(10, command_limit - 10);
    return ground.dice.between(0, 2);
}

}  // namespace

void perhaps_die(Ground& ground, const bool& alive) {
    // So that of a hundred commits or so one is a node's last.
    constexpr double deaths_per_await = 1.0 / 2000;
    if (alive && ground.dice.chance(ground.faults.rate(Fault::crash) * deaths_per_await))
        ground.kill(alive);
}

asio::awaitable<void> reach_store(Ground& ground, const bool& alive, bool writes) {
    stop_if_dead(alive);
    const bool lost = ground.dice.chance(ground.faults.rate(Fault::unreachable));
    if (lost || ground.store_away_until > ground.time.now()) {
        co_await ground.time.pass(command_limit);
        fail(alive ? asio::error::timed_out : asio::error::operation_aborted);
    }
    const int server = ground.rollbacks;
    perhaps_die(ground, alive);
    co_await ground.time.pass(way(ground));
    if (alive) co_return;
    // What a dying node had sent may still arrive, but not at another server.
    if (!writes || server != ground.rollbacks || ground.dice.chance(0.5))
        fail(asio::error::operation_aborted);
    ground.marks.hit("a write arrived after its node had died");
}

asio::awaitable<void> hear_back(Ground& ground, const bool& alive) {
    perhaps_die(ground, alive);
    const bool lost = ground.dice.chance(ground.faults.rate(Fault::reply_lost));
    if (lost) {
        co_await ground.time.pass(command_limit);
        ground.marks.hit("a reply was lost");
        fail(asio::error::timed_out);
    }
    co_await ground.time.pass(way(ground));
    stop_if_dead(alive);
}

asio::awaitable<hub::Loaded> StoreLink::load(hub::Scope scope,
                                             std::vector<hub::RecordId> ids,
                                             hub::IdempotencyKey key) {
    co_await reach_store(ground_, alive_, false);
    hub::Loaded loaded = co_await real_.load(std::move(scope), std::move(ids), std::move(key));
    // Old by the time that it arrives, sometimes.
    if ((ground_.dice.next() & 1U) != 0) co_await hear_back(ground_, alive_);
    co_return loaded;
}

asio::awaitable<hub::Result<hub::Committed>> StoreLink::commit(hub::Scope scope,
                                                               hub::Changes changes) {
    co_await reach_store(ground_, alive_, true);
    if (!changes.reads.empty() && ground_.dice.chance(ground_.faults.rate(Fault::stale))) {
        co_await hear_back(ground_, alive_);
        co_return hub::Refusal::stale_version;
    }
    oracle::Commit facts = facts_of(changes);
    const hub::Scope where = scope;
    hub::Result<hub::Committed> committed =
        co_await real_.commit(std::move(scope), std::move(changes));
    if (committed && !committed->repeated) written(where, std::move(facts), *committed);
    if (committed && committed->repeated) ground_.marks.hit("a commit was repeated under its key");
    if (!committed && committed.error() == hub::Refusal::stale_version)
        ground_.marks.hit("a commit met a changed record");
    if (!alive_) ground_.marks.hit("a node died between its commit and the answer");
    co_await hear_back(ground_, alive_);
    co_return committed;
}

// What people and the desk came to see, and what rarely happens to an address.
void StoreLink::note_marks(const oracle::Commit& commit) {
    Marks& marks = ground_.marks;
    for (const oracle::RequestPut& request : commit.requests)
        marks.hit("request: " + request.state);
    for (const oracle::AlertPut& alert : commit.alerts) marks.hit("alert: " + alert.kind);
    for (const oracle::MessagePut& message : commit.messages) {
        if (message.state == "queued" || message.state == "sending") continue;
        marks.hit("message: " + message.state);
        if (message.state == "sent") marks.hit("said: " + message.phrase);
    }
    for (const oracle::AddressPut& address : commit.addresses) {
        if (address.stopped && !address.marked.empty())
            marks.hit("a STOP met a hand-over under way");
    }
}

void StoreLink::written(const hub::Scope& scope,
                        oracle::Commit commit,
                        const hub::Committed& committed) {
    commit.scope = name_of(scope);
    commit.node = node_;
    commit.epoch = committed.epoch;
    commit.version = committed.version;
    commit.top = committed.offset;
    const auto text = ground_.texts.find(std::string(inbound_in(commit.key)));
    if (text != ground_.texts.end()) commit.caused_by.push_back(text->second);
    ++ground_.commits;
    note_marks(commit);
    if (committed.version == 1) ground_.scopes.insert(commit.scope);
    ground_.mix(commit.scope);
    ground_.mix(commit.action);
    if (ground_.trace)
        ground_.note(commit.scope + " v" + std::to_string(commit.version) + " by " + node_,
                     commit.action + " " + words_of(commit));
    ground_.oracle.committed(commit, ground_.time.now());
    if (scope.kind != hub::Scope::Kind::group) return;
    for (const oracle::TimerSet& timer : commit.timers) {
        if (timer.due) ground_.due_at(scope.id, *timer.due);
    }
}

asio::awaitable<hub::DueTimers> StoreLink::due(hub::Scope scope,
                                               hub::TimePoint now,
                                               std::size_t limit) {
    co_await reach_store(ground_, alive_, false);
    co_return co_await real_.due(std::move(scope), now, limit);
}

asio::awaitable<hub::EventPage> StoreLink::events(hub::Scope scope,
                                                  hub::Offset after,
                                                  std::size_t limit) {
    co_await reach_store(ground_, alive_, false);
    co_return co_await real_.events(std::move(scope), after, limit);
}

asio::awaitable<hub::RecordPage> StoreLink::list(hub::Scope scope,
                                                 hub::RecordKind kind,
                                                 std::string from) {
    co_await reach_store(ground_, alive_, false);
    co_return co_await real_.list(std::move(scope), kind, std::move(from));
}

asio::awaitable<std::vector<hub::AuditLine>> StoreLink::audit(hub::Scope scope, std::string month) {
    co_await reach_store(ground_, alive_, false);
    co_return co_await real_.audit(std::move(scope), std::move(month));
}

asio::awaitable<std::vector<hub::GroupId>> StoreLink::groups() {
    co_await reach_store(ground_, alive_, false);
    co_return co_await real_.groups();
}

}  // namespace simulation
