#pragma once

#include "hub/ports/inbox.hpp"
#include "hub/ports/vault.hpp"
#include "hub/rules/address.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <set>

namespace services {

// What a text means before anything else is understood: exact words alone in the message.
using MeaningOf = std::function<rules::Meaning(const hub::MessageText&)>;

// Addresses whose STOP could not be stored: this node hands nothing over to them until a STOP or
// START of theirs is. In memory only: the gateway was told to come again (503), so the STOP itself
// is not lost with it.
class StopGuard {
public:
    // When full the one that has waited longest is let go.
    static constexpr std::size_t capacity = 10'000;

    void block(const hub::AddressKey& address);
    void release(const hub::AddressKey& address);
    bool blocks(const hub::AddressKey& address) const { return blocked_.contains(address); }
    std::size_t size() const { return blocked_.size(); }

private:
    std::set<hub::AddressKey> blocked_;
    std::deque<hub::AddressKey> order_;
};

// Makes a STOP stand in its address's scope: PostRoom::stop.
using SettleStop = std::function<boost::asio::awaitable<void>(hub::InboundText)>;

// The inbox as webhooks see it. A STOP stands before it is acknowledged, and one that cannot be
// stored blocks its address on this node, and still throws.
class GuardedInbox : public hub::Inbox {
public:
    GuardedInbox(hub::Inbox& inbox, StopGuard& guard, hub::Vault& vault, MeaningOf meaning_of)
        : inbox_(inbox), guard_(guard), vault_(vault), meaning_of_(std::move(meaning_of)) {}

    // Until then a STOP stands as soon as the inbox is served.
    void settle_stops(SettleStop settle) { settle_ = std::move(settle); }

    boost::asio::awaitable<hub::Appended> append(hub::Inbound inbound) override;
    boost::asio::awaitable<std::vector<hub::InboxEntry>> read(unsigned shard,
                                                              std::size_t limit) override;
    boost::asio::awaitable<void> remove(unsigned shard, std::string position) override;
    boost::asio::awaitable<void> bury(unsigned shard,
                                      std::string position,
                                      std::string reason) override;
    boost::asio::awaitable<std::size_t> buried() override;
    boost::asio::awaitable<bool> claim(unsigned shard,
                                       hub::NodeId node,
                                       hub::TimePoint now,
                                       hub::TimePoint until) override;

private:
    hub::Inbox& inbox_;
    StopGuard& guard_;
    hub::Vault& vault_;
    MeaningOf meaning_of_;
    SettleStop settle_;
};

}  // namespace services
