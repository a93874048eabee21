#pragma once

#include "adapters/records/byte_store.hpp"
#include "adapters/redis/connection.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace redis {

// The inbox in Redis: 16 shards, a stream each. append() is durable when it returns, if the server
// is. Marks of what was seen last 72 hours by the server's clock. Failures are those of Connection.
class ByteInbox : public records::ByteInbox {
public:
    explicit ByteInbox(Connection& connection) : connection_(connection) {}

    boost::asio::awaitable<bool> append(unsigned shard,
                                        std::string dedup,
                                        std::string id,
                                        std::string bytes,
                                        std::size_t capacity) override;
    boost::asio::awaitable<std::vector<records::ByteEntry>> read(unsigned shard,
                                                                 std::size_t limit) override;
    boost::asio::awaitable<void> remove(unsigned shard, std::string position) override;
    boost::asio::awaitable<void> bury(unsigned shard,
                                      std::string position,
                                      std::string reason) override;
    boost::asio::awaitable<std::size_t> buried() override;
    boost::asio::awaitable<bool> claim(unsigned shard,
                                       std::string node,
                                       std::int64_t now,
                                       std::int64_t until) override;

private:
    Connection& connection_;
};

}  // namespace redis
