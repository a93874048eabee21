#include "adapters/memory/byte_inbox.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>

namespace memory {
namespace {

using Queue = std::deque<records::ByteEntry>;

Queue::iterator entry_at(Queue& queue, const std::string& position) {
    return std::find_if(queue.begin(), queue.end(), [&](const records::ByteEntry& entry) {
        return entry.position == position;
    });
}

}  // namespace

boost::asio::awaitable<bool> ByteInbox::append(
    unsigned shard, std::string dedup, std::string id, std::string bytes, std::size_t capacity) {
    if (seen_.contains({shard, dedup})) co_return false;
    Queue& queue = queues_[shard];
    if (queue.size() >= capacity)
        throw boost::system::system_error(boost::asio::error::no_buffer_space);
    Seen seen{.at = latest_, .shard = shard, .dedup = dedup};
    seen_at_.push_back(std::move(seen));
    seen_.emplace(shard, std::move(dedup));
    records::ByteEntry entry{.position = std::to_string(++appended_) + "-0",
                             .id = std::move(id),
                             .bytes = std::move(bytes)};
    queue.push_back(std::move(entry));
    co_return true;
}

boost::asio::awaitable<std::vector<records::ByteEntry>> ByteInbox::read(unsigned shard,
                                                                        std::size_t limit) {
    const Queue& queue = queues_[shard];
    const auto count = static_cast<std::ptrdiff_t>(std::min(limit, queue.size()));
    co_return std::vector<records::ByteEntry>(queue.begin(), queue.begin() + count);
}

boost::asio::awaitable<void> ByteInbox::remove(unsigned shard, std::string position) {
    Queue& queue = queues_[shard];
    const auto entry = entry_at(queue, position);
    if (entry != queue.end()) queue.erase(entry);
    co_return;
}

boost::asio::awaitable<void> ByteInbox::bury(unsigned shard,
                                             std::string position,
                                             std::string reason) {
    Queue& queue = queues_[shard];
    const auto entry = entry_at(queue, position);
    if (entry == queue.end()) co_return;
    Buried buried{.entry = std::move(*entry), .reason = std::move(reason)};
    buried_.push_back(std::move(buried));
    queue.erase(entry);
}

boost::asio::awaitable<std::size_t> ByteInbox::buried() {
    co_return buried_.size();
}

boost::asio::awaitable<bool> ByteInbox::claim(unsigned shard,
                                              std::string node,
                                              std::int64_t now,
                                              std::int64_t until) {
    forget(now);
    Claim& claim = claims_[shard];
    if (!claim.node.empty() && claim.node != node && claim.until > now) co_return false;
    claim.node = std::move(node);
    claim.until = until;
    co_return true;
}

void ByteInbox::forget(std::int64_t now) {
    if (latest_ == 0) {  // what came before the first claim counts from it
        for (Seen& seen : seen_at_) seen.at = now;
    }
    latest_ = std::max(latest_, now);
    while (!seen_at_.empty() && seen_at_.front().at < latest_ - records::key_lifetime) {
        seen_.erase({seen_at_.front().shard, seen_at_.front().dedup});
        seen_at_.pop_front();
    }
}

}  // namespace memory
