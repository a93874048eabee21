#pragma once

#include "adapters/records/byte_store.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace memory {

// The inbox on plain maps, for tests and simulations. Marks of what was seen are forgotten 72 hours
// later, by the time that claim() tells. One thread.
class ByteInbox : public records::ByteInbox {
public:
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
    struct Seen {
        std::int64_t at{};
        unsigned shard{};
        std::string dedup{};
    };
    struct Buried {
        records::ByteEntry entry{};
        std::string reason{};
    };
    struct Claim {
        std::string node{};
        std::int64_t until{};
    };

    void forget(std::int64_t now);

    std::map<unsigned, std::deque<records::ByteEntry>> queues_;
    std::set<std::pair<unsigned, std::string>> seen_;
    std::deque<Seen> seen_at_;
    std::vector<Buried> buried_;
    std::map<unsigned, Claim> claims_;
    std::int64_t latest_{};
    std::uint64_t appended_{};
};

}  // namespace memory
