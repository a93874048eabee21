#include "hub/rules/visit.hpp"

#include "hub/rules/answer.hpp"
#include "hub/rules/compose.hpp"
#include "hub/rules/desk.hpp"

#include <algorithm>

namespace rules {

namespace {

using hub::OfferState;

constexpr std::chrono::minutes hardly_later{5};

// A task that `who` has, or, when asked for, had until it was done.
hub::Result<hub::Offer*> task_of(Decision& decision,
                                 const hub::PersonId& who,
                                 const hub::OfferId& id,
                                 bool also_done = false) {
    hub::Offer* offer = decision.offer(id);
    if (offer == nullptr || offer->to != who) return hub::Refusal::not_found;
    const bool fits = offer->state == OfferState::accepted ||
                      (also_done && offer->state == OfferState::fulfilled);
    if (!fits) return hub::Refusal::wrong_state;
    return offer;
}

Values about(const Decision& decision, const hub::Offer& offer) {
    return {{"helper", first_name(decision.person(offer.to).name).reveal},
            {"need", decision.request.need.text},
            {"reference", decision.request.reference},
            {"group", decision.group.name}};
}

void tell_resident(Decision& decision, const hub::Offer& offer, hub::Wording words) {
    hub::OutgoingMessage message =
        compose(decision.moment, decision.request.resident, hub::Purpose::news, std::move(words));
    message.about = decision.request.id;
    message.condition = hub::StillHeld{.request = decision.request.id, .offer = offer.id};
    decision.changes.send(std::move(message), decision.moment.now);
}

void announce_change(Decision& decision) {
    decision.changes.announce(hub::RequestChanged{decision.request.id});
}

bool is_known(const hub::Offer& offer, hub::TimePoint expected) {
    if (!offer.expected_at) return false;
    return expected < *offer.expected_at + hardly_later &&
           expected > *offer.expected_at - hardly_later;
}

}  // namespace

hub::Result<hub::Changes> report_delay(const Case& before,
                                       const Moment& moment,
                                       const hub::PersonId& who,
                                       const hub::ReportDelay& command) {
    Decision decision(before, moment);
    const auto found = task_of(decision, who, command.offer);
    if (!found) return found.error();
    if (command.by < shortest_delay || command.by > longest_delay) return hub::Refusal::invalid;
    hub::Offer& offer = **found;
    const hub::TimePoint expected = std::max(moment.now, decision.request.window.from) + command.by;
    if (is_known(offer, expected)) return decision.finish();

    offer.expected_at = expected;
    Values values = about(decision, offer);
    values["when"] = local_text(moment, expected);
    tell_resident(decision, offer, wording(phrases::helper_delayed, std::move(values)));
    if (decision.request.state == hub::RequestState::filled) ask_after_the_visit(decision);
    announce_change(decision);
    return decision.finish();
}

hub::Result<hub::Changes> report_no_answer(const Case& before,
                                           const Moment& moment,
                                           const hub::PersonId& who,
                                           const hub::ReportNoAnswer& command) {
    Decision decision(before, moment);
    const auto found = task_of(decision, who, command.offer);
    if (!found) return found.error();
    const Values values = about(decision, **found);
    tell_resident(decision, **found, wording(phrases::nobody_opened, values));
    raise_alert(decision.changes,
                moment,
                decision.group,
                {.kind = hub::AlertKind::no_answer_at_door,
                 .person = decision.request.resident,
                 .request = decision.request.id},
                wording(phrases::alert_no_answer, values));
    announce_change(decision);
    return decision.finish();
}

hub::Result<hub::Changes> report_worry(const Case& before,
                                       const Moment& moment,
                                       const hub::PersonId& who,
                                       const hub::ReportWorry& command) {
    Decision decision(before, moment);
    const auto found = task_of(decision, who, command.offer, true);
    if (!found) return found.error();
    if (command.why.reveal.size() > longest_worry) return hub::Refusal::invalid;
    const Values values = about(decision, **found);
    hub::OutgoingMessage thanks =
        compose(moment, who, hub::Purpose::safety, wording(phrases::worry_heard, values));
    thanks.about = decision.request.id;
    decision.changes.send(std::move(thanks), moment.now);
    raise_alert(decision.changes,
                moment,
                decision.group,
                {.kind = hub::AlertKind::worried,
                 .person = who,
                 .request = decision.request.id,
                 .words = command.why},
                wording(phrases::alert_worried, values));
    announce_change(decision);
    return decision.finish();
}

}  // namespace rules
