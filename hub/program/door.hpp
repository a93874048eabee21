#pragma once

#include "config/languages.hpp"
#include "hub/ports/inbox.hpp"
#include "hub/ports/vault.hpp"
#include "hub/services/stop_guard.hpp"

#include <functional>

namespace program {

// What a text means before anything is understood: STOP, START or words.
services::MeaningOf meaning_in(const understanding::Lexicon& lexicon);

// Where channels put what they are given: the inbox, which remembers a STOP that it could not
// store, and tells when there is something new.
class Door final : public hub::Inbox {
public:
    Door(hub::Inbox& inbox, hub::Vault& vault, const config::Languages& languages)
        : guarded_(inbox, guard_, vault, meaning_in(languages.lexicon)) {}

    void when_something_comes(std::function<void()> tell) { tell_ = std::move(tell); }
    void settle_stops(services::SettleStop settle) { guarded_.settle_stops(std::move(settle)); }
    services::StopGuard& guard() { return guard_; }

    boost::asio::awaitable<hub::Appended> append(hub::Inbound inbound) override;
    boost::asio::awaitable<std::vector<hub::InboxEntry>> read(unsigned shard,
                                                              std::size_t limit) override {
        return guarded_.read(shard, limit);
    }
    boost::asio::awaitable<void> remove(unsigned shard, std::string position) override {
        return guarded_.remove(shard, std::move(position));
    }
    boost::asio::awaitable<void> bury(unsigned shard,
                                      std::string position,
                                      std::string reason) override {
        return guarded_.bury(shard, std::move(position), std::move(reason));
    }
    boost::asio::awaitable<std::size_t> buried() override { return guarded_.buried(); }
    boost::asio::awaitable<bool> claim(unsigned shard,
                                       hub::NodeId node,
                                       hub::TimePoint now,
                                       hub::TimePoint until) override {
        return guarded_.claim(shard, std::move(node), now, until);
    }

private:
    services::StopGuard guard_;
    services::GuardedInbox guarded_;
    std::function<void()> tell_;
};

}  // namespace program
