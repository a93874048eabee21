#include "tests/simulation/world/handle_store.hpp"

#include "adapters/json/words.hpp"
#include "adapters/records/audit_line.hpp"
#include "adapters/records/names.hpp"
#include "adapters/records/prepare.hpp"

#include <cstring>
#include <stdexcept>

namespace simulation {

namespace asio = boost::asio;

namespace {

template <class List, class T>
std::string shelve(List& shelf, T&& thing) {
    const std::uint64_t number = shelf.size();
    shelf.push_back(std::forward<T>(thing));
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    return bytes;
}

template <class List>
const auto& taken(const List& shelf, const std::string& bytes) {
    std::uint64_t number = 0;
    if (bytes.size() != sizeof number) throw std::logic_error("no number of a record");
    std::memcpy(&number, bytes.data(), sizeof number);
    return shelf.at(number);
}

hub::RecordId id_in(const std::string& name) {
    auto id = records::parse_record_name(name);
    if (!id) throw std::logic_error("no name of a record: " + name);
    return *std::move(id);
}

}  // namespace

asio::awaitable<hub::Loaded> HandleStore::load(hub::Scope scope,
                                               std::vector<hub::RecordId> ids,
                                               hub::IdempotencyKey key) {
    hub::Loaded loaded;
    std::vector<std::string> names;
    std::vector<const hub::RecordId*> stored;
    for (const hub::RecordId& id : ids) {
        if (!records::can_be_stored(id)) {
            loaded.add(id, 0, std::nullopt);
            continue;
        }
        stored.push_back(&id);
        names.push_back(records::record_name(id));
    }
    const records::LoadedBytes found =
        co_await bytes_.load(records::scope_name(scope), std::move(names), key.text);
    if (found.served) {
        loaded.key_reused = found.served->fingerprint != key.fingerprint;
        if (!loaded.key_reused) loaded.answer = hub::Answer{found.served->answer};
        for (const hub::RecordId* id : stored) loaded.add(*id, 0, std::nullopt);
        co_return loaded;
    }
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const records::Bytes& bytes = found.records[i];
        if (bytes.bytes) {
            loaded.add(*stored[i], bytes.version, taken(shelf_.records, *bytes.bytes));
        } else {
            loaded.add(*stored[i], bytes.version, std::nullopt);
        }
    }
    co_return loaded;
}

asio::awaitable<hub::Result<hub::Committed>> HandleStore::commit(hub::Scope scope,
                                                                 hub::Changes changes) {
    records::ByteCommit commit;
    commit.scope = records::scope_name(scope);
    commit.audit = records::audit_line(changes);
    commit.month = records::audit_month(changes.at);
    for (const hub::Read& read : changes.reads) {
        if (records::can_be_stored(read.record))
            commit.reads.emplace_back(records::record_name(read.record), read.version);
    }
    for (hub::Record& record : changes.puts) {
        std::string name = records::record_name(hub::id_of(record));
        commit.puts.emplace_back(std::move(name), shelve(shelf_.records, std::move(record)));
    }
    for (const hub::RecordId& id : changes.erases)
        commit.erases.push_back(records::record_name(id));
    for (const hub::Timer& timer : changes.timers) {
        records::ByteTimer bytes{.name = records::timer_name(timer.record, timer.kind)};
        if (timer.due) bytes.due = timer.due->time_since_epoch().count();
        commit.timers.push_back(std::move(bytes));
    }
    for (hub::Event& event : changes.events)
        commit.events.push_back(shelve(shelf_.events, std::move(event)));
    commit.key = {.key = std::move(changes.key.text),
                  .fingerprint = std::move(changes.key.fingerprint)};
    commit.answer = std::move(changes.answer.text);
    commit.now = changes.at.time_since_epoch().count();
    commit.fresh_epoch = "epoch-" + std::to_string(random_.number());
    commit.allow_when_full = changes.when_full == hub::WhenFull::allow;
    const records::ByteCommitted committed = co_await bytes_.commit(std::move(commit));
    co_return records::result_of(committed);
}

asio::awaitable<hub::DueTimers> HandleStore::due(hub::Scope scope,
                                                 hub::TimePoint now,
                                                 std::size_t limit) {
    const records::ByteDue found =
        co_await bytes_.due(records::scope_name(scope), now.time_since_epoch().count(), limit);
    hub::DueTimers due;
    for (const auto& [name, at] : found.due) {
        auto timer = records::parse_timer_name(name);
        if (!timer) throw std::logic_error("no name of a timer: " + name);
        const hub::TimePoint when{std::chrono::milliseconds{at}};
        due.due.push_back({std::move(timer->record), timer->kind, when});
    }
    if (found.next) due.next = hub::TimePoint{std::chrono::milliseconds{*found.next}};
    co_return due;
}

asio::awaitable<hub::EventPage> HandleStore::events(hub::Scope scope,
                                                    hub::Offset after,
                                                    std::size_t limit) {
    const records::ByteEvents found =
        co_await bytes_.events(records::scope_name(scope), after, limit);
    hub::EventPage page;
    page.top = found.top;
    page.epoch = found.epoch;
    page.complete = found.lowest <= after + 1 && after <= found.top;
    for (const records::ByteEvent& event : found.events) {
        page.events.push_back({event.offset, taken(shelf_.events, event.bytes), event.version});
    }
    co_return page;
}

asio::awaitable<hub::RecordPage> HandleStore::list(hub::Scope scope,
                                                   hub::RecordKind kind,
                                                   std::string from) {
    std::string prefix = std::string{json::word(kind)} + ":";
    const records::BytePage found =
        co_await bytes_.list(records::scope_name(scope), std::move(prefix), std::move(from));
    hub::RecordPage page;
    page.next = found.next;
    for (const auto& [name, bytes] : found.records) {
        if (!bytes.bytes) continue;
        page.records.push_back({id_in(name), bytes.version, taken(shelf_.records, *bytes.bytes)});
    }
    co_return page;
}

asio::awaitable<std::vector<hub::AuditLine>> HandleStore::audit(hub::Scope scope,
                                                                std::string month) {
    std::vector<records::ByteAudit> found =
        co_await bytes_.audit(records::scope_name(scope), std::move(month));
    std::vector<hub::AuditLine> lines;
    lines.reserve(found.size());
    for (records::ByteAudit& line : found) {
        lines.push_back({std::move(line.entry), std::move(line.chain)});
    }
    co_return lines;
}

asio::awaitable<std::vector<hub::GroupId>> HandleStore::groups() {
    std::vector<std::string> found = co_await bytes_.groups();
    std::vector<hub::GroupId> groups;
    groups.reserve(found.size());
    for (std::string& id : found) groups.push_back({std::move(id)});
    co_return groups;
}

}  // namespace simulation
