#include "hub/rules/hand_over.hpp"

#include "hub/rules/address.hpp"

#include <algorithm>

namespace rules {

namespace {

constexpr std::size_t max_handed_over = 16;
// Of messages within the last two days; beyond that the oldest count is forgotten.
constexpr std::size_t max_uncertain = 64;

bool is_past(const hub::HandOver& mark, hub::TimePoint now) {
    return mark.deadline <= now;
}

void erase_count(hub::AddressRecord& address, const hub::MessageId& message) {
    const auto same = [&](const hub::UnknownOutcome& entry) { return entry.message == message; };
    address.unknown.erase(std::remove_if(address.unknown.begin(), address.unknown.end(), same),
                          address.unknown.end());
}

int counted(const hub::AddressRecord& address, const hub::MessageId& message) {
    const auto same = [&](const hub::UnknownOutcome& entry) { return entry.message == message; };
    const auto found = std::find_if(address.unknown.begin(), address.unknown.end(), same);
    return found == address.unknown.end() ? 0 : found->times;
}

void count_unknown(hub::AddressRecord& address, const hub::MessageId& message) {
    const int times = counted(address, message) + 1;
    erase_count(address, message);
    address.unknown.push_back({.message = message, .times = times});
    if (address.unknown.size() > max_uncertain) address.unknown.erase(address.unknown.begin());
}

// Whoever made a mark that is past its deadline is gone: what came of it is unknown.
void clear_past_mark(hub::AddressRecord& address, hub::TimePoint now) {
    if (!address.hand_over || !is_past(*address.hand_over, now)) return;
    count_unknown(address, address.hand_over->message);
    address.hand_over.reset();
}

void remember_taken(hub::AddressRecord& address, const hub::MessageId& message) {
    address.handed_over.push_back(message);
    if (address.handed_over.size() > max_handed_over) {
        address.handed_over.erase(address.handed_over.begin());
    }
    erase_count(address, message);
}

bool was_taken(const hub::AddressRecord& address, const hub::MessageId& message) {
    const auto& taken = address.handed_over;
    return std::find(taken.begin(), taken.end(), message) != taken.end();
}

// Also when the clock that began the hour was fast: nobody is kept waiting for it.
bool is_past_hour(const hub::AddressRecord& address, hub::TimePoint now) {
    return now < address.replies_since || now - address.replies_since >= std::chrono::hours{1};
}

// Follows from what somebody, or their machine, just wrote.
bool is_automatic(hub::Purpose purpose) {
    return purpose == hub::Purpose::reply || purpose == hub::Purpose::safety;
}

void count_reply(hub::AddressRecord& address, hub::TimePoint now) {
    if (is_past_hour(address, now)) {
        address.replies_since = now;
        address.automatic_replies = 0;
    }
    ++address.automatic_replies;
}

hub::Changes changed(const hub::Versioned<hub::AddressRecord>& before,
                     hub::AddressRecord next,
                     std::string action,
                     hub::TimePoint now) {
    hub::Changes changes;
    changes.rests_on(hub::address_record(), before).put(std::move(next));
    changes.actor = "delivery";
    changes.action = std::move(action);
    changes.at = now;
    return changes;
}

}  // namespace

int unknown_limit(hub::Purpose purpose) {
    return purpose == hub::Purpose::offer ? 1 : hub::max_unknown_hand_overs;
}

bool too_many_replies(const hub::AddressRecord& address,
                      hub::Purpose purpose,
                      int per_hour,
                      hub::TimePoint now) {
    if (!is_automatic(purpose) || is_past_hour(address, now)) return false;
    const int most = purpose == hub::Purpose::safety ? 2 * per_hour : per_hour;
    return address.automatic_replies >= most;
}

hub::Result<hub::Changes> begin_hand_over(const hub::Versioned<hub::AddressRecord>& address,
                                          const HandOverStart& start,
                                          hub::TimePoint now) {
    if (now >= start.begun_at + start.times.begin_within) return hub::Refusal::expired;
    hub::AddressRecord next = address.value;
    clear_past_mark(next, now);
    if (was_taken(next, start.message)) return hub::Refusal::wrong_state;
    if (next.hand_over) return hub::Refusal::busy;
    const bool confirms_stop = start.purpose == hub::Purpose::stop_confirmation;
    if (next.stopped_at && !confirms_stop) return hub::Refusal::stopped;
    if (counted(next, start.message) >= unknown_limit(start.purpose)) return hub::Refusal::full;
    if (too_many_replies(next, start.purpose, start.replies_per_hour, now)) {
        return hub::Refusal::full;
    }
    next.key = start.address;
    next.channel = start.channel;
    next.number = start.number;
    // Whoever answers must be known as the person who was written to.
    join_group(next, start.group, start.person);
    next.hand_over = {
        .message = start.message, .token = start.token, .deadline = now + start.times.mark_lasts()};
    hub::Changes changes = changed(address, std::move(next), "begin_hand_over", now);
    if (confirms_stop) changes.when_full = hub::WhenFull::allow;
    return changes;
}

bool holds_mark(const hub::AddressRecord& address,
                const std::string& token,
                const HandOverTimes& times,
                hub::TimePoint now) {
    const auto& mark = address.hand_over;
    return mark && mark->token == token && now + times.hand_over_limit <= mark->deadline;
}

hub::Result<hub::Changes> end_hand_over(const hub::Versioned<hub::AddressRecord>& address,
                                        const std::string& token,
                                        hub::Purpose purpose,
                                        Answered answered,
                                        const std::string& step_prefix,
                                        hub::TimePoint now) {
    hub::AddressRecord next = address.value;
    if (!next.hand_over || next.hand_over->token != token) return hub::Refusal::wrong_state;
    const hub::MessageId message = next.hand_over->message;
    const bool may_have_left = answered == Answered::accepted || answered == Answered::unknown;
    const bool again = counted(next, message) > 0;
    if (is_automatic(purpose) && may_have_left && !again) count_reply(next, now);
    next.hand_over.reset();
    hub::Changes steps;
    switch (answered) {
        case Answered::accepted: remember_taken(next, message); break;
        case Answered::unknown: count_unknown(next, message); break;
        case Answered::opted_out:
            // The gateway has confirmed it already.
            if (!next.stopped_at) stop_address(steps, next, step_prefix, {}, now);
            break;
        case Answered::not_taken: break;
    }
    hub::Changes changes = changed(address, std::move(next), "end_hand_over", now);
    changes.join(std::move(steps));
    changes.when_full = hub::WhenFull::allow;
    return changes;
}

Known known_outcome(const hub::AddressRecord& address,
                    const hub::MessageId& message,
                    hub::TimePoint now) {
    if (was_taken(address, message)) return Known::taken;
    const auto& mark = address.hand_over;
    if (mark && mark->message == message && !is_past(*mark, now)) return Known::under_way;
    return unknown_hand_overs(address, message, now) > 0 ? Known::unknown : Known::never_left;
}

int unknown_hand_overs(const hub::AddressRecord& address,
                       const hub::MessageId& message,
                       hub::TimePoint now) {
    const auto& mark = address.hand_over;
    const bool past_mark = mark && mark->message == message && is_past(*mark, now);
    return counted(address, message) + (past_mark ? 1 : 0);
}

hub::Changes forget_outcomes(const hub::Versioned<hub::AddressRecord>& address,
                             const hub::MessageId& message,
                             hub::TimePoint now) {
    if (counted(address.value, message) == 0) return {};
    hub::AddressRecord next = address.value;
    erase_count(next, message);
    return changed(address, std::move(next), "forget_outcomes", now);
}

}  // namespace rules
