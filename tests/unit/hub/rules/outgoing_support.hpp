#pragma once

#include "hub/rules/delivery.hpp"

#include <chrono>
#include <optional>
#include <vector>

// One message with the records around it, and what changes say about it.
namespace outgoing_support {

using hub::MessageState;
using hub::Purpose;
using rules::Beginning;
using Outcome = rules::Attempt::Outcome;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

inline const hub::TimePoint noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} +
                                 hours{12}};
inline const hub::TimeZone utc{};

inline const Purpose all_purposes[] = {Purpose::reply,
                                       Purpose::offer,
                                       Purpose::stand_down,
                                       Purpose::news,
                                       Purpose::alert,
                                       Purpose::stop_confirmation,
                                       Purpose::safety};
inline const Outcome all_outcomes[] = {Outcome::accepted,
                                       Outcome::refused,
                                       Outcome::later,
                                       Outcome::opted_out,
                                       Outcome::unknown,
                                       Outcome::stopped,
                                       Outcome::busy,
                                       Outcome::guarded,
                                       Outcome::not_wanted};

inline rules::Outgoing outgoing(MessageState state, Purpose purpose = Purpose::news) {
    rules::Outgoing made;
    made.group.version = 1;
    made.group.value.id = {"g"};
    made.group.value.daily_segments = 100;
    made.group.value.coordinators = {{"kay"}, {"lee"}};
    made.message.version = 5;
    made.message.value.id = {"m"};
    made.message.value.to = {"ana"};
    made.message.value.purpose = purpose;
    made.message.value.state = state;
    made.message.value.attempts = state == MessageState::queued ? 0 : 1;
    made.message.value.segments = state == MessageState::queued ? 0 : 2;
    made.message.value.moved_at = noon - minutes{5};
    made.message.value.useful_until = noon + hours{48};
    made.message.value.about = {"r"};
    made.budget = {.value = {.day = "2026-11-21", .segments = 10}, .version = 2};
    made.request_id = {"r"};
    made.request.version = 3;
    made.request.value.id = {"r"};
    made.request.value.reference = "R7";
    made.request.value.state = hub::RequestState::open;
    return made;
}

struct Now {
    rules::Chance chance{1, 2, noon};
    rules::Moment at(hub::TimePoint now) { return {.now = now, .zone = utc, .chance = chance}; }
};

inline Beginning begin(const rules::Outgoing& records,
                       hub::TimePoint now = noon,
                       int segments = 2) {
    Now clock;
    return rules::begin_sending(records, segments, clock.at(now));
}

inline hub::Changes finish(const rules::Outgoing& records,
                           rules::Attempt attempt,
                           hub::TimePoint now = noon) {
    Now clock;
    return rules::finish_sending(records, attempt, clock.at(now));
}

inline rules::Attempt with(Outcome outcome, int unknown_times = 0) {
    rules::Attempt made;
    made.outcome = outcome;
    made.unknown_times = unknown_times;
    return made;
}

// As it is after the changes.
inline hub::OutgoingMessage message_after(const rules::Outgoing& records,
                                          const hub::Changes& changes) {
    for (const auto& put : changes.puts) {
        const auto* message = std::get_if<hub::OutgoingMessage>(&put);
        if (message != nullptr && message->id == records.message.value.id) return *message;
    }
    return records.message.value;
}

template <class T>
std::vector<T> put_of(const hub::Changes& changes) {
    std::vector<T> found;
    for (const auto& put : changes.puts) {
        if (const auto* record = std::get_if<T>(&put)) found.push_back(*record);
    }
    return found;
}

struct TimerSays {
    bool named{};
    std::optional<hub::TimePoint> due{};
    bool is_erased() const { return named && !due; }
};

inline TimerSays timer_of(const hub::Changes& changes,
                          hub::TimerKind kind,
                          const hub::RecordId& id) {
    for (const auto& timer : changes.timers) {
        if (timer.record == id && timer.kind == kind) return {true, timer.due};
    }
    return {};
}

inline TimerSays send_timer(const hub::Changes& changes) {
    return timer_of(changes, hub::TimerKind::send, record_id(hub::MessageId{"m"}));
}

inline TimerSays forget_timer(const hub::Changes& changes) {
    return timer_of(changes, hub::TimerKind::forget, record_id(hub::MessageId{"m"}));
}

inline hub::OfferState given_offer(rules::Outgoing& records, hub::OfferState state) {
    hub::Offer offer;
    offer.id = {"o"};
    offer.state = state;
    records.request.value.offers = {offer};
    return state;
}

inline bool is_over(MessageState state) {
    return state == MessageState::cancelled || rank(state) >= rank(MessageState::sent);
}

}  // namespace outgoing_support
