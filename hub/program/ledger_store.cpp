#include "hub/program/ledger_store.hpp"

namespace program {

namespace {

const hub::AddressRecord* address_in(const hub::Changes& changes) {
    for (const hub::Record& record : changes.puts) {
        if (const auto* address = std::get_if<hub::AddressRecord>(&record)) return address;
    }
    return nullptr;
}

}  // namespace

boost::asio::awaitable<hub::Result<hub::Committed>> LedgerStore::commit(hub::Scope scope,
                                                                        hub::Changes changes) {
    if (scope.kind != hub::Scope::Kind::address)
        co_return co_await store_.commit(std::move(scope), std::move(changes));
    const hub::AddressKey address{scope.id};
    const hub::AddressRecord* record = address_in(changes);
    const bool known_stopped = ledger_.is_stopped(address);
    const bool stops = record != nullptr && record->stopped_at.has_value();
    const bool starts = record != nullptr && !stops && known_stopped;
    if (stops && !known_stopped) ledger_.stopped(address);
    auto committed = co_await store_.commit(std::move(scope), std::move(changes));
    if (starts && committed) ledger_.started(address);
    co_return committed;
}

boost::asio::awaitable<hub::Loaded> LedgerStore::load(hub::Scope scope,
                                                      std::vector<hub::RecordId> ids,
                                                      hub::IdempotencyKey key) {
    return store_.load(std::move(scope), std::move(ids), std::move(key));
}
boost::asio::awaitable<hub::DueTimers> LedgerStore::due(hub::Scope scope,
                                                        hub::TimePoint now,
                                                        std::size_t limit) {
    return store_.due(std::move(scope), now, limit);
}
boost::asio::awaitable<hub::EventPage> LedgerStore::events(hub::Scope scope,
                                                           hub::Offset after,
                                                           std::size_t limit) {
    return store_.events(std::move(scope), after, limit);
}
boost::asio::awaitable<hub::RecordPage> LedgerStore::list(hub::Scope scope,
                                                          hub::RecordKind kind,
                                                          std::string from) {
    return store_.list(std::move(scope), kind, std::move(from));
}
boost::asio::awaitable<std::vector<hub::AuditLine>> LedgerStore::audit(hub::Scope scope,
                                                                       std::string month) {
    return store_.audit(std::move(scope), std::move(month));
}
boost::asio::awaitable<std::vector<hub::GroupId>> LedgerStore::groups() {
    return store_.groups();
}

namespace {

// False: the record changed meanwhile. `marked` says whether there was something to do.
boost::asio::awaitable<bool> reapply_stop(hub::Store& store,
                                          hub::AddressKey address,
                                          hub::TimePoint now,
                                          bool& marked) {
    std::vector<hub::RecordId> ids{hub::address_record()};
    const hub::Loaded loaded =
        co_await store.load(hub::scope_of(address), std::move(ids), hub::no_key);
    const auto known = loaded.get<hub::AddressRecord>(hub::address_record());
    marked = !known.value.stopped_at;
    if (!marked) co_return true;
    hub::AddressRecord next = known.value;
    next.key = address;
    next.stopped_at = hub::TimePoint{};
    hub::Changes changes;
    changes.at = now;
    changes.actor = "ledger";
    changes.action = "reapply_stop";
    changes.when_full = hub::WhenFull::allow;
    changes.rests_on(hub::address_record(), known).put(std::move(next));
    const auto committed = co_await store.commit(hub::scope_of(address), std::move(changes));
    if (!committed && committed.error() != hub::Refusal::stale_version) {
        throw boost::system::system_error(committed.error());
    }
    co_return committed.has_value();
}

}  // namespace

boost::asio::awaitable<std::size_t> reapply_stops(hub::Store& store,
                                                  const hub::StopLedger& ledger,
                                                  hub::TimePoint now) {
    std::size_t count = 0;
    for (const hub::AddressKey& address : ledger.all()) {
        bool marked = false;
        // Another node may be at the same address: each turn one of them gets on.
        while (!co_await reapply_stop(store, address, now, marked)) marked = false;
        if (marked) ++count;
    }
    co_return count;
}

}  // namespace program
