#include "hub/rules/follow_up.hpp"

#include "hub/rules/access.hpp"
#include "hub/rules/answer.hpp"
#include "hub/rules/compose.hpp"
#include "hub/rules/desk.hpp"

#include <algorithm>

namespace rules {

namespace {

using hub::OfferState;
using hub::RequestState;

constexpr std::chrono::hours wait_for_the_resident{24};
constexpr std::chrono::hours next_window{24};  // when the one that was wanted is over

void say(Decision& decision, const hub::PersonId& to, hub::Purpose purpose, hub::Wording words) {
    hub::OutgoingMessage message = compose(decision.moment, to, purpose, std::move(words));
    message.about = decision.request.id;
    decision.changes.send(std::move(message), decision.moment.now);
}

Values about(const Decision& decision) {
    return {{"need", decision.request.need.text},
            {"reference", decision.request.reference},
            {"group", decision.group.name},
            {"place", decision.request.place.name}};
}

Values about_helper(const Decision& decision, const hub::Offer& offer) {
    Values values = about(decision);
    values["helper"] = first_name(decision.person(offer.to).name).reveal;
    values["code"] = offer.code;
    return values;
}

void alert(Decision& decision, hub::AlertKind kind, const Phrase& phrase) {
    raise_alert(decision.changes,
                decision.moment,
                decision.group,
                {.kind = kind, .person = decision.request.resident, .request = decision.request.id},
                wording(phrase, about(decision)));
}

hub::Result<hub::Offer*> held(Decision& decision,
                              const hub::PersonId& who,
                              const hub::OfferId& id,
                              OfferState to) {
    hub::Offer* offer = decision.offer(id);
    if (offer == nullptr || offer->to != who) return hub::Refusal::not_found;
    if (!may_become(offer->state, to)) return hub::Refusal::wrong_state;
    return offer;
}

void free_place(Decision& decision, hub::Offer& offer) {
    decision.move(offer, OfferState::released);
    decision.close_task(offer);
    say(decision,
        decision.request.resident,
        hub::Purpose::news,
        wording(phrases::helper_dropped_out, about_helper(decision, offer)));
    if (decision.request.state == RequestState::filled) {
        search_again(decision);
    } else if (decision.request.state == RequestState::open) {
        decision.changes.timer(
            hub::record_id(decision.request.id), hub::TimerKind::dispatch, decision.moment.now);
    }
}

void cancel_task(Decision& decision, hub::Offer& offer) {
    decision.move(offer, OfferState::released);
    decision.close_task(offer);
    say(decision,
        offer.to,
        hub::Purpose::news,
        wording(phrases::task_cancelled, about_helper(decision, offer)));
}

// The resident knows that it is done before the helper said so.
void fulfil_all(Decision& decision) {
    for (hub::Offer& offer : decision.request.offers) {
        if (offer.state != OfferState::accepted) continue;
        decision.move(offer, OfferState::fulfilled);
        decision.close_task(offer);
    }
    decision.move(RequestState::done);
}

void ask_resident(Decision& decision, const hub::Offer& offer) {
    say(decision,
        decision.request.resident,
        hub::Purpose::news,
        wording(phrases::is_it_done, about_helper(decision, offer)));
}

void after_the_window(Decision& decision) {
    const auto accepted = std::find_if(
        decision.request.offers.begin(), decision.request.offers.end(), [](const auto& offer) {
            return offer.state == OfferState::accepted;
        });
    if (accepted == decision.request.offers.end()) return;
    ask_resident(decision, *accepted);
    alert(decision, hub::AlertKind::overdue, phrases::alert_overdue);
}

void nobody_confirmed(Decision& decision) {
    if (silence_may_close(decision.request.need)) {
        end_request(decision, RequestState::closed);
    } else {
        alert(decision, hub::AlertKind::unreachable, phrases::alert_unreachable);
    }
}

void abandon(Decision& decision) {
    end_request(decision, RequestState::abandoned);
    alert(decision, hub::AlertKind::not_understood, phrases::alert_not_understood);
}

// The helper has not been yet: they keep the task and are reminded, the desk knows, and the
// resident is asked again.
hub::Changes not_yet(Decision& decision) {
    for (const hub::Offer& offer : decision.request.offers) {
        if (offer.state != OfferState::accepted) continue;
        say(decision,
            offer.to,
            hub::Purpose::news,
            wording(phrases::not_done_yet, about_helper(decision, offer)));
    }
    say(decision,
        decision.request.resident,
        hub::Purpose::news,
        wording(phrases::with_a_person, about(decision)));
    alert(decision, hub::AlertKind::disputed, phrases::alert_disputed);
    decision.changes.timer(hub::record_id(decision.request.id),
                           hub::TimerKind::follow_up,
                           decision.moment.now + wait_for_the_resident);
    return decision.finish();
}

}  // namespace

void search_again(Decision& decision) {
    const hub::TimePoint now = decision.moment.now;
    if (decision.request.state == RequestState::done) decision.request.reopened_at = now;
    decision.move(RequestState::open);
    decision.request.ended_at.reset();
    decision.request.opened_at = now;
    decision.request.told_waiting_at.reset();
    if (decision.request.window.until <= now)
        decision.request.window = {.from = now, .until = now + next_window};
    decision.changes.timer(
        hub::record_id(decision.request.id), hub::TimerKind::dispatch, decision.moment.now);
    decision.changes.no_timer(hub::record_id(decision.request.id), hub::TimerKind::follow_up);
}

void end_request(Decision& decision, RequestState state) {
    decision.move(state);
    decision.request.ended_at = decision.moment.now;
    decision.changes.no_timer(hub::record_id(decision.request.id), hub::TimerKind::dispatch);
    decision.changes.no_timer(hub::record_id(decision.request.id), hub::TimerKind::follow_up);
}

bool silence_may_close(const hub::Need& need) {
    return need.text != "medication" && need.text != "food_parcel" && need.text != "check_on";
}

hub::Result<hub::Changes> release_task(const Case& before,
                                       const Moment& moment,
                                       const hub::Actor& who,
                                       const hub::ReleaseTask& command) {
    Decision decision(before, moment);
    const hub::Offer* named = decision.offer(command.offer);
    if (named == nullptr) return hub::Refusal::not_found;
    const hub::PersonId helper = is_desk(who.role) ? named->to : who.person;
    const auto offer = held(decision, helper, command.offer, OfferState::released);
    if (!offer) return offer.error();
    free_place(decision, **offer);
    const Phrase& words = helper == who.person ? phrases::released : phrases::task_cancelled;
    say(decision, helper, hub::Purpose::news, wording(words, about_helper(decision, **offer)));
    return decision.finish();
}

hub::Result<hub::Changes> report_done(const Case& before,
                                      const Moment& moment,
                                      const hub::PersonId& who,
                                      const hub::ReportDone& command) {
    Decision decision(before, moment);
    const auto offer = held(decision, who, command.offer, OfferState::fulfilled);
    if (!offer) return offer.error();
    decision.move(**offer, OfferState::fulfilled);
    decision.close_task(**offer);
    say(decision, who, hub::Purpose::news, wording(phrases::done, about(decision)));
    const auto& offers = decision.request.offers;
    const bool others_at_it = std::any_of(offers.begin(), offers.end(), [](const auto& other) {
        return other.state == OfferState::accepted;
    });
    if (decision.request.state == RequestState::filled && !others_at_it) {
        decision.move(RequestState::done);
        ask_resident(decision, **offer);
        decision.changes.timer(hub::record_id(decision.request.id),
                               hub::TimerKind::follow_up,
                               moment.now + wait_for_the_resident);
    }
    return decision.finish();
}

hub::Result<hub::Changes> confirm_done(const Case& before,
                                       const Moment& moment,
                                       const hub::Actor& who,
                                       const hub::ConfirmDone& command) {
    Decision decision(before, moment);
    if (!may_speak_for(who, decision.request)) return hub::Refusal::not_found;
    const bool filled = decision.request.state == RequestState::filled;
    if (decision.request.state != RequestState::done && !filled) return hub::Refusal::wrong_state;
    if (filled && !command.satisfied) return not_yet(decision);
    if (filled) fulfil_all(decision);
    if (command.satisfied) {
        end_request(decision, RequestState::closed);
        say(decision,
            decision.request.resident,
            hub::Purpose::news,
            wording(phrases::closed, about(decision)));
        return decision.finish();
    }
    search_again(decision);
    say(decision,
        decision.request.resident,
        hub::Purpose::news,
        wording(phrases::reopened, about(decision)));
    alert(decision, hub::AlertKind::disputed, phrases::alert_disputed);
    return decision.finish();
}

hub::Result<hub::Changes> cancel_request(const Case& before,
                                         const Moment& moment,
                                         const hub::Actor& who,
                                         const hub::CancelRequest& command) {
    Decision decision(before, moment);
    if (decision.request.id != command.request || !may_speak_for(who, decision.request))
        return hub::Refusal::not_found;
    if (!may_become(decision.request.state, RequestState::cancelled))
        return hub::Refusal::wrong_state;
    stand_down_all(decision, phrases::not_needed);
    for (hub::Offer& offer : decision.request.offers) {
        if (offer.state == OfferState::accepted) cancel_task(decision, offer);
    }
    end_request(decision, RequestState::cancelled);
    say(decision,
        decision.request.resident,
        hub::Purpose::news,
        wording(phrases::cancelled, about(decision)));
    return decision.finish();
}

hub::Changes follow_up(const Case& before, const Moment& moment) {
    Decision decision(before, moment);
    decision.changes.no_timer(hub::record_id(decision.request.id), hub::TimerKind::follow_up);
    switch (decision.request.state) {
        case RequestState::filled: after_the_window(decision); break;
        case RequestState::done: nobody_confirmed(decision); break;
        case RequestState::draft: abandon(decision); break;
        case RequestState::open:
        case RequestState::closed:
        case RequestState::cancelled:
        case RequestState::unmet:
        case RequestState::abandoned: break;
    }
    return decision.finish();
}

hub::Person helper_of(const Case& file) {
    for (const hub::Offer& offer : file.request.value.offers) {
        const auto person = file.persons.find(offer.to);
        if (offer.state == OfferState::accepted && person != file.persons.end())
            return person->second.value;
    }
    return {};
}

hub::Changes withdraw_person(const Case& before, const Moment& moment, const hub::PersonId& who) {
    Decision decision(before, moment);
    bool left_open =
        decision.request.resident == who && (decision.request.state == RequestState::open ||
                                             decision.request.state == RequestState::filled);
    for (hub::Offer& offer : decision.request.offers) {
        if (offer.to != who) continue;
        if (offer.state == OfferState::accepted) {
            free_place(decision, offer);
            left_open = true;
        } else if (may_become(offer.state, OfferState::declined)) {
            decision.move(offer, OfferState::declined);
            decision.close_offer(offer);
        }
    }
    if (decision.request.state == RequestState::open) {
        decision.changes.timer(
            hub::record_id(decision.request.id), hub::TimerKind::dispatch, moment.now);
    }
    if (left_open)
        alert(decision, hub::AlertKind::stopped_with_open_request, phrases::alert_stopped);
    return decision.finish();
}

hub::Changes take_back_from(const Case& before,
                            const Moment& moment,
                            const hub::Actor& desk,
                            const hub::PersonId& who) {
    const hub::Request& request = before.request.value;
    if (request.resident == who) {
        const auto cancelled = cancel_request(before, moment, desk, {request.id});
        return cancelled ? *cancelled : hub::Changes{};
    }
    Decision decision(before, moment);
    bool looks_again = false;
    for (hub::Offer& offer : decision.request.offers) {
        if (offer.to != who) continue;
        if (offer.state == OfferState::accepted) {
            free_place(decision, offer);
            say(decision,
                who,
                hub::Purpose::news,
                wording(phrases::task_cancelled, about_helper(decision, offer)));
        } else if (may_become(offer.state, OfferState::withdrawn)) {
            decision.move(offer, OfferState::withdrawn);
            decision.close_offer(offer);
            looks_again = true;
        }
    }
    if (looks_again && decision.request.state == RequestState::open) {
        decision.changes.timer(
            hub::record_id(decision.request.id), hub::TimerKind::dispatch, moment.now);
    }
    return decision.finish();
}

}  // namespace rules
