#include "hub/rules/dispatch.hpp"

#include "hub/rules/compose.hpp"
#include "hub/rules/desk.hpp"

#include <algorithm>

namespace rules {

namespace {

using hub::OfferState;
using hub::RequestState;

constexpr std::chrono::minutes look_again{10};  // for volunteers who became free
constexpr std::chrono::hours look_while_paused{1};

bool is_live(const hub::Offer& offer, hub::TimePoint now) {
    return offer.state == OfferState::proposed && offer.lapses_at > now;
}

void lapse(Decision& decision, hub::Offer& offer) {
    decision.move(offer, OfferState::lapsed);
    decision.close_offer(offer);
}

// Those that are over, and those whose text will not arrive any more.
void lapse_offers(Decision& decision, const Case& before) {
    const auto is_lost = [&](const hub::Offer& offer) {
        return std::any_of(before.undelivered.begin(),
                           before.undelivered.end(),
                           [&](const auto& message) { return message.value.id == offer.message; });
    };
    for (hub::Offer& offer : decision.request.offers) {
        if (offer.state != OfferState::proposed) continue;
        if (offer.lapses_at <= decision.moment.now || is_lost(offer)) lapse(decision, offer);
    }
}

// A conditional yes that nobody took up.
void lapse_conditions(Decision& decision) {
    for (hub::Offer& offer : decision.request.offers) {
        if (offer.state == OfferState::countered) lapse(decision, offer);
    }
}

int ask_the_best(Decision& decision, const std::vector<Choice>& choices) {
    int wanted = offers_wanted(decision.group, decision.request, decision.moment.now);
    const std::string today = local_date(decision.moment);
    int asked = 0;
    for (const Choice& choice : choices) {
        if (wanted == 0 || decision.request.offers.size() >= hub::max_offers_per_request) break;
        const hub::Volunteer& volunteer = decision.volunteer(choice.volunteer);
        if (volunteer.paused_until && *volunteer.paused_until > decision.moment.now) continue;
        if (!may_be_asked(volunteer, decision.request, today)) continue;
        ask(decision, choice);
        --wanted;
        ++asked;
    }
    return asked;
}

void tell_resident(Decision& decision, hub::Wording words) {
    hub::OutgoingMessage message =
        compose(decision.moment, decision.request.resident, hub::Purpose::news, std::move(words));
    message.about = decision.request.id;
    message.condition = hub::StillOpen{decision.request.id};
    decision.changes.send(std::move(message), decision.moment.now);
    decision.request.told_waiting_at = decision.moment.now;
}

// Honest at once when nobody can be asked; later at least as often as the group promises.
void tell_if_waiting(Decision& decision, bool somebody_is_asked) {
    const hub::Request& request = decision.request;
    const Values about{{"need", request.need.text},
                       {"reference", request.reference},
                       {"asked", std::to_string(request.offers.size())}};
    if (!request.told_waiting_at && !somebody_is_asked) {
        tell_resident(decision, wording(phrases::nobody_about, about));
        return;
    }
    const hub::TimePoint last =
        request.told_waiting_at.value_or(request.opened_at.value_or(request.created_at));
    if (decision.moment.now - last < decision.group.asking.tell_waiting) return;
    if (next_waking(decision.group.quiet, decision.moment.zone, decision.moment.now) !=
        decision.moment.now)
        return;
    tell_resident(decision, wording(phrases::still_looking, about));
}

void give_up(Decision& decision) {
    const hub::Request& request = decision.request;
    const Values about{{"need", request.need.text},
                       {"reference", request.reference},
                       {"place", request.place.name},
                       {"group", decision.group.name}};
    hub::OutgoingMessage message = compose(decision.moment,
                                           request.resident,
                                           hub::Purpose::news,
                                           wording(phrases::nobody_found, about));
    message.about = request.id;
    decision.changes.send(std::move(message), decision.moment.now);
    raise_alert(
        decision.changes,
        decision.moment,
        decision.group,
        {.kind = hub::AlertKind::nobody_found, .person = request.resident, .request = request.id},
        wording(phrases::alert_nobody_found, about));
    lapse_conditions(decision);
    decision.move(RequestState::unmet);
    decision.request.ended_at = decision.moment.now;
}

// The earliest moment at which this decision would come out differently.
hub::TimePoint next_look(const Decision& decision, bool at_night) {
    const hub::TimePoint now = decision.moment.now;
    if (at_night) return next_waking(decision.group.quiet, decision.moment.zone, now);
    const hub::Request& request = decision.request;
    const hub::TimePoint since = request.opened_at.value_or(request.created_at);
    const hub::TimePoint tell =
        request.told_waiting_at.value_or(since) + decision.group.asking.tell_waiting;
    hub::TimePoint next = now + look_again;
    next = std::min(next,
                    next_waking(decision.group.quiet, decision.moment.zone, std::max(tell, now)));
    const hub::TimePoint given_up = since + decision.group.asking.unmet_after;
    if (given_up > now) next = std::min(next, given_up);
    for (const hub::Offer& offer : decision.request.offers) {
        if (is_live(offer, now)) next = std::min(next, offer.lapses_at);
    }
    return next;
}

bool asking_waits_for_morning(const Decision& decision) {
    const hub::TimePoint now = decision.moment.now;
    return decision.request.urgency != hub::Urgency::urgent &&
           next_waking(decision.group.quiet, decision.moment.zone, now) != now;
}

bool told_of_pause(const Decision& decision) {
    return decision.request.told_waiting_at &&
           *decision.request.told_waiting_at >= *decision.group.paused_since;
}

// Nobody is asked, and the search begins when the group is back.
void wait_while_paused(Decision& decision) {
    const hub::TimePoint now = decision.moment.now;
    const bool by_day = next_waking(decision.group.quiet, decision.moment.zone, now) == now;
    if (by_day && !told_of_pause(decision)) {
        tell_resident(decision,
                      wording(phrases::kept_while_paused,
                              {{"group", decision.group.name},
                               {"need", decision.request.need.text},
                               {"reference", decision.request.reference}}));
    }
    decision.request.opened_at = now;
    decision.changes.timer(
        hub::record_id(decision.request.id), hub::TimerKind::dispatch, now + look_while_paused);
}

bool has_live_offer(const hub::Request& request, hub::TimePoint now) {
    return std::any_of(request.offers.begin(), request.offers.end(), [&](const auto& offer) {
        return is_live(offer, now);
    });
}

bool waited_too_long(const Decision& decision) {
    const hub::Request& request = decision.request;
    const hub::TimePoint since = request.opened_at.value_or(request.created_at);
    return decision.moment.now - since >= decision.group.asking.unmet_after &&
           !has_live_offer(request, decision.moment.now) && request.places_taken() == 0;
}

}  // namespace

int offers_wanted(const hub::Group& group, const hub::Request& request, hub::TimePoint now) {
    if (request.state != RequestState::open) return 0;
    const auto live = std::count_if(request.offers.begin(),
                                    request.offers.end(),
                                    [&](const hub::Offer& offer) { return is_live(offer, now); });
    return std::max(0, group.asking.at_once * request.places_free() - static_cast<int>(live));
}

bool may_be_asked(const hub::Volunteer& volunteer,
                  const hub::Request& request,
                  const std::string& today) {
    const bool helps = std::find(volunteer.needs.begin(), volunteer.needs.end(), request.need) !=
                       volunteer.needs.end();
    const int asked_today = volunteer.asked_on == today ? volunteer.asked_today : 0;
    const bool rested = asked_today < volunteer.offers_per_day;
    return helps && rested && volunteer.approved && !volunteer.stopped &&
           !volunteer.code_prefix.empty() &&
           static_cast<int>(volunteer.tasks.size()) < volunteer.max_tasks &&
           volunteer.id != request.resident && request.offer_to(volunteer.id) == nullptr;
}

hub::Changes dispatch(const Case& before,
                      const Moment& moment,
                      const std::vector<Choice>& choices) {
    Decision decision(before, moment);
    const hub::RecordId record = hub::record_id(decision.request.id);
    if (decision.request.state != RequestState::open) {
        decision.changes.no_timer(record, hub::TimerKind::dispatch);
        return decision.finish();
    }
    lapse_offers(decision, before);
    if (decision.group.paused_since) {
        wait_while_paused(decision);
        return decision.finish();
    }
    if (waited_too_long(decision)) {
        give_up(decision);
        decision.changes.no_timer(record, hub::TimerKind::dispatch);
        return decision.finish();
    }
    const bool at_night = asking_waits_for_morning(decision);
    const int asked = at_night ? 0 : ask_the_best(decision, choices);
    tell_if_waiting(decision,
                    at_night || asked > 0 || has_live_offer(decision.request, moment.now));
    decision.changes.timer(record, hub::TimerKind::dispatch, next_look(decision, at_night));
    return decision.finish();
}

}  // namespace rules
