#pragma once

#include "adapters/memory/byte_inbox.hpp"
#include "hub/ports/inbox.hpp"

#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace simulation {

// The inbox in memory, which tells when something comes and remembers which shards may hold
// something.
class WatchedInbox final : public records::ByteInbox {
public:
    std::function<void(unsigned shard)> appended{};

    bool may_hold(unsigned shard) const { return may_hold_[shard]; }
    const memory::ByteInbox& copy() const { return bytes_; }
    void become(const memory::ByteInbox& other) {
        bytes_ = other;
        may_hold_.fill(true);
    }

    boost::asio::awaitable<bool> append(unsigned shard,
                                        std::string dedup,
                                        std::string id,
                                        std::string bytes,
                                        std::size_t capacity) override {
        const bool fresh = co_await bytes_.append(
            shard, std::move(dedup), std::move(id), std::move(bytes), capacity);
        if (fresh) {
            may_hold_[shard] = true;
            appended(shard);
        }
        co_return fresh;
    }
    boost::asio::awaitable<std::vector<records::ByteEntry>> read(unsigned shard,
                                                                 std::size_t limit) override {
        std::vector<records::ByteEntry> entries = co_await bytes_.read(shard, limit);
        if (entries.empty()) may_hold_[shard] = false;
        co_return entries;
    }
    boost::asio::awaitable<void> remove(unsigned shard, std::string position) override {
        return bytes_.remove(shard, std::move(position));
    }
    boost::asio::awaitable<void> bury(unsigned shard,
                                      std::string position,
                                      std::string reason) override {
        return bytes_.bury(shard, std::move(position), std::move(reason));
    }
    boost::asio::awaitable<std::size_t> buried() override { return bytes_.buried(); }
    boost::asio::awaitable<bool> claim(unsigned shard,
                                       std::string node,
                                       std::int64_t now,
                                       std::int64_t until) override {
        return bytes_.claim(shard, std::move(node), now, until);
    }

private:
    memory::ByteInbox bytes_;
    std::array<bool, hub::Inbox::shards> may_hold_{};
};

}  // namespace simulation
