#include "hub/services/stop_guard.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace services {

namespace asio = boost::asio;

void StopGuard::block(const hub::AddressKey& address) {
    if (!blocked_.insert(address).second) return;
    order_.push_back(address);
    if (order_.size() <= capacity) return;
    blocked_.erase(order_.front());
    order_.pop_front();
}

void StopGuard::release(const hub::AddressKey& address) {
    if (blocked_.erase(address) == 0) return;
    order_.erase(std::remove(order_.begin(), order_.end(), address), order_.end());
}

asio::awaitable<hub::Appended> GuardedInbox::append(hub::Inbound inbound) {
    const auto* text = std::get_if<hub::InboundText>(&inbound);
    const auto meaning = text == nullptr ? rules::Meaning::words : meaning_of_(text->text);
    if (meaning == rules::Meaning::words) co_return co_await inbox_.append(std::move(inbound));

    const hub::AddressKey address{vault_.address_hash(text->channel, text->from.reveal)};
    const bool stops = meaning == rules::Meaning::stop;
    // Blocked while it is being stored, too: a hand-over must not slip in between. Cancellation
    // leaves it blocked.
    if (stops) guard_.block(address);
    // Before the inbox, so that its entry never comes to an address that said START since.
    if (stops && settle_) {
        hub::InboundText stop = *text;
        co_await settle_(std::move(stop));
    }
    const hub::Appended appended = co_await inbox_.append(std::move(inbound));
    guard_.release(address);
    co_return appended;
}

asio::awaitable<std::vector<hub::InboxEntry>> GuardedInbox::read(unsigned shard,
                                                                 std::size_t limit) {
    return inbox_.read(shard, limit);
}

asio::awaitable<void> GuardedInbox::remove(unsigned shard, std::string position) {
    return inbox_.remove(shard, std::move(position));
}

asio::awaitable<void> GuardedInbox::bury(unsigned shard, std::string position, std::string reason) {
    return inbox_.bury(shard, std::move(position), std::move(reason));
}

asio::awaitable<std::size_t> GuardedInbox::buried() {
    return inbox_.buried();
}

asio::awaitable<bool> GuardedInbox::claim(unsigned shard,
                                          hub::NodeId node,
                                          hub::TimePoint now,
                                          hub::TimePoint until) {
    return inbox_.claim(shard, std::move(node), now, until);
}

}  // namespace services
