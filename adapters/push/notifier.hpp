#pragma once

#include "adapters/push/pusher.hpp"
#include "hub/ports/push.hpp"

namespace push {

// Notices as the pages' service worker reads them: {"title", "body", "tag", "url"}.
class Notifier final : public hub::Push {
public:
    // Throws std::invalid_argument when the settings' contact is none. What is referred to lives
    // longer.
    Notifier(Settings settings, const Keys& keys, const hub::Clock& clock)
        : pusher_(std::move(settings), keys, clock), clock_(clock) {}

    // A notice whose time is over, or that is too long, is refused.
    boost::asio::awaitable<hub::Pushed> push(hub::Device device, hub::Notice notice) override;

private:
    Pusher pusher_;
    const hub::Clock& clock_;
};

}  // namespace push
