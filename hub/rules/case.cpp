#include "hub/rules/case.hpp"

#include "hub/rules/codes.hpp"

#include <algorithm>

namespace rules {

Decision::Decision(const Case& before, const Moment& when)
    : request(before.request.value), group(before.group.value), moment(when), before_(before) {
    changes.at = when.now;
    changes.rests_on(hub::group_record(), before.group);
    changes.rests_on(hub::record_id(request.id), before.request);
    for (const auto& [id, volunteer] : before.volunteers)
        changes.rests_on(hub::volunteer_record(id), volunteer);
    for (const auto& [id, person] : before.persons)
        changes.rests_on(hub::person_record(id), person);
    for (const auto& message : before.undelivered)
        changes.rests_on(hub::record_id(message.value.id), message);
}

hub::Volunteer& Decision::volunteer(const hub::PersonId& id) {
    const auto touched = touched_.find(id);
    if (touched != touched_.end()) return touched->second;
    return touched_.emplace(id, before_.volunteers.at(id).value).first->second;
}

const hub::Person& Decision::person(const hub::PersonId& id) const {
    static const hub::Person nobody{};
    const auto found = before_.persons.find(id);
    return found == before_.persons.end() ? nobody : found->second.value;
}

const hub::Volunteer* Decision::find_volunteer(const hub::PersonId& id) const {
    const auto found = before_.volunteers.find(id);
    return found == before_.volunteers.end() ? nullptr : &found->second.value;
}

hub::Offer* Decision::offer(const hub::OfferId& id) {
    const auto found = std::find_if(request.offers.begin(),
                                    request.offers.end(),
                                    [&](const hub::Offer& offer) { return offer.id == id; });
    return found == request.offers.end() ? nullptr : &*found;
}

void Decision::move(hub::Offer& offer, hub::OfferState to) {
    offer.state = to;
    if (to != hub::OfferState::lapsed && to != hub::OfferState::withdrawn)
        offer.answered_at = moment.now;
    changes.announce(hub::OfferMoved{
        .request = request.id, .offer = offer.id, .volunteer = offer.to, .state = to});
}

void Decision::move(hub::RequestState to) {
    request.state = to;
    changes.announce(hub::RequestMoved{.request = request.id, .state = to});
}

void Decision::open_task(const hub::Offer& offer) {
    close_offer(offer);
    hub::Volunteer& helper = volunteer(offer.to);
    auto& resting = helper.resting_codes;
    resting.erase(std::remove_if(resting.begin(),
                                 resting.end(),
                                 [&](const auto& entry) { return entry.offer == offer.id; }),
                  resting.end());
    helper.tasks.push_back(
        {.request = request.id, .offer = offer.id, .code = offer.code, .since = moment.now});
}

void Decision::close_offer(const hub::Offer& offer) {
    if (!before_.volunteers.contains(offer.to)) return;  // erased meanwhile
    auto& open = volunteer(offer.to).open_offers;
    const auto found = std::find_if(
        open.begin(), open.end(), [&](const auto& entry) { return entry.offer == offer.id; });
    if (found == open.end()) return;
    rest_code(volunteer(offer.to), *found, moment.now);
    open.erase(found);
}

void Decision::close_task(const hub::Offer& offer) {
    if (!before_.volunteers.contains(offer.to)) return;
    auto& tasks = volunteer(offer.to).tasks;
    const auto found = std::find_if(
        tasks.begin(), tasks.end(), [&](const auto& task) { return task.offer == offer.id; });
    if (found == tasks.end()) return;
    rest_code(volunteer(offer.to),
              {.request = found->request, .offer = found->offer, .code = found->code},
              moment.now);
    tasks.erase(found);
}

hub::Changes Decision::finish() {
    if (!(request == before_.request.value)) changes.put(request);
    for (auto& [id, volunteer] : touched_) {
        if (volunteer == before_.volunteers.at(id).value) continue;
        changes.put(volunteer).announce(hub::VolunteerChanged{id});
    }
    return std::move(changes);
}

}  // namespace rules
