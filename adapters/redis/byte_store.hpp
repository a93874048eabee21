#pragma once

#include "adapters/records/byte_store.hpp"
#include "adapters/redis/connection.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace redis {

// The store in Redis: every call is one function, hence one moment. Failures are those of
// Connection; `corrupt` when keys do not hold what they should. A group is listed before its first
// commit, so none exists unlisted.
class ByteStore : public records::ByteStore {
public:
    explicit ByteStore(Connection& connection) : connection_(connection) {}

    boost::asio::awaitable<records::LoadedBytes> load(std::string scope,
                                                      std::vector<std::string> records,
                                                      std::string key) override;
    // Timers within 285 centuries of 1970 keep their milliseconds.
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

private:
    bool is_listed(const std::string& group);

    Connection& connection_;
    std::string server_;                      // that `listed_` speaks of
    std::unordered_set<std::string> listed_;  // groups that this process put on the server's list
};

}  // namespace redis
