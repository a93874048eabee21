#include "adapters/records/prepare.hpp"

#include "adapters/records/audit_line.hpp"
#include "adapters/records/codec.hpp"
#include "adapters/records/names.hpp"
#include "adapters/records/record_seal.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace records {

namespace {

constexpr std::size_t max_key = 128;

bool is_key_character(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '.' || c == '-';
}

bool is_storable(const hub::IdempotencyKey& key) {
    return key.text.size() <= max_key &&
           std::all_of(key.text.begin(), key.text.end(), is_key_character);
}

bool are_storable(const hub::Changes& changes) {
    const auto puts = std::all_of(changes.puts.begin(), changes.puts.end(), [](const auto& record) {
        return can_be_stored(hub::id_of(record));
    });
    const auto timers = std::all_of(changes.timers.begin(),
                                    changes.timers.end(),
                                    [](const auto& timer) { return can_be_stored(timer.record); });
    return puts && timers && is_storable(changes.key) &&
           std::all_of(changes.erases.begin(), changes.erases.end(), can_be_stored);
}

// A record whose id cannot be stored is absent: a decision that saw it rests on nothing.
bool add_reads(const hub::Changes& changes, ByteCommit& commit) {
    for (const hub::Read& read : changes.reads) {
        if (can_be_stored(read.record)) {
            commit.reads.emplace_back(record_name(read.record), read.version);
        } else if (read.version != 0) {
            return false;
        }
    }
    return true;
}

void add_puts(const hub::Changes& changes, KeyRing& keys, ByteCommit& commit) {
    for (const hub::Record& record : changes.puts) {
        std::string name = record_name(hub::id_of(record));
        RecordSealing sealing{keys, name, owner_of(record)};
        std::string bytes = encode(record, sealing);
        commit.puts.emplace_back(std::move(name), std::move(bytes));
    }
}

void add_erases(const hub::Changes& changes, KeyRing& keys, ByteCommit& commit) {
    for (const hub::RecordId& id : changes.erases) {
        commit.erases.push_back(record_name(id));
        const bool ends_somebody =
            id.kind == hub::RecordKind::person || id.kind == hub::RecordKind::address;
        if (ends_somebody) keys.destroy(owner_of(id));
    }
}

void add_timers(const hub::Changes& changes, ByteCommit& commit) {
    for (const hub::Timer& timer : changes.timers) {
        ByteTimer bytes{.name = timer_name(timer.record, timer.kind)};
        if (timer.due) bytes.due = timer.due->time_since_epoch().count();
        commit.timers.push_back(std::move(bytes));
    }
}

}  // namespace

hub::Result<ByteCommit> prepare(const hub::Changes& changes, KeyRing& keys) {
    if (!are_storable(changes)) return hub::Refusal::invalid;
    ByteCommit commit;
    commit.scope = keys.scope();
    if (!add_reads(changes, commit)) return hub::Refusal::stale_version;
    add_erases(changes, keys, commit);  // before the puts: nothing may be sealed for who is erased
    add_puts(changes, keys, commit);
    if (keys.refused()) return hub::Refusal::not_found;
    keys.add_to(commit);
    add_timers(changes, commit);
    for (const hub::Event& event : changes.events) commit.events.push_back(encode(event));
    commit.key = {.key = changes.key.text, .fingerprint = changes.key.fingerprint};
    commit.answer = changes.answer.text;
    commit.audit = audit_line(changes);
    commit.month = audit_month(changes.at);
    commit.now = changes.at.time_since_epoch().count();
    commit.allow_when_full = changes.when_full == hub::WhenFull::allow;
    return commit;
}

hub::Result<hub::Committed> result_of(const ByteCommitted& committed) {
    switch (committed.outcome) {
        case ByteCommitted::Outcome::stale: return hub::Refusal::stale_version;
        case ByteCommitted::Outcome::key_reused: return hub::Refusal::key_reused;
        case ByteCommitted::Outcome::too_large: return hub::Refusal::too_large;
        case ByteCommitted::Outcome::written:
        case ByteCommitted::Outcome::repeated: break;
    }
    return hub::Committed{.offset = committed.offset,
                          .epoch = committed.epoch,
                          .version = committed.version,
                          .answer = {committed.answer},
                          .repeated = committed.outcome == ByteCommitted::Outcome::repeated};
}

}  // namespace records
