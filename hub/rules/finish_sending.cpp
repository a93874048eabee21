#include "hub/rules/desk.hpp"
#include "hub/rules/phrases.hpp"
#include "hub/rules/sending.hpp"

#include <algorithm>
#include <array>

namespace rules {

namespace {

using hub::MessageState;
using hub::Purpose;
using Outcome = Attempt::Outcome;

// How long a gateway that said "not now" is left alone.
std::chrono::seconds backoff(int attempts) {
    constexpr std::array<std::chrono::seconds, 4> waits{std::chrono::seconds{30},
                                                        std::chrono::minutes{2},
                                                        std::chrono::minutes{10},
                                                        std::chrono::minutes{30}};
    const int step = std::clamp(attempts - 1, 0, static_cast<int>(waits.size()) - 1);
    return waits[static_cast<std::size_t>(step)];
}

// Who is told that a message failed: about what somebody waits for, the coordinators by text; about
// an offer or a stand-down the desk alone; about an alert nobody, or one failure would make the
// next.
enum class Audience { nobody, desk, coordinators };

Audience audience_of_failure(Purpose purpose) {
    switch (purpose) {
        case Purpose::reply:
        case Purpose::news:
        case Purpose::safety: return Audience::coordinators;
        case Purpose::offer:
        case Purpose::stand_down: return Audience::desk;
        case Purpose::alert:
        case Purpose::stop_confirmation: return Audience::nobody;
    }
    return Audience::nobody;
}

void alert_failure(Sending& sending, Audience audience) {
    if (audience == Audience::nobody) return;
    hub::Group group = sending.outgoing.group.value;
    if (audience == Audience::desk) {
        group.coordinators.clear();
        group.duties.clear();
    }
    const std::string& reference = sending.outgoing.request.value.reference;
    raise_alert(
        sending.changes,
        sending.moment,
        group,
        {.kind = hub::AlertKind::message_failed,
         .person = sending.message.to,
         .request = sending.outgoing.request_id},
        wording(phrases::alert_message_failed, {{"group", group.name}, {"reference", reference}}));
}

// A volunteer who cannot be reached is replaced at once, not when the offer lapses.
void look_for_another(Sending& sending) {
    const hub::RequestId& request = sending.outgoing.request_id;
    if (sending.message.purpose != Purpose::offer || request.empty()) return;
    if (sending.outgoing.request.value.state != hub::RequestState::open) return;
    sending.changes.timer(record_id(request), hub::TimerKind::dispatch, sending.moment.now);
}

void fail(Sending& sending, std::string reason) {
    if (sending.move(MessageState::failed, std::move(reason))) {
        alert_failure(sending, audience_of_failure(sending.message.purpose));
        look_for_another(sending);
    }
    sending.no_more();
}

void try_later(Sending& sending, const Attempt& attempt) {
    sending.take_back(attempt.unknown_times);
    const auto wait = std::max(backoff(sending.message.attempts), attempt.retry_after);
    // Compared in seconds and without adding: a gateway may ask for any number of them.
    const auto left =
        std::chrono::floor<std::chrono::seconds>(sending.message.useful_until - sending.moment.now);
    if (wait < left) {
        sending.again_at(sending.moment.now + wait);
    } else {
        sending.expire("gateway_busy");
    }
}

// Nobody will ever know whether it arrived: what somebody waits for is for a person to look at.
void tell_desk_uncertain(Sending& sending) {
    if (audience_of_failure(sending.message.purpose) != Audience::coordinators) return;
    alert_failure(sending, Audience::desk);
}

void leave_unknown(Sending& sending, const Attempt& attempt, const HandOverTimes& times) {
    sending.move(MessageState::unknown, attempt.reason);
    const hub::TimePoint again = sending.moment.now + times.repeat_unknown_after;
    const bool repeat = attempt.unknown_times < unknown_limit(sending.message.purpose) &&
                        again < sending.message.useful_until;
    if (repeat) {
        sending.again_at(again);
    } else {
        tell_desk_uncertain(sending);
        sending.no_more();
    }
}

// Not begun after all: no attempt was made.
void undo(Sending& sending, const Attempt& attempt) {
    sending.take_back(attempt.unknown_times);
    sending.message.attempts = std::max(0, sending.message.attempts - 1);
}

void wait_until_free(Sending& sending, const Attempt& attempt) {
    undo(sending, attempt);
    const std::chrono::milliseconds wait = std::max(
        busy_retry, std::chrono::duration_cast<std::chrono::milliseconds>(attempt.retry_after));
    sending.again_at(sending.moment.now + wait);
}

void withdraw(Sending& sending, const Attempt& attempt, std::string reason) {
    undo(sending, attempt);
    sending.cancel(std::move(reason));
}

void acknowledge(Sending& sending, const Attempt& attempt, const HandOverTimes& times) {
    switch (attempt.outcome) {
        case Outcome::accepted:
            if (attempt.segments > 0) sending.message.segments = attempt.segments;
            sending.message.reference = attempt.reference;
            sending.move(MessageState::sent, {});
            sending.no_more();
            return;
        case Outcome::refused: fail(sending, attempt.reason); return;
        case Outcome::later: try_later(sending, attempt); return;
        case Outcome::unknown: leave_unknown(sending, attempt, times); return;
        case Outcome::opted_out:
            // No alert of its own: the stop that was noted with it tells the desk what matters.
            sending.move(MessageState::failed, "opted_out");
            sending.no_more();
            return;
        case Outcome::stopped: withdraw(sending, attempt, "stopped"); return;
        case Outcome::guarded: withdraw(sending, attempt, "too_many_replies"); return;
        case Outcome::busy: wait_until_free(sending, attempt); return;
        case Outcome::not_wanted:
            undo(sending, attempt);
            sending.call_off();
            return;
    }
}

}  // namespace

hub::Changes finish_sending(const Outgoing& outgoing,
                            const Attempt& attempt,
                            const Moment& moment,
                            const HandOverTimes& times) {
    Sending sending{outgoing, moment, "finish_sending"};
    // A report was quicker, or the message is gone: nothing is lowered.
    if (outgoing.message.version == 0 || sending.is_finished()) {
        if (attempt.outcome == Outcome::accepted && attempt.segments > 0) {
            sending.message.segments = attempt.segments;
            sending.message.reference = attempt.reference;
        }
        sending.no_more();
    } else {
        acknowledge(sending, attempt, times);
    }
    sending.changes.when_full = hub::WhenFull::allow;
    return sending.finish();
}

hub::Changes hear_report(const Outgoing& outgoing,
                         const hub::DeliveryReport& report,
                         const Moment& moment) {
    Sending sending{outgoing, moment, "report"};
    if (outgoing.message.version == 0) return {};
    // Gateways report what they did; the other states are ours.
    const bool reportable =
        report.state == MessageState::unknown || rank(report.state) >= rank(MessageState::sent);
    const bool ours =
        report.state == MessageState::cancelled || report.state == MessageState::expired;
    if (!reportable || ours || !may_become(sending.message.state, report.state)) return {};
    if (report.state == MessageState::failed) {
        fail(sending, report.reason);
    } else {
        sending.move(report.state, report.reason);
        if (sending.is_finished()) sending.no_more();
    }
    sending.changes.when_full = hub::WhenFull::allow;
    return sending.finish();
}

}  // namespace rules
