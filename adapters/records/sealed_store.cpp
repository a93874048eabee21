#include "adapters/records/sealed_store.hpp"

#include "adapters/json/words.hpp"
#include "adapters/records/error.hpp"
#include "adapters/records/names.hpp"
#include "adapters/records/prepare.hpp"
#include "adapters/records/record_seal.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace records {

namespace {

void add_once(std::vector<std::string>& names, std::string name) {
    if (name.empty()) return;
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
}

hub::Record opened_record(const StoredText& text, const hub::RecordId& id, KeyRing& keys) {
    RecordOpening opening{keys, record_name(id), text.key()};
    return text.decode(opening);
}

}  // namespace

SealedStore::SealedStore(ByteStore& bytes, hub::Vault& vault, hub::Random& random)
    : bytes_{bytes}, vault_{vault}, random_{random} {}

boost::asio::awaitable<void> SealedStore::learn(KeyRing& keys, std::vector<std::string> owners) {
    if (owners.empty()) co_return;
    std::vector<std::string> names;
    names.reserve(owners.size());
    for (const std::string& owner : owners) names.push_back(key_name(owner));
    std::string no_key;
    const LoadedBytes loaded =
        co_await bytes_.load(keys.scope(), std::move(names), std::move(no_key));
    for (std::size_t i = 0; i < owners.size(); ++i) keys.learn(owners[i], loaded.records.at(i));
}

boost::asio::awaitable<hub::Loaded> SealedStore::load(hub::Scope scope,
                                                      std::vector<hub::RecordId> ids,
                                                      hub::IdempotencyKey key) {
    KeyRing keys{scope_name(scope), vault_, random_, cache_};
    std::vector<hub::RecordId> stored;
    std::vector<std::string> names;
    std::vector<std::string> owners;
    hub::Loaded loaded;
    for (const hub::RecordId& id : ids) {
        loaded.add(id, 0, std::nullopt);
        if (!can_be_stored(id)) continue;
        stored.push_back(id);
        names.push_back(record_name(id));
        add_once(owners, owner_of(id));
    }
    for (const std::string& owner : owners) names.push_back(key_name(owner));

    const LoadedBytes found = co_await bytes_.load(keys.scope(), std::move(names), key.text);
    if (found.served) {
        loaded.key_reused = found.served->fingerprint != key.fingerprint;
        if (!loaded.key_reused) loaded.answer = hub::Answer{found.served->answer};
        co_return loaded;
    }
    std::vector<Sealed> sealed;
    std::vector<std::string> more;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const Bytes& bytes = found.records.at(i);
        if (!bytes.bytes) continue;
        StoredText text{*bytes.bytes, stored[i], keys.scope() + record_name(stored[i])};
        const std::string owner = owner_in(text.key());
        if (std::find(owners.begin(), owners.end(), owner) == owners.end()) add_once(more, owner);
        sealed.push_back({stored[i], bytes.version, std::move(text)});
    }
    co_await learn(keys, std::move(more));
    for (std::size_t i = 0; i < owners.size(); ++i) {
        keys.learn(owners[i], found.records.at(stored.size() + i));
    }
    for (const Sealed& record : sealed) {
        loaded.add(record.id, record.version, opened_record(record.text, record.id, keys));
    }
    co_return loaded;
}

// Keys that the cache holds need no look: the commit checks their versions.
std::vector<std::string> SealedStore::unknown_owners(const std::string& scope,
                                                     const hub::Changes& changes) {
    std::vector<std::string> owners;
    for (const hub::Record& record : changes.puts) {
        std::string owner = owner_of(record);
        if (cache_.find(scope + owner) == nullptr) add_once(owners, std::move(owner));
    }
    return owners;
}

boost::asio::awaitable<hub::Result<hub::Committed>> SealedStore::commit(hub::Scope scope,
                                                                        hub::Changes changes) {
    KeyRing keys{scope_name(scope), vault_, random_, cache_};
    auto unknown = unknown_owners(keys.scope(), changes);
    co_await learn(keys, std::move(unknown));
    auto prepared = prepare(changes, keys);
    if (!prepared) co_return prepared.error();
    prepared->fresh_epoch = random_name(random_);
    const ByteCommitted committed = co_await bytes_.commit(std::move(*prepared));
    if (committed.outcome == ByteCommitted::Outcome::written) keys.written(committed.version);
    if (committed.outcome == ByteCommitted::Outcome::stale) keys.forget();
    co_return result_of(committed);
}

boost::asio::awaitable<hub::DueTimers> SealedStore::due(hub::Scope scope,
                                                        hub::TimePoint now,
                                                        std::size_t limit) {
    const std::string name = scope_name(scope);
    const ByteDue found = co_await bytes_.due(name, now.time_since_epoch().count(), limit);
    hub::DueTimers result;
    for (const auto& [timer, at] : found.due) {
        auto parsed = parse_timer_name(timer);
        if (!parsed) fail(Error::bad_name, name, "a timer");
        const hub::TimePoint due{std::chrono::milliseconds{at}};
        result.due.push_back({std::move(parsed->record), parsed->kind, due});
    }
    if (found.next) result.next = hub::TimePoint{std::chrono::milliseconds{*found.next}};
    co_return result;
}

boost::asio::awaitable<hub::EventPage> SealedStore::events(hub::Scope scope,
                                                           hub::Offset after,
                                                           std::size_t limit) {
    const std::string name = scope_name(scope);
    ByteEvents found = co_await bytes_.events(name, after, limit);
    hub::EventPage page{.top = found.top, .epoch = std::move(found.epoch)};
    // Whoever is ahead of the log has seen another one.
    page.complete = found.lowest <= after + 1 && after <= found.top;
    for (const ByteEvent& event : found.events) {
        const std::string where = name + "event " + std::to_string(event.offset);
        page.events.push_back({event.offset, decode_event(event.bytes, where), event.version});
    }
    co_return page;
}

boost::asio::awaitable<hub::RecordPage> SealedStore::list(hub::Scope scope,
                                                          hub::RecordKind kind,
                                                          std::string from) {
    KeyRing keys{scope_name(scope), vault_, random_, cache_};
    std::string prefix = std::string{json::word(kind)} + ":";
    BytePage found = co_await bytes_.list(keys.scope(), std::move(prefix), std::move(from));
    std::vector<Sealed> sealed;
    std::vector<std::string> owners;
    for (const auto& [name, bytes] : found.records) {
        if (!bytes.bytes) continue;  // erased while the listing ran
        const auto id = parse_record_name(name);
        if (!id) fail(Error::bad_name, keys.scope(), "a record");
        StoredText text{*bytes.bytes, *id, keys.scope() + name};
        add_once(owners, owner_in(text.key()));
        sealed.push_back({*id, bytes.version, std::move(text)});
    }
    co_await learn(keys, std::move(owners));
    hub::RecordPage page{.next = std::move(found.next)};
    for (const Sealed& record : sealed) {
        page.records.push_back(
            {record.id, record.version, opened_record(record.text, record.id, keys)});
    }
    co_return page;
}

boost::asio::awaitable<std::vector<hub::AuditLine>> SealedStore::audit(hub::Scope scope,
                                                                       std::string month) {
    std::vector<ByteAudit> lines = co_await bytes_.audit(scope_name(scope), std::move(month));
    std::vector<hub::AuditLine> result;
    result.reserve(lines.size());
    for (ByteAudit& line : lines) {
        result.push_back({std::move(line.entry), std::move(line.chain)});
    }
    co_return result;
}

boost::asio::awaitable<std::vector<hub::GroupId>> SealedStore::groups() {
    std::vector<hub::GroupId> result;
    std::vector<std::string> ids = co_await bytes_.groups();
    result.reserve(ids.size());
    for (std::string& id : ids) result.push_back({std::move(id)});
    co_return result;
}

}  // namespace records
