#pragma once

#include "adapters/push/endpoint.hpp"
#include "adapters/push/keys.hpp"
#include "adapters/push/settings.hpp"
#include "hub/ports/environment.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <string>

namespace push {

enum class Urgency { very_low, low, normal, high };  // RFC 8030; low ones may wait for a charger

struct Message {
    std::string payload{};       // at most 3,800 bytes
    std::chrono::seconds ttl{};  // how long the service keeps it for a browser that is away; 0: not
    Urgency urgency{Urgency::normal};
    std::string topic{};  // a later one replaces it; at most 32 of [A-Za-z0-9_-]; empty: none
};

bool is_topic(const std::string& text);

struct Outcome {
    enum class Kind {
        accepted,  // the service has it; nobody says whether it was shown
        gone,      // 404, 410: forget the subscription
        later,     // nothing was taken: not reached, 429 or 5xx
        refused,   // never will be: subscription, message or key is not good
        unknown,   // it may have been taken
    };
    Kind kind{Kind::unknown};
    std::chrono::seconds retry_after{};  // for `later`: how long to wait at least, 10 s to a day
    unsigned status{};                   // the service's; 0: none
};

// Web push (RFC 8030, 8291, 8292): one call of the browser's push service for each message. What a
// service answers beyond the status is not read, and nothing is logged.
class Pusher {
public:
    // Throws std::invalid_argument when the settings' contact is none. What is referred to lives
    // longer.
    Pusher(Settings settings, const Keys& keys, const hub::Clock& clock);

    // Throws only operation_aborted, when cancelled.
    boost::asio::awaitable<Outcome> push(Subscription to, Message message);

private:
    Settings settings_;
    const Keys& keys_;
    const hub::Clock& clock_;
};

}  // namespace push
