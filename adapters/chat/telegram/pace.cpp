#include "adapters/chat/telegram/pace.hpp"

#include <algorithm>

namespace telegram {

namespace {

constexpr std::chrono::seconds second{1};

}  // namespace

std::optional<Pace::Clock::time_point> Pace::room(const std::string& chat,
                                                  Clock::time_point now,
                                                  std::chrono::milliseconds patience) {
    forget(now);
    Clock::time_point at = now;
    if (const auto known = next_.find(chat); known != next_.end()) at = std::max(at, known->second);
    // With this no second holds more: only the last `a_second_ - 1` can be in the same one.
    if (!last_.empty() && last_.size() >= a_second_)
        at = std::max(at, last_[last_.size() - a_second_] + second);
    if (at > now + patience) return std::nullopt;
    next_[chat] = at + message_every_;
    last_.insert(std::upper_bound(last_.begin(), last_.end(), at), at);
    return at;
}

// What no longer holds anybody back; so both stay as small as a few seconds' messages.
void Pace::forget(Clock::time_point now) {
    std::erase_if(next_, [now](const auto& chat) { return chat.second <= now; });
    while (!last_.empty() && last_.front() + second <= now) last_.pop_front();
}

}  // namespace telegram
