#include "hub/rules/delivery.hpp"

#include "hub/rules/day_budget.hpp"
#include "hub/rules/desk.hpp"
#include "hub/rules/phrases.hpp"
#include "hub/rules/sending.hpp"

#include <algorithm>
#include <variant>

namespace rules {

namespace {

using hub::MessageState;
using hub::Purpose;

struct RequestNamed {
    hub::RequestId operator()(std::monostate) const { return {}; }
    hub::RequestId operator()(const hub::StillProposed& condition) const {
        return condition.request;
    }
    hub::RequestId operator()(const hub::StillHeld& condition) const { return condition.request; }
    hub::RequestId operator()(const hub::StillOpen& condition) const { return condition.request; }
    hub::RequestId operator()(const hub::WasHandedOver&) const { return {}; }
};

// A message must not overtake the one that it takes back: it waits until that one's hand-over has
// ended.
Wanted after(const hub::Versioned<hub::OutgoingMessage>& earlier) {
    if (earlier.version == 0) return Wanted::no_more;
    switch (earlier.value.state) {
        case MessageState::queued:
        case MessageState::sending: return Wanted::not_yet;
        case MessageState::unknown:
        case MessageState::sent:
        case MessageState::delivered:
        case MessageState::read: return Wanted::yes;
        case MessageState::failed:
        case MessageState::expired:
        case MessageState::cancelled: return Wanted::no_more;
    }
    return Wanted::no_more;
}

Wanted offer_is(const hub::Versioned<hub::Request>& request,
                const hub::OfferId& id,
                hub::OfferState state) {
    const hub::Offer* offer = request.value.offer(id);
    return offer != nullptr && offer->state == state ? Wanted::yes : Wanted::no_more;
}

struct Stands {
    const Outgoing& outgoing;

    Wanted operator()(std::monostate) const { return Wanted::yes; }
    Wanted operator()(const hub::StillProposed& condition) const {
        return offer_is(outgoing.request, condition.offer, hub::OfferState::proposed);
    }
    Wanted operator()(const hub::StillHeld& condition) const {
        return offer_is(outgoing.request, condition.offer, hub::OfferState::accepted);
    }
    Wanted operator()(const hub::StillOpen&) const {
        return outgoing.request.value.state == hub::RequestState::open ? Wanted::yes
                                                                       : Wanted::no_more;
    }
    Wanted operator()(const hub::WasHandedOver&) const { return after(outgoing.earlier); }
};

bool waits_for_morning(const Outgoing& outgoing) {
    const Purpose purpose = outgoing.message.value.purpose;
    if (purpose == Purpose::stand_down) return true;
    return purpose == Purpose::offer && outgoing.request.value.urgency != hub::Urgency::urgent;
}

hub::TimePoint not_before(const Outgoing& outgoing, hub::TimePoint at, const Moment& moment) {
    if (!waits_for_morning(outgoing)) return at;
    return hub::next_waking(outgoing.group.value.quiet, moment.zone, at);
}

// No longer wanted, or too late: what never left ends here; what may have left is asked about
// first.
Beginning give_up(Sending sending) {
    Beginning beginning;
    if (sending.message.state == MessageState::sending) {
        beginning.next = Beginning::Next::settle;
        return beginning;
    }
    sending.call_off();
    beginning.changes = sending.finish();
    return beginning;
}

Beginning postpone(Sending sending, hub::TimePoint until) {
    sending.again_at(until);
    return {.changes = sending.finish()};
}

void alert_budget(Sending& sending, const hub::DayBudget& budget) {
    const hub::Group& group = sending.outgoing.group.value;
    raise_alert(sending.changes,
                sending.moment,
                group,
                {.kind = hub::AlertKind::budget_reached},
                wording(phrases::alert_budget,
                        {{"group", group.name}, {"segments", std::to_string(budget.segments)}}));
}

// Over the day's budget: tomorrow, if that is still of use.
Beginning wait_for_tomorrow(Sending sending) {
    const hub::TimePoint tomorrow = not_before(
        sending.outgoing, next_day(sending.moment.zone, sending.moment.now), sending.moment);
    if (tomorrow < sending.message.useful_until) {
        sending.again_at(tomorrow);
    } else {
        sending.expire("daily_budget");
    }
    return {.changes = sending.finish()};
}

Beginning go_on(Sending sending, const HandOverTimes& times) {
    ++sending.message.attempts;
    sending.message.moved_at = sending.moment.now;  // what the take-over is counted from
    if (sending.message.purpose == Purpose::stop_confirmation) {
        sending.changes.when_full = hub::WhenFull::allow;
    }
    sending.move(MessageState::sending, {});
    sending.again_at(sending.moment.now + times.take_over_after);
    return {.next = Beginning::Next::hand_over, .changes = sending.finish()};
}

Beginning within_budget(Sending sending, int segments, const HandOverTimes& times) {
    // What a node that died had begun is paid for already.
    if (sending.message.state == MessageState::sending) return go_on(std::move(sending), times);
    const Spending spending = spend(sending.outgoing.budget.value,
                                    local_day(sending.moment.zone, sending.moment.now),
                                    sending.outgoing.group.value.daily_segments,
                                    segments,
                                    sending.message.purpose);
    if (spending.raise_alarm) alert_budget(sending, spending.budget);
    if (spending.allowed || spending.raise_alarm) sending.changes.put(spending.budget);
    if (!spending.allowed) return wait_for_tomorrow(std::move(sending));
    sending.message.segments = segments;
    return go_on(std::move(sending), times);
}

}  // namespace

hub::RequestId request_of(const hub::OutgoingMessage& message) {
    const hub::RequestId named = std::visit(RequestNamed{}, message.condition);
    return named.empty() ? message.about : named;
}

hub::MessageId earlier_of(const hub::OutgoingMessage& message) {
    const auto* condition = std::get_if<hub::WasHandedOver>(&message.condition);
    return condition == nullptr ? hub::MessageId{} : condition->message;
}

Wanted wanted_still(const Outgoing& outgoing) {
    return std::visit(Stands{outgoing}, outgoing.message.value.condition);
}

Beginning begin_sending(const Outgoing& outgoing,
                        int segments,
                        const Moment& moment,
                        const HandOverTimes& times) {
    Sending sending{outgoing, moment, "begin_sending"};
    if (outgoing.message.version == 0 || sending.is_finished()) {
        sending.no_more();
        return {.changes = sending.finish()};
    }
    // Another node is at it, and this one's list of timers is old: not a take-over yet.
    if (sending.message.state == MessageState::sending &&
        moment.now < sending.message.moved_at + times.take_over_after) {
        return {};
    }
    const Wanted wanted = wanted_still(outgoing);
    const bool useful = moment.now < sending.message.useful_until;
    if (wanted == Wanted::no_more || !useful) return give_up(std::move(sending));
    if (wanted == Wanted::not_yet) {
        return postpone(std::move(sending), moment.now + wait_for_earlier);
    }
    const hub::TimePoint waking = not_before(outgoing, moment.now, moment);
    if (waking > moment.now) return postpone(std::move(sending), waking);
    return within_budget(std::move(sending), segments, times);
}

hub::Changes discard_message(const Outgoing& outgoing, const Moment& moment) {
    Sending sending{outgoing, moment, "discard_message"};
    const hub::RecordId id = record_id(sending.message.id);
    sending.changes.no_timer(id, hub::TimerKind::send).no_timer(id, hub::TimerKind::forget);
    sending.changes.erase(id).when_full = hub::WhenFull::allow;
    return std::move(sending.changes);
}

hub::Changes forget_message(const Outgoing& outgoing, const Moment& moment) {
    Sending sending{outgoing, moment, "forget_message"};
    const hub::RecordId id = record_id(sending.message.id);
    sending.changes.no_timer(id, hub::TimerKind::forget);
    sending.changes.when_full = hub::WhenFull::allow;
    const bool under_way = sending.message.state == MessageState::queued ||
                           sending.message.state == MessageState::sending;
    if (outgoing.message.version != 0 && !under_way) {
        sending.changes.no_timer(id, hub::TimerKind::send).erase(id);
    }
    return std::move(sending.changes);
}

}  // namespace rules
