#include "tests/simulation/world/inbox_link.hpp"

#include "tests/simulation/world/store_link.hpp"

#include <cstdlib>
#include <utility>
#include <variant>

namespace simulation {

namespace asio = boost::asio;

std::uint64_t text_in(const std::string& provider_id) {
    return provider_id.starts_with('t') ? std::strtoull(provider_id.c_str() + 1, nullptr, 10) : 0;
}

std::string provider_id_of(std::uint64_t text) {
    return "t" + std::to_string(text);
}

asio::awaitable<hub::Appended> InboxLink::append(hub::Inbound inbound) {
    co_await reach_store(ground_, alive_, true);
    const hub::Appended appended = co_await real_.append(std::move(inbound));
    co_await hear_back(ground_, alive_);
    co_return appended;
}

asio::awaitable<std::vector<hub::InboxEntry>> InboxLink::read(unsigned shard, std::size_t limit) {
    co_await reach_store(ground_, alive_, false);
    std::vector<hub::InboxEntry> entries = co_await real_.read(shard, limit);
    for (const hub::InboxEntry& entry : entries) {
        const auto* text = std::get_if<hub::InboundText>(&entry.inbound);
        const std::uint64_t id = text == nullptr ? 0 : text_in(text->provider_id);
        seen_[{shard, entry.position}] = id;
        if (id != 0) ground_.texts[entry.id.text] = id;
    }
    co_return entries;
}

void InboxLink::left(unsigned shard, const std::string& position, bool buried) {
    const auto seen = seen_.find({shard, position});
    if (seen == seen_.end()) return;
    if (seen->second != 0) ground_.oracle.taken_off(seen->second, buried, ground_.time.now());
    seen_.erase(seen);
}

asio::awaitable<void> InboxLink::remove(unsigned shard, std::string position) {
    co_await reach_store(ground_, alive_, true);
    co_await real_.remove(shard, position);
    left(shard, position, false);
    co_await hear_back(ground_, alive_);
}

asio::awaitable<void> InboxLink::bury(unsigned shard, std::string position, std::string reason) {
    co_await reach_store(ground_, alive_, true);
    co_await real_.bury(shard, position, std::move(reason));
    left(shard, position, true);
    ground_.marks.hit("a text was buried");
    co_await hear_back(ground_, alive_);
}

asio::awaitable<std::size_t> InboxLink::buried() {
    co_await reach_store(ground_, alive_, false);
    co_return co_await real_.buried();
}

asio::awaitable<bool> InboxLink::claim(unsigned shard,
                                       hub::NodeId node,
                                       hub::TimePoint now,
                                       hub::TimePoint until) {
    co_await reach_store(ground_, alive_, true);
    const bool ours = co_await real_.claim(shard, std::move(node), now, until);
    co_await hear_back(ground_, alive_);
    co_return ours;
}

}  // namespace simulation
