#include "hub/services/views/group.hpp"

#include "hub/rules/alerts.hpp"
#include "hub/services/views/rows.hpp"

#include <algorithm>

namespace services::views {

namespace {

// "sms:+447700900000" -> "+447700900000", of the first number that can be texted.
std::string number_to_text(const hub::Group& group) {
    constexpr std::string_view sms = "sms:";
    for (const std::string& number : group.hub_numbers) {
        if (number.starts_with(sms)) return number.substr(sms.size());
    }
    return {};
}

Wanted desk_of(const hub::Group& group) {
    Wanted desk;
    for (const hub::PersonId& coordinator : group.coordinators) desk.add(coordinator);
    for (const hub::Patch& patch : group.patches) desk.add(patch.lead);
    return desk;
}

}  // namespace

hub::GroupView group_view(const hub::Group& group) {
    return {.group = group.id,
            .name = group.name,
            .area = outcode_of(group.area.name),
            .welcome = group.welcome,
            .language = group.language,
            .number = number_to_text(group),
            .needs = group.needs,
            .payments = group.payments,
            .paused = group.paused_since.has_value()};
}

hub::MeView me_view(const hub::Group& group, const hub::Person& person, hub::TimePoint now) {
    const auto on_duty = rules::on_duty(group, now);
    const bool is_on_duty = std::find(on_duty.begin(), on_duty.end(), person.id) != on_duty.end();
    return {.person = person.id,
            .name = person.name,
            .roles = person.roles,
            .group = group.id,
            .group_name = group.name,
            .language = person.language,
            .zone = group.zone_name,
            .paused = group.paused_since.has_value(),
            .on_duty = is_on_duty};
}

hub::GroupSettingsView settings_view(const hub::Group& group,
                                     const std::vector<hub::Need>& known_needs) {
    return {.now = {.name = group.name,
                    .postcode = group.area.name,
                    .language = group.language,
                    .welcome = group.welcome,
                    .quiet = group.quiet,
                    .needs = group.needs,
                    .payments = group.payments,
                    .spending_limit_pence = group.spending_limit_pence,
                    .daily_segments = group.daily_segments,
                    .asking = group.asking,
                    .patches = group.patches},
            .hub_numbers = group.hub_numbers,
            .known_needs = known_needs,
            .paused = group.paused_since.has_value()};
}

void want_names(Wanted& wanted, const hub::Group& group, const hub::Handover& handover) {
    const Wanted desk = desk_of(group);
    for (const hub::PersonId& id : desk.ids()) wanted.add(id);
    for (const hub::Duty& duty : group.duties) wanted.add(duty.person);
    wanted.add(handover.by);
}

hub::DutiesView duties_view(const hub::Group& group,
                            const hub::Handover& handover,
                            const People& people) {
    hub::DutiesView view{.handover = handover.text,
                         .handover_by = people.name(handover.by),
                         .handover_at = handover.at};
    for (const hub::Duty& duty : group.duties) {
        view.duties.push_back({.person = duty.person,
                               .name = people.name(duty.person),
                               .from = duty.from,
                               .until = duty.until});
    }
    // Who has a duty may be rung, so they belong to the desk too.
    Wanted desk = desk_of(group);
    for (const hub::Duty& duty : group.duties) desk.add(duty.person);
    for (const hub::PersonId& id : desk.ids()) view.coordinators.push_back(people.view(id));
    return view;
}

}  // namespace services::views
