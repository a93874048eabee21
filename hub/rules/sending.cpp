#include "hub/rules/sending.hpp"

#include "hub/rules/day_budget.hpp"

#include <algorithm>
#include <utility>

namespace rules {

using hub::MessageState;

Sending::Sending(const Outgoing& records, const Moment& when, std::string action)
    : outgoing(records), moment(when), message(records.message.value) {
    changes.rests_on(hub::group_record(), records.group);
    changes.rests_on(record_id(message.id), records.message);
    changes.rests_on(hub::budget_record(), records.budget);
    if (!records.request_id.empty()) {
        changes.rests_on(record_id(records.request_id), records.request);
    }
    if (!records.earlier_id.empty()) {
        changes.rests_on(record_id(records.earlier_id), records.earlier);
    }
    changes.actor = "delivery";
    changes.action = std::move(action);
    changes.at = moment.now;
}

bool Sending::is_finished() const {
    return message.state == MessageState::cancelled ||
           rank(message.state) >= rank(MessageState::sent);
}

bool Sending::move(MessageState to, std::string reason) {
    if (!may_become(message.state, to)) return false;
    message.state = to;
    message.reason = std::move(reason);
    message.moved_at = moment.now;
    return true;
}

void Sending::take_back(int unknown_times) {
    if (message.segments > 0) {
        const std::string today = local_day(moment.zone, moment.now);
        changes.put(give_back(outgoing.budget.value, today, message.segments));
    }
    message.segments = 0;
    if (unknown_times > 0) {
        move(MessageState::unknown, {});
    } else if (message.state == MessageState::sending) {
        // The one step down: `sending` was said before the gateway was asked, and it has nothing.
        message.state = MessageState::queued;
        message.moved_at = moment.now;
    }
}

void Sending::cancel(std::string reason) {
    end(MessageState::cancelled, std::move(reason));
}

void Sending::expire(std::string reason) {
    end(MessageState::expired, std::move(reason));
}

void Sending::call_off() {
    if (wanted_still(outgoing) == Wanted::no_more) {
        cancel("not_needed_any_more");
    } else {
        expire("too_late");
    }
}

void Sending::end(MessageState state, std::string reason) {
    if (message.state == MessageState::queued) move(state, std::move(reason));
    no_more();
}

void Sending::again_at(hub::TimePoint due) {
    changes.timer(record_id(message.id), hub::TimerKind::send, due);
}

void Sending::no_more() {
    const hub::RecordId id = record_id(message.id);
    changes.no_timer(id, hub::TimerKind::send);
    if (outgoing.message.version == 0) return;
    changes.timer(id, hub::TimerKind::forget, moment.now + kept_when_finished);
}

hub::Changes Sending::finish() {
    const hub::OutgoingMessage& before = outgoing.message.value;
    if (message.state != before.state) {
        changes.announce(
            hub::MessageMoved{.message = message.id, .to = message.to, .state = message.state});
    }
    if (!(message == before)) changes.put(std::move(message));
    return std::move(changes);
}

}  // namespace rules
