#include "adapters/web/live/warden.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace asio = boost::asio;

namespace web {

namespace {

void end_session(Member& member) {
    member.end(Close::session_ended, "the session has ended");
}

}  // namespace

Warden::Warden(const asio::any_io_executor& executor,
               hub::Hub& hub,
               const hub::Clock& clock,
               const LiveSettings& settings)
    : hub_(hub), clock_(clock), settings_(settings), nudge_(executor, 1) {}

asio::awaitable<void> Warden::run() {
    bool failing = false;
    while (true) {
        bool failed = false;
        try {
            co_await nudge_.next(settings_.watch_every);
            co_await look_round();
        } catch (const boost::system::system_error& failure) {
            if (failure.code() == asio::error::operation_aborted) throw;
            if (!failing) spdlog::warn("live: sessions cannot be asked about: {}", failure.what());
            failed = true;
        }
        failing = failed;
    }
}

// Those to be asked about, most urgent first.
std::vector<Warden::Doubt> Warden::doubts() {
    const hub::TimePoint now = clock_.now();
    std::vector<Doubt> found;
    for (Feed* const feed : feeds_) {
        for (Member* const member : feed->members()) {
            if (member->ends_at <= now) {
                end_session(*member);
            } else if (member->check_at <= now) {
                Doubt doubt{.feed = feed,
                            .person = member->audience.person,
                            .session = member->audience.session,
                            .cookie = member->cookie,
                            .since = member->check_at};
                found.push_back(std::move(doubt));
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Doubt& one, const Doubt& other) {
        return one.since < other.since;
    });
    return found;
}

// One after the other; several connections of one session are settled with the first of them.
asio::awaitable<void> Warden::look_round() {
    constexpr std::size_t before_looking_again = 256;
    std::vector<Doubt> found = doubts();
    if (found.size() > before_looking_again) {
        found.resize(before_looking_again);
        nudge();
    }
    std::set<std::string> asked;
    for (const Doubt& doubt : found) {
        if (asked.insert(doubt.cookie).second) co_await ask(doubt);
    }
}

asio::awaitable<void> Warden::ask(const Doubt& doubt) {
    // What happens while the answer is on its way is a new doubt.
    put_off(doubt, clock_.now() + settings_.ask_again);
    try {
        const std::optional<hub::Visitor> visitor = co_await hub_.who(doubt.cookie);
        settle(doubt, visitor);
    } catch (...) {
        put_off(doubt, doubt.since);
        throw;
    }
}

void Warden::put_off(const Doubt& doubt, hub::TimePoint until) {
    for (Member* const member : doubt.feed->members_of(doubt.person)) {
        if (member->cookie == doubt.cookie) member->check_at = until;
    }
}

void Warden::settle(const Doubt& doubt, const std::optional<hub::Visitor>& visitor) {
    for (Member* const member : doubt.feed->members_of(doubt.person)) {
        if (member->cookie != doubt.cookie) continue;
        if (!visitor) {
            end_session(*member);
        } else if (visitor->roles != member->roles) {
            member->end(Close::start_afresh, "other roles");
        } else {
            member->ends_at = visitor->ends_at;
        }
    }
}

}  // namespace web
