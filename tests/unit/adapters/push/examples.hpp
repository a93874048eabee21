#pragma once

#include "adapters/push/pusher.hpp"

#include <chrono>
#include <string>

// What the tests of web push share.
namespace push_examples {

class FixedClock final : public hub::Clock {
public:
    hub::TimePoint now() const override {
        return hub::TimePoint{std::chrono::milliseconds{1'700'000'000'500}};
    }
};

// RFC 8291, appendix A.
inline constexpr const char* receiver_point =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
inline constexpr const char* receiver_secret = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
inline constexpr const char* auth = "BTBZMqHH6r4Tts7J_aSIgg";

inline push::Subscription subscription_at(std::string endpoint) {
    return {std::move(endpoint), receiver_point, auth};
}

inline push::Settings on_loopback() {
    push::Settings settings;
    settings.contact = "mailto:desk@group.example";
    settings.loopback_too = true;
    settings.limit = std::chrono::seconds{30};
    return settings;
}

inline push::Message saying(std::string words) {
    push::Message message;
    message.payload = std::move(words);
    message.ttl = std::chrono::seconds{600};
    return message;
}

}  // namespace push_examples
