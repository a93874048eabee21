#include "hub/rules/asking.hpp"

#include "hub/rules/codes.hpp"
#include "hub/rules/compose.hpp"

#include <cmath>

namespace rules {

namespace {

std::chrono::minutes lapse_of(const hub::Group& group, const hub::Request& request) {
    return request.urgency == hub::Urgency::urgent ? group.asking.lapse_urgent : group.asking.lapse;
}

// "1.5": whole and half kilometres.
std::string kilometres(matching::Metres away) {
    const auto halves = std::lround(away.value / 500.0);
    return std::to_string(halves / 2) + (halves % 2 == 0 ? "" : ".5");
}

void count_asked(hub::Volunteer& volunteer, const Moment& moment) {
    const std::string today = local_date(moment);
    if (volunteer.asked_on != today) volunteer.asked_today = 0;
    volunteer.asked_on = today;
    ++volunteer.asked_today;
    volunteer.last_asked_at = moment.now;
}

hub::Wording offer_words(const Decision& decision, const hub::Offer& offer, matching::Metres away) {
    Values values = window_values(decision.moment, decision.request.window);
    values["group"] = decision.group.name;
    values["need"] = decision.request.need.text;
    values["urgency"] = decision.request.urgency == hub::Urgency::urgent ? "urgent" : "";
    values["place"] = decision.request.place.name;
    values["distance"] = kilometres(away);
    values["code"] = offer.code;
    values["minutes"] = std::to_string(lapse_of(decision.group, decision.request).count());
    return wording(phrases::offer, std::move(values));
}

// When the text leaves: a volunteer has the whole time to answer.
hub::TimePoint asked_from(const Decision& decision) {
    const hub::TimePoint now = decision.moment.now;
    if (decision.request.urgency == hub::Urgency::urgent) return now;
    return next_waking(decision.group.quiet, decision.moment.zone, now);
}

}  // namespace

std::string local_date(const Moment& moment) {
    return local_text(moment, moment.now).substr(0, 10);
}

hub::Offer& ask(Decision& decision, const Choice& choice, const hub::PersonId& by_hand) {
    const Moment& moment = decision.moment;
    hub::Volunteer& volunteer = decision.volunteer(choice.volunteer);
    hub::Offer offer{.id = {moment.chance.id()},
                     .to = choice.volunteer,
                     .code = free_code(volunteer, moment.now, moment.chance),
                     .proposed_at = moment.now,
                     .lapses_at = asked_from(decision) + lapse_of(decision.group, decision.request),
                     .by_hand = by_hand};
    hub::OutgoingMessage message = compose(
        moment, choice.volunteer, hub::Purpose::offer, offer_words(decision, offer, choice.away));
    message.condition = hub::StillProposed{.request = decision.request.id, .offer = offer.id};
    message.about = decision.request.id;
    message.useful_until = offer.lapses_at;
    offer.message = message.id;
    volunteer.open_offers.push_back(
        {.request = decision.request.id, .offer = offer.id, .code = offer.code});
    count_asked(volunteer, moment);
    decision.changes.send(std::move(message), moment.now);
    decision.changes.announce(hub::OfferMoved{.request = decision.request.id,
                                              .offer = offer.id,
                                              .volunteer = offer.to,
                                              .state = hub::OfferState::proposed});
    decision.request.offers.push_back(std::move(offer));
    return decision.request.offers.back();
}

}  // namespace rules
