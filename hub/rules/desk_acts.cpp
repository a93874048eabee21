#include "hub/rules/desk_acts.hpp"

#include "hub/rules/answer.hpp"
#include "hub/rules/asking.hpp"
#include "hub/rules/compose.hpp"
#include "hub/rules/follow_up.hpp"
#include "matching/cell.hpp"

namespace rules {

namespace {

using hub::OfferState;
using hub::RequestState;

// What stands against asking or assigning this volunteer, whatever the request is like.
hub::Refusal unfit(const Decision& decision, const hub::PersonId& who) {
    const hub::Volunteer* helper = decision.find_volunteer(who);
    if (helper == nullptr || helper->code_prefix.empty()) return hub::Refusal::not_found;
    if (!helper->approved) return hub::Refusal::not_allowed;
    if (helper->stopped || decision.person(who).blocked) return hub::Refusal::stopped;
    return who == decision.request.resident ? hub::Refusal::invalid : hub::Refusal::none;
}

bool is_under_way(OfferState state) {
    return state == OfferState::proposed || state == OfferState::countered ||
           state == OfferState::accepted;
}

bool is_full(const hub::Request& request) {
    return request.offers.size() >= hub::max_offers_per_request;
}

matching::Metres distance_to(const Decision& decision, const hub::Volunteer& helper) {
    return matching::rounded_distance(
        matching::distance(helper.home.centre, matching::coarse(decision.request.place.centre)));
}

// The one that they have not answered for good; null: there is none.
hub::Offer* open_offer_of(Decision& decision, const hub::PersonId& who) {
    hub::Offer* latest = nullptr;
    for (hub::Offer& offer : decision.request.offers) {
        if (offer.to == who && may_become(offer.state, OfferState::accepted)) latest = &offer;
    }
    return latest;
}

// Made at the desk: nothing was sent, and it is answered in the same breath. Its code comes with
// the place.
hub::Offer& made_by_hand(Decision& decision, const hub::PersonId& helper) {
    const Moment& moment = decision.moment;
    hub::Offer offer{.id = {moment.chance.id()},
                     .to = helper,
                     .proposed_at = moment.now,
                     .lapses_at = moment.now};
    decision.changes.announce(hub::OfferMoved{.request = decision.request.id,
                                              .offer = offer.id,
                                              .volunteer = helper,
                                              .state = OfferState::proposed});
    decision.request.offers.push_back(std::move(offer));
    return decision.request.offers.back();
}

void tell_resident(Decision& decision, const Phrase& phrase) {
    const Values values{{"need", decision.request.need.text},
                        {"reference", decision.request.reference},
                        {"group", decision.group.name}};
    hub::OutgoingMessage message = compose(
        decision.moment, decision.request.resident, hub::Purpose::news, wording(phrase, values));
    message.about = decision.request.id;
    decision.changes.send(std::move(message), decision.moment.now);
}

bool is_held_by_another(const hub::Request& request, const hub::PersonId& who, hub::TimePoint now) {
    return request.claim && request.claim->by != who && request.claim->until > now;
}

hub::Changes changed(Decision& decision) {
    decision.changes.announce(hub::RequestChanged{decision.request.id});
    return decision.finish();
}

bool is_settled(RequestState state) {
    return state == RequestState::done || state == RequestState::unmet;
}

}  // namespace

hub::Result<hub::Changes> ask_volunteer(const Case& before,
                                        const Moment& moment,
                                        const hub::PersonId& who,
                                        const hub::AskVolunteer& command) {
    Decision decision(before, moment);
    const hub::Refusal refusal = unfit(decision, command.volunteer);
    if (refusal != hub::Refusal::none) return refusal;
    const hub::Request& request = decision.request;
    if (request.state != RequestState::open || decision.group.paused_since)
        return hub::Refusal::wrong_state;
    const hub::Offer* earlier = request.offer_to(command.volunteer);
    if (earlier != nullptr && is_under_way(earlier->state)) return hub::Refusal::wrong_state;
    if (is_full(request)) return hub::Refusal::full;
    const Choice choice{.volunteer = command.volunteer,
                        .away = distance_to(decision, *decision.find_volunteer(command.volunteer))};
    decision.changes.answer = {ask(decision, choice, who).id.text};
    return decision.finish();
}

hub::Result<hub::Changes> assign_volunteer(const Case& before,
                                           const Moment& moment,
                                           const hub::PersonId& who,
                                           const hub::AssignVolunteer& command) {
    Decision decision(before, moment);
    const hub::Refusal refusal = unfit(decision, command.volunteer);
    if (refusal != hub::Refusal::none) return refusal;
    const hub::Refusal obstacle = obstacle_to(decision, {.to = command.volunteer});
    if (obstacle == hub::Refusal::expired) return hub::Refusal::wrong_state;
    if (obstacle != hub::Refusal::none) return obstacle;

    hub::Offer* offer = open_offer_of(decision, command.volunteer);
    if (offer == nullptr && is_full(decision.request)) return hub::Refusal::full;
    if (offer == nullptr) offer = &made_by_hand(decision, command.volunteer);
    offer->by_hand = who;
    decision.changes.answer = {offer->id.text};
    give_place(decision, *offer);
    return decision.finish();
}

hub::Result<hub::Changes> reopen_request(const Case& before,
                                         const Moment& moment,
                                         const hub::ReopenRequest& /*command*/) {
    Decision decision(before, moment);
    if (!is_settled(decision.request.state)) return hub::Refusal::wrong_state;
    search_again(decision);
    tell_resident(decision, phrases::looking_again);
    return decision.finish();
}

hub::Result<hub::Changes> close_request(const Case& before,
                                        const Moment& moment,
                                        const hub::CloseRequest& /*command*/) {
    Decision decision(before, moment);
    if (!is_settled(decision.request.state)) return hub::Refusal::wrong_state;
    end_request(decision, RequestState::closed);
    tell_resident(decision, phrases::closed_by_desk);
    return decision.finish();
}

hub::Result<hub::Changes> add_note(const Case& before,
                                   const Moment& moment,
                                   const hub::PersonId& who,
                                   const hub::AddNote& command) {
    const std::size_t length = command.text.reveal.size();
    if (length == 0 || length > longest_note) return hub::Refusal::invalid;
    Decision decision(before, moment);
    auto& notes = decision.request.notes;
    if (notes.size() >= hub::max_notes) notes.erase(notes.begin());
    notes.push_back({.by = who, .at = moment.now, .text = command.text});
    return changed(decision);
}

hub::Result<hub::Changes> claim_case(const Case& before,
                                     const Moment& moment,
                                     const hub::PersonId& who,
                                     const hub::ClaimCase& /*command*/) {
    Decision decision(before, moment);
    if (is_held_by_another(decision.request, who, moment.now)) return hub::Refusal::already_filled;
    decision.request.claim = hub::Claim{.by = who, .until = moment.now + hub::claim_lasts};
    return changed(decision);
}

hub::Result<hub::Changes> drop_claim(const Case& before,
                                     const Moment& moment,
                                     const hub::PersonId& who,
                                     const hub::DropClaim& /*command*/) {
    Decision decision(before, moment);
    if (is_held_by_another(decision.request, who, moment.now)) return hub::Refusal::not_allowed;
    if (!decision.request.claim) return decision.finish();
    decision.request.claim.reset();
    return changed(decision);
}

}  // namespace rules
