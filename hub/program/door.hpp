#pragma once

#include "config/languages.hpp"
#include "hub/ports/inbox.hpp"
#include "hub/ports/vault.hpp"
#include "hub/services/stop_guard.hpp"

#include <functional>

namespace program {

// What a text means before anything is understood: STOP, START or words.
services::MeaningOf meaning_in(const understanding::Lexicon& lexicon);

// A base, so that it is there before the inbox that refers to it.
class WithGuard {
protected:
    services::StopGuard own_guard;
};

// Where channels put what they are given: the inbox, which remembers a STOP that it could not
// store, and tells when there is something new.
class Door final : private WithGuard, public services::GuardedInbox {
public:
    Door(hub::Inbox& inbox, hub::Vault& vault, const config::Languages& languages)
        : GuardedInbox(inbox, own_guard, vault, meaning_in(languages.lexicon)) {}

    void when_something_comes(std::function<void()> tell) { tell_ = std::move(tell); }
    services::StopGuard& guard() { return own_guard; }

    boost::asio::awaitable<hub::Appended> append(hub::Inbound inbound) override;

private:
    std::function<void()> tell_;
};

}  // namespace program
