#include "tests/live/crowd.hpp"

#include <algorithm>
#include <array>
#include <sys/epoll.h>
#include <unistd.h>

namespace live_hub {

namespace {

constexpr unsigned too_many = 429;

}  // namespace

Crowd::Crowd(std::string group) : group_(std::move(group)), poll_(::epoll_create1(EPOLL_CLOEXEC)) {}

Crowd::~Crowd() {
    ::close(poll_);
}

Caller& Crowd::add(const std::string& cookie) {
    return callers_.emplace_back(cookie, group_, chronicle_);
}

std::chrono::milliseconds Crowd::chance(std::chrono::milliseconds most) {
    return std::chrono::milliseconds{std::uniform_int_distribution<std::chrono::milliseconds::rep>{
        0, std::max<std::chrono::milliseconds::rep>(most.count(), 0)}(dice_)};
}

void Crowd::send(Caller& caller, std::uint16_t port, std::chrono::milliseconds window) {
    caller.cut();
    caller.port = port;
    caller.stays_away = false;
    caller.back_at = Clock::now() + chance(window);
    wait(caller);
}

void Crowd::wait(Caller& caller) {
    if (!caller.is_waiting) away_.push_back(&caller);
    caller.is_waiting = true;
}

void Crowd::look_at(Caller& caller) {
    while (caller.read()) {
    }
    settle(caller);
}

void Crowd::watch(Caller& caller) const {
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLET;
    event.data.ptr = &caller;
    ::epoll_ctl(poll_, EPOLL_CTL_ADD, caller.socket(), &event);
}

void Crowd::dial_who_is_due() {
    const auto now = Clock::now();
    std::vector<Caller*> due;
    std::erase_if(away_, [&](Caller* caller) {
        if (caller->back_at > now) return false;
        due.push_back(caller);
        return true;
    });
    for (Caller* const caller : due) {
        caller->is_waiting = false;
        caller->dial();
        if (caller->socket() >= 0) watch(*caller);
        settle(*caller);
    }
}

// Who has been closed comes back, unless it was told not to.
void Crowd::settle(Caller& caller) {
    if (caller.state() != Caller::State::closed || caller.stays_away) return;
    if (caller.is_waiting || !comes_back(caller.goodbye())) return;
    if (caller.refused() >= 400 && caller.refused() < 500 && caller.refused() != too_many) return;
    caller.backoff = std::clamp(2 * caller.backoff, first_pause, longest_pause);
    caller.back_at = Clock::now() + caller.backoff / 2 + chance(caller.backoff / 2);
    if (next_port) caller.port = next_port();
    wait(caller);
}

void Crowd::turn(std::chrono::milliseconds limit) {
    dial_who_is_due();
    std::array<epoll_event, 512> events{};
    const int ready = ::epoll_wait(
        poll_, events.data(), static_cast<int>(events.size()), static_cast<int>(limit.count()));
    for (int i = 0; i < ready; ++i) {
        const epoll_event& event = events.at(static_cast<std::size_t>(i));
        auto& caller = *static_cast<Caller*>(event.data.ptr);
        if ((event.events & EPOLLOUT) != 0) caller.can_write();
        if (!caller.is_slow) look_at(caller);
    }
}

std::size_t Crowd::members() const {
    return static_cast<std::size_t>(std::count_if(
        callers_.begin(), callers_.end(), [](const Caller& one) { return one.is_member(); }));
}

std::size_t Crowd::served(std::uint64_t offset) const {
    return static_cast<std::size_t>(
        std::count_if(callers_.begin(), callers_.end(), [offset](const Caller& one) {
            return one.is_member() && one.reader.known() >= offset;
        }));
}

std::size_t Crowd::afresh() const {
    std::size_t all = 0;
    for (const Caller& one : callers_) all += one.reader.afresh();
    return all;
}

std::size_t Crowd::recovered() const {
    std::size_t all = 0;
    for (const Caller& one : callers_) all += one.reader.recovered();
    return all;
}

}  // namespace live_hub
