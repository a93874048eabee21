#pragma once

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Records and commits as bytes, after encoding and sealing. redis and memory implement this; the
// same bytes go to both, so that one can be checked against the other.
namespace records {

struct Bytes {
    std::uint64_t version{};  // 0: absent
    std::optional<std::string> bytes{};
};

struct ByteKey {
    std::string key{};  // empty: none
    std::string fingerprint{};
};

struct ByteAnswer {
    std::string fingerprint{};
    std::string answer{};
};

struct LoadedBytes {
    std::vector<Bytes> records{};        // in the order asked
    std::optional<ByteAnswer> served{};  // what the idempotency key was answered
};

struct ByteTimer {
    std::string name{};                 // "<record>/<timer kind>"
    std::optional<std::int64_t> due{};  // milliseconds since 1970; none: erase
};

struct ByteCommit {
    std::string scope{};  // "{g:ID}" or "{a:HASH}": begins every key of the scope
    std::vector<std::pair<std::string, std::uint64_t>> reads{};
    std::vector<std::pair<std::string, std::string>> puts{};
    std::vector<std::string> erases{};
    std::vector<std::string> events{};
    std::vector<ByteTimer> timers{};
    ByteKey key{};
    std::string answer{};
    std::string audit{};  // one line, without the chain
    std::string month{};  // "2026-11": which audit it joins
    std::int64_t now{};   // milliseconds since 1970
    std::string
        fresh_epoch{};  // taken when the scope has none, or the server is another than before
    bool allow_when_full{};
};

struct ByteCommitted {
    enum class Outcome { written, repeated, stale, key_reused, too_large };
    Outcome outcome{};
    std::uint64_t offset{};
    std::uint64_t version{};
    std::string epoch{};
    std::string answer{};
};

struct ByteDue {
    std::vector<std::pair<std::string, std::int64_t>> due{};  // by time, then by name
    std::optional<std::int64_t> next{};
};

struct ByteEvent {
    std::uint64_t offset{};
    std::uint64_t version{};
    std::string bytes{};
};

struct ByteEvents {
    std::vector<ByteEvent> events{};
    std::uint64_t lowest{};  // the lowest offset still in the log; top + 1 when it is empty
    std::uint64_t top{};
    std::string epoch{};
};

struct BytePage {
    std::vector<std::pair<std::string, Bytes>> records{};
    std::string next{};
};

struct ByteAudit {
    std::string entry{};
    std::string chain{};  // lower-case hex SHA-1 of the previous line's chain followed by entry;
                          // the first follows ""
};

inline constexpr std::size_t max_writes = 200;  // puts and erases of one commit
inline constexpr std::size_t max_bytes =
    1 << 20;  // of a commit's puts, events, answer and audit together
inline constexpr std::size_t trim_batch = 64;  // how many events one commit trims at most
inline constexpr std::int64_t log_age =
    std::int64_t{7} * 24 * 3600 * 1000;  // events older than this are trimmed
inline constexpr std::int64_t key_lifetime =
    std::int64_t{72} * 3600 * 1000;  // garbage collection of idempotency keys

// Over the bounds of one commit. A put counts with its name.
inline bool too_large(const ByteCommit& commit) {
    if (commit.puts.size() + commit.erases.size() > max_writes) return true;
    std::size_t bytes = commit.answer.size() + commit.audit.size();
    for (const auto& [name, value] : commit.puts) bytes += name.size() + value.size();
    for (const std::string& event : commit.events) bytes += event.size();
    return bytes > max_bytes;
}

// The contract of hub::Store, over bytes. Checks everything first and writes last. Order of the
// checks: too_large, then the key (repeated or key_reused), then versions (stale). Throws
// boost::system::system_error when the store cannot be reached or refuses to write.
class ByteStore {
public:
    virtual ~ByteStore() = default;

    virtual boost::asio::awaitable<LoadedBytes> load(std::string scope,
                                                     std::vector<std::string> records,
                                                     std::string key) = 0;
    virtual boost::asio::awaitable<ByteCommitted> commit(ByteCommit commit) = 0;
    virtual boost::asio::awaitable<ByteDue> due(std::string scope,
                                                std::int64_t now,
                                                std::size_t limit) = 0;
    virtual boost::asio::awaitable<ByteEvents> events(std::string scope,
                                                      std::uint64_t after,
                                                      std::size_t limit) = 0;
    // Records whose name begins with `prefix`; `from` is empty or the last page's `next`.
    virtual boost::asio::awaitable<BytePage> list(std::string scope,
                                                  std::string prefix,
                                                  std::string from) = 0;
    virtual boost::asio::awaitable<std::vector<ByteAudit>> audit(std::string scope,
                                                                 std::string month) = 0;
    virtual boost::asio::awaitable<std::vector<std::string>>
    groups() = 0;  // ids of all group scopes ever committed to
};

// The same for what gateways brought: hub::Inbox over bytes.
struct ByteEntry {
    std::string position{};
    std::string id{};  // of the inbound message
    std::string bytes{};
};

class ByteInbox {
public:
    virtual ~ByteInbox() = default;

    // False: `dedup` was appended before. Full at `capacity` entries: throws no_buffer_space. `now`
    // is for garbage collection of dedup marks after 72 hours.
    virtual boost::asio::awaitable<bool> append(unsigned shard,
                                                std::string dedup,
                                                std::string id,
                                                std::string bytes,
                                                std::size_t capacity) = 0;
    virtual boost::asio::awaitable<std::vector<ByteEntry>> read(unsigned shard,
                                                                std::size_t limit) = 0;
    virtual boost::asio::awaitable<void> remove(unsigned shard, std::string position) = 0;
    virtual boost::asio::awaitable<void> bury(unsigned shard,
                                              std::string position,
                                              std::string reason) = 0;
    virtual boost::asio::awaitable<std::size_t> buried() = 0;
    virtual boost::asio::awaitable<bool> claim(unsigned shard,
                                               std::string node,
                                               std::int64_t now,
                                               std::int64_t until) = 0;
};

}  // namespace records
