#pragma once

#include "hub/changes.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hub {

// For loads that answer no command: nothing was asked before.
inline const IdempotencyKey no_key{};

// Records as they were at one moment. Absent ones have version 0.
class Loaded {
public:
    // Set when the idempotency key was served before: nothing else is to be done.
    std::optional<Answer> answer{};
    // Set when the key was served before for another actor or body.
    bool key_reused{};

    void add(const RecordId& id, Version version, std::optional<Record> record);

    // Nothing when the record is absent. Asking for an id that was not loaded is a bug.
    template <class T>
    const T* find(const RecordId& id) const {
        const auto& entry = entries_.at(id);
        return entry.record ? &std::get<T>(*entry.record) : nullptr;
    }
    template <class T>
    Versioned<T> get(const RecordId& id) const {  // a default T when absent
        const auto& entry = entries_.at(id);
        return {entry.record ? std::get<T>(*entry.record) : T{}, entry.version};
    }
    Version version(const RecordId& id) const { return entries_.at(id).version; }
    bool holds(const RecordId& id) const { return entries_.contains(id); }
    void join(Loaded more);   // a second load of the same scope: what was loaded first stays
    Changes changes() const;  // resting on all that was loaded

private:
    struct Entry {
        Version version{};
        std::optional<Record> record{};
    };
    std::map<RecordId, Entry> entries_;
};

struct Committed {
    Offset offset{};  // of the last event written, or the top when there was none
    std::string epoch{};
    Version version{};  // of the records put
    Answer answer{};    // the one of this commit, or of the earlier one under the same key
    bool repeated{};    // the key was served before: nothing was written now
};

struct DueTimer {
    RecordId record{};
    TimerKind kind{};
    TimePoint due{};
};

// The timers of a scope that are due, earliest first, and when the next one after them is.
struct DueTimers {
    std::vector<DueTimer> due{};
    std::optional<TimePoint> next{};
};

struct LoggedEvent {
    Offset offset{};
    Event event{};
    Version version{};  // of the records that its commit put
};

// A stretch of a group's log. `complete` is false when the log no longer reaches back to `after` +
// 1: start afresh.
struct EventPage {
    std::vector<LoggedEvent> events{};
    bool complete{true};
    Offset top{};
    std::string epoch{};
};

struct StoredRecord {
    RecordId id{};
    Version version{};
    Record record{};
};

// Some of a scope's records of one kind. Records that exist throughout the listing come at least
// once.
struct RecordPage {
    std::vector<StoredRecord> records{};
    std::string next{};  // where to go on; empty: that was the last page
};

// What it takes to prove the audit: one line per commit, each chained to the one before.
struct AuditLine {
    std::string entry{};
    std::string chain{};
};

// Where records live. Every implementation passes tests/contract/store_contract.hpp.
// A commit happens wholly or not at all. Throws boost::system::system_error when the store cannot
// be reached, does not answer in time or refuses to write: then the outcome of a commit is unknown,
// and the same idempotency key finds out.
class Store {
public:
    virtual ~Store() = default;

    // The records as they are now, or the recorded answer if `key` was already served.
    virtual boost::asio::awaitable<Loaded> load(Scope scope,
                                                std::vector<RecordId> ids,
                                                IdempotencyKey key) = 0;

    // stale_version: a record that the decision read has changed. key_reused: the key belongs to
    // something else. too_large: more than 200 records or 1 MiB. epoch_changed: never; a new epoch
    // is drawn instead.
    virtual boost::asio::awaitable<Result<Committed>> commit(Scope scope, Changes changes) = 0;

    virtual boost::asio::awaitable<DueTimers> due(Scope scope,
                                                  TimePoint now,
                                                  std::size_t limit) = 0;
    virtual boost::asio::awaitable<EventPage> events(Scope scope,
                                                     Offset after,
                                                     std::size_t limit) = 0;
    virtual boost::asio::awaitable<RecordPage> list(Scope scope,
                                                    RecordKind kind,
                                                    std::string from) = 0;
    virtual boost::asio::awaitable<std::vector<AuditLine>> audit(
        Scope scope, std::string month) = 0;  // month: "2026-11"
    virtual boost::asio::awaitable<std::vector<GroupId>> groups() = 0;
};

}  // namespace hub
