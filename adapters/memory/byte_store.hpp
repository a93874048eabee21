#pragma once

#include "adapters/records/byte_store.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace memory {

// The twin of adapters/redis/functions/commit.lua, on plain maps: the same answers to the same
// bytes. Never waits and never fails. One thread.
class ByteStore : public records::ByteStore {
public:
    boost::asio::awaitable<records::LoadedBytes> load(std::string scope,
                                                      std::vector<std::string> records,
                                                      std::string key) override;
    boost::asio::awaitable<records::ByteCommitted> commit(records::ByteCommit commit) override;
    boost::asio::awaitable<records::ByteDue> due(std::string scope,
                                                 std::int64_t now,
                                                 std::size_t limit) override;
    boost::asio::awaitable<records::ByteEvents> events(std::string scope,
                                                       std::uint64_t after,
                                                       std::size_t limit) override;
    boost::asio::awaitable<records::BytePage> list(std::string scope,
                                                   std::string prefix,
                                                   std::string from) override;
    boost::asio::awaitable<std::vector<records::ByteAudit>> audit(std::string scope,
                                                                  std::string month) override;
    boost::asio::awaitable<std::vector<std::string>> groups() override;

    // As after a failover or a restore: the next commit of each scope takes its fresh epoch.
    void become_another_server() { ++server_; }

private:
    struct Stored {
        std::uint64_t version{};
        std::string bytes{};
    };
    struct Logged {
        std::uint64_t offset{};
        std::uint64_t version{};
        std::int64_t at{};
        std::string bytes{};
    };
    struct Served {
        std::string fingerprint{};
        records::ByteCommitted committed{};
    };
    struct Scope {
        std::map<std::string, Stored> records{};
        std::map<std::string, std::int64_t> due{};
        std::set<std::pair<std::int64_t, std::string>> timers{};  // the same, by time
        std::deque<Logged> log{};
        std::unordered_map<std::string, Served> served{};
        std::deque<std::pair<std::int64_t, std::string>> served_at{};
        std::map<std::string, std::vector<records::ByteAudit>> audits{};
        std::string audit_head{};
        std::string epoch{};
        std::uint64_t server{};
        std::uint64_t commits{};
        std::uint64_t top{};
    };

    records::ByteCommitted apply(records::ByteCommit commit);
    const Scope* find(const std::string& scope) const;
    static void collect_keys(Scope& scope, std::int64_t now);
    static bool stale(const Scope& scope, const records::ByteCommit& commit);
    static void write_records(Scope& scope, records::ByteCommit& commit);
    static void write_timers(Scope& scope, const records::ByteCommit& commit);
    static void write_log(Scope& scope, records::ByteCommit& commit);
    static void write_audit(Scope& scope, records::ByteCommit& commit);

    std::unordered_map<std::string, Scope> scopes_;
    std::set<std::string> groups_;
    std::uint64_t server_{1};
};

}  // namespace memory
