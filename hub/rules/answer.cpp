#include "hub/rules/answer.hpp"

#include "hub/rules/access.hpp"
#include "hub/rules/codes.hpp"
#include "hub/rules/compose.hpp"
#include "hub/rules/desk.hpp"

#include <algorithm>

namespace rules {

namespace {

using hub::OfferState;
using hub::RequestState;

void reply(Decision& decision, const hub::PersonId& to, hub::Wording words) {
    hub::OutgoingMessage message =
        compose(decision.moment, to, hub::Purpose::reply, std::move(words));
    message.about = decision.request.id;
    decision.changes.send(std::move(message), decision.moment.now);
}

// To a helper or about one, as long as the place is held.
void tell(Decision& decision,
          const hub::Offer& offer,
          const hub::PersonId& to,
          hub::Wording words) {
    hub::OutgoingMessage message =
        compose(decision.moment, to, hub::Purpose::news, std::move(words));
    message.about = decision.request.id;
    message.condition = hub::StillHeld{.request = decision.request.id, .offer = offer.id};
    decision.changes.send(std::move(message), decision.moment.now);
}

Values window_and_need(const Decision& decision) {
    Values values = window_values(decision.moment, decision.request.window);
    values["need"] = decision.request.need.text;
    values["word"] = decision.request.doorstep_word;
    values["pays"] = key_of(decision.request.who_pays);
    return values;
}

void tell_helper(Decision& decision, const hub::Offer& offer) {
    const hub::Request& request = decision.request;
    Values values = window_and_need(decision);
    values["name"] = first_name(decision.person(request.resident).name).reveal;
    values["street"] = request.street.reveal;
    values["place"] = request.place.name;
    values["code"] = offer.code;
    const bool has_limit =
        request.who_pays != hub::WhoPays::unasked && request.who_pays != hub::WhoPays::nobody;
    values["limit"] = has_limit ? std::to_string(decision.group.spending_limit_pence) : "";
    tell(decision, offer, offer.to, wording(phrases::yours, std::move(values)));
    if (!request.words.empty()) {
        tell(decision,
             offer,
             offer.to,
             wording(phrases::their_words, {{"words", request.words.reveal}}));
    }
}

void tell_resident(Decision& decision, const hub::Offer& offer) {
    Values values = window_and_need(decision);
    values["helper"] = first_name(decision.person(offer.to).name).reveal;
    values["reference"] = decision.request.reference;
    tell(decision,
         offer,
         decision.request.resident,
         wording(phrases::helper_coming, std::move(values)));
    tell(decision, offer, decision.request.resident, wording(phrases::never_give, {}));
}

hub::Result<hub::Offer*> answerable(Decision& decision,
                                    const hub::PersonId& who,
                                    const hub::OfferId& id,
                                    OfferState to) {
    hub::Offer* offer = decision.offer(id);
    if (offer == nullptr || offer->to != who) return hub::Refusal::not_found;
    if (!may_become(offer->state, to)) return hub::Refusal::wrong_state;
    return offer;
}

void look_for_another(Decision& decision) {
    if (decision.request.state != RequestState::open) return;
    decision.changes.timer(
        hub::record_id(decision.request.id), hub::TimerKind::dispatch, decision.moment.now);
}

constexpr std::chrono::hours ask_how_it_went{2};  // after the window's end

void fill(Decision& decision) {
    decision.move(RequestState::filled);
    stand_down_all(decision, phrases::stand_down);
    decision.changes.no_timer(hub::record_id(decision.request.id), hub::TimerKind::dispatch);
    ask_after_the_visit(decision);
}

// Somebody who was asked twice has one place.
void withdraw_others_of(Decision& decision, const hub::Offer& chosen) {
    for (hub::Offer& other : decision.request.offers) {
        const bool is_open =
            other.state == OfferState::proposed || other.state == OfferState::countered;
        if (!is_open || other.to != chosen.to || other.id == chosen.id) continue;
        decision.move(other, OfferState::withdrawn);
        decision.close_offer(other);
    }
}

// A code that has had its rest may belong to another offer by now, and one made at the desk has
// none yet.
void renew_code(Decision& decision, hub::Offer& offer) {
    const hub::Volunteer& helper = decision.volunteer(offer.to);
    const auto same = [&](const auto& entry) { return entry.offer == offer.id; };
    const bool is_open = std::any_of(helper.open_offers.begin(), helper.open_offers.end(), same);
    const bool rests = std::any_of(
        helper.resting_codes.begin(), helper.resting_codes.end(), [&](const auto& entry) {
            return same(entry) && entry.until > decision.moment.now;
        });
    if (!is_open && !rests)
        offer.code = free_code(helper, decision.moment.now, decision.moment.chance);
}

bool holds_a_place(const hub::Request& request, const hub::PersonId& who) {
    return std::any_of(request.offers.begin(), request.offers.end(), [&](const hub::Offer& offer) {
        return offer.to == who && offer.state == OfferState::accepted;
    });
}

}  // namespace

hub::Refusal obstacle_to(const Decision& decision, const hub::Offer& offer) {
    const hub::Request& request = decision.request;
    if (request.state != RequestState::open) {
        const bool taken =
            request.state == RequestState::filled || request.state == RequestState::done;
        return taken ? hub::Refusal::already_filled : hub::Refusal::expired;
    }
    if (request.places_free() == 0) return hub::Refusal::already_filled;
    const hub::Volunteer* helper = decision.find_volunteer(offer.to);
    if (helper == nullptr) return hub::Refusal::not_found;
    if (!helper->approved) return hub::Refusal::not_allowed;
    if (helper->stopped) return hub::Refusal::stopped;
    return holds_a_place(request, offer.to) ? hub::Refusal::wrong_state : hub::Refusal::none;
}

void give_place(Decision& decision, hub::Offer& offer) {
    renew_code(decision, offer);
    decision.move(offer, OfferState::accepted);
    decision.open_task(offer);
    withdraw_others_of(decision, offer);
    tell_helper(decision, offer);
    tell_resident(decision, offer);
    if (decision.request.places_free() == 0) fill(decision);
}

void ask_after_the_visit(Decision& decision) {
    hub::TimePoint end = std::max(decision.request.window.until, decision.moment.now);
    for (const hub::Offer& offer : decision.request.offers) {
        if (offer.state == OfferState::accepted && offer.expected_at)
            end = std::max(end, *offer.expected_at);
    }
    const hub::TimePoint ask =
        next_waking(decision.group.quiet, decision.moment.zone, end + ask_how_it_went);
    decision.changes.timer(hub::record_id(decision.request.id), hub::TimerKind::follow_up, ask);
}

void stand_down_all(Decision& decision, const Phrase& why) {
    for (hub::Offer& offer : decision.request.offers) {
        if (offer.state != OfferState::proposed && offer.state != OfferState::countered) continue;
        const Values about{{"need", decision.request.need.text},
                           {"place", decision.request.place.name},
                           {"code", offer.code}};
        hub::OutgoingMessage message =
            compose(decision.moment, offer.to, hub::Purpose::stand_down, wording(why, about));
        message.about = decision.request.id;
        message.condition = hub::WasHandedOver{offer.message};
        decision.changes.send(std::move(message), decision.moment.now);
        decision.move(offer, OfferState::withdrawn);
        decision.close_offer(offer);
    }
}

hub::Result<hub::Changes> accept_offer(const Case& before,
                                       const Moment& moment,
                                       const hub::PersonId& who,
                                       const hub::AcceptOffer& command) {
    Decision decision(before, moment);
    const auto offer = answerable(decision, who, command.offer, OfferState::accepted);
    if (!offer) return offer.error();
    const hub::Refusal obstacle = obstacle_to(decision, **offer);
    if (obstacle != hub::Refusal::none) return obstacle;
    give_place(decision, **offer);
    return decision.finish();
}

hub::Result<hub::Changes> decline_offer(const Case& before,
                                        const Moment& moment,
                                        const hub::PersonId& who,
                                        const hub::DeclineOffer& command) {
    Decision decision(before, moment);
    const auto offer = answerable(decision, who, command.offer, OfferState::declined);
    if (!offer) return offer.error();
    decision.move(**offer, OfferState::declined);
    decision.close_offer(**offer);
    reply(decision, who, wording(phrases::declined, {{"code", (*offer)->code}}));
    look_for_another(decision);
    return decision.finish();
}

hub::Result<hub::Changes> counter_offer(const Case& before,
                                        const Moment& moment,
                                        const hub::PersonId& who,
                                        const hub::CounterOffer& command) {
    Decision decision(before, moment);
    const auto offer = answerable(decision, who, command.offer, OfferState::countered);
    if (!offer) return offer.error();
    decision.move(**offer, OfferState::countered);
    (*offer)->condition = command.condition;
    reply(decision,
          who,
          wording(phrases::condition_noted,
                  {{"code", (*offer)->code}, {"group", decision.group.name}}));
    raise_alert(decision.changes,
                moment,
                decision.group,
                {.kind = hub::AlertKind::conditional_yes,
                 .person = who,
                 .request = decision.request.id,
                 .words = command.condition},
                wording(phrases::alert_condition,
                        {{"group", decision.group.name},
                         {"reference", decision.request.reference},
                         {"condition", command.condition.reveal}}));
    look_for_another(decision);
    return decision.finish();
}

hub::Result<hub::Changes> agree_to_condition(const Case& before,
                                             const Moment& moment,
                                             const hub::Actor& who,
                                             const hub::AgreeToCondition& command) {
    Decision decision(before, moment);
    hub::Offer* offer = decision.offer(command.offer);
    if (offer == nullptr || !may_speak_for(who, decision.request)) return hub::Refusal::not_found;
    if (offer->state != OfferState::countered) return hub::Refusal::wrong_state;
    const hub::Refusal obstacle = obstacle_to(decision, *offer);
    if (obstacle != hub::Refusal::none) return obstacle;
    give_place(decision, *offer);
    tell(decision,
         *offer,
         decision.request.resident,
         wording(phrases::their_condition,
                 {{"helper", first_name(decision.person(offer->to).name).reveal},
                  {"condition", offer->condition.reveal},
                  {"reference", decision.request.reference}}));
    return decision.finish();
}

}  // namespace rules
