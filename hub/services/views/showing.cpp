#include "hub/services/views/showing.hpp"

#include "hub/rules/day_budget.hpp"
#include "hub/rules/desk.hpp"

#include <algorithm>
#include <set>

namespace services::views {

namespace {

void forget_earlier_days(hub::Volunteer& volunteer, const rules::Moment& moment) {
    const std::string today = rules::local_day(moment.zone, moment.now);
    auto& shown = volunteer.shown;
    const auto is_past = [&](const hub::Showing& showing) {
        return rules::local_day(moment.zone, showing.at) != today;
    };
    shown.erase(std::remove_if(shown.begin(), shown.end(), is_past), shown.end());
}

bool is_written(const hub::Volunteer& volunteer, const hub::Request& request, hub::TimePoint now) {
    return std::any_of(volunteer.shown.begin(), volunteer.shown.end(), [&](const auto& showing) {
        return showing.request == request.id && now - showing.at < showing_lasts;
    });
}

void write(hub::Volunteer& volunteer, const hub::Request& request, hub::TimePoint now) {
    auto& shown = volunteer.shown;
    const auto is_same = [&](const hub::Showing& showing) { return showing.request == request.id; };
    shown.erase(std::remove_if(shown.begin(), shown.end(), is_same), shown.end());
    shown.push_back({.request = request.id, .resident = request.resident, .at = now});
}

std::size_t addresses(const hub::Volunteer& volunteer) {
    std::set<hub::PersonId> residents;
    for (const hub::Showing& showing : volunteer.shown) residents.insert(showing.resident);
    return residents.size();
}

}  // namespace

hub::Result<hub::Changes> show_tasks(const hub::Versioned<hub::Volunteer>& volunteer,
                                     const std::vector<hub::Versioned<hub::Request>>& requests,
                                     const rules::Moment& moment) {
    hub::Volunteer next = volunteer.value;
    forget_earlier_days(next, moment);
    hub::Changes changes;
    changes.at = moment.now;
    changes.actor = next.id.text;
    changes.action = "show_task";
    for (const auto& request : requests) {
        if (is_written(next, request.value, moment.now)) continue;
        write(next, request.value, moment.now);
        changes.action += " " + request.value.id.text;
        changes.rests_on(hub::record_id(request.value.id), request);
    }
    if (addresses(next) > addresses_per_day) return hub::Refusal::full;
    if (changes.reads.empty()) return changes;
    changes.rests_on(hub::volunteer_record(volunteer.value.id), volunteer).put(std::move(next));
    return changes;
}

hub::Changes too_many_addresses(const hub::Versioned<hub::Group>& group,
                                const hub::PersonId& volunteer,
                                const rules::Moment& moment) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.actor = volunteer.text;
    changes.action = "too_many_addresses";
    changes.key = {.text = "too_many_addresses:" + volunteer.text + ":" +
                           rules::local_day(moment.zone, moment.now),
                   .fingerprint = volunteer.text};
    rules::raise_alert(
        changes,
        moment,
        group.value,
        {.kind = hub::AlertKind::many_addresses, .person = volunteer},
        rules::wording(rules::phrases::alert_many_addresses, {{"group", group.value.name}}));
    return changes;
}

}  // namespace services::views
