#include "hub/rules/setup.hpp"

#include "hub/rules/compose.hpp"

#include <algorithm>

namespace rules {

namespace {

hub::Volunteer particulars(const hub::Volunteer& before,
                           hub::Volunteer told,
                           const hub::PersonId& id,
                           const std::string& prefix) {
    hub::Volunteer volunteer = before;
    volunteer.id = id;
    volunteer.approved = before.approved || told.approved;
    volunteer.needs = std::move(told.needs);
    volunteer.languages = std::move(told.languages);
    volunteer.home = told.home;
    volunteer.reach = told.reach;
    volunteer.available = told.available;
    volunteer.max_tasks = told.max_tasks;
    volunteer.offers_per_day = told.offers_per_day;
    volunteer.code_prefix = prefix;
    return volunteer;
}

}  // namespace

void add_role(hub::Person& person, hub::Role role) {
    if (!has_role(person, role)) person.roles.push_back(role);
}

hub::Person person_at(hub::Person person,
                      const hub::PersonId& id,
                      const Reachable& reachable,
                      const Moment& moment) {
    if (person.id.empty()) person.since = moment.now;
    person.id = id;
    person.channel = reachable.channel;
    person.number = reachable.number;
    person.address = reachable.address;
    return person;
}

hub::Changes add_group(const hub::AddGroup& command,
                       const hub::GroupId& id,
                       const hub::PersonId& coordinator,
                       const Reachable& reachable,
                       const Moment& moment) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), 0);
    hub::Group group = command.group;
    group.id = id;
    if (!reachable.number.empty()) {
        hub::Person person = person_at({}, coordinator, reachable, moment);
        person.name = command.coordinator;
        person.language = group.language;
        add_role(person, hub::Role::coordinator);
        group.coordinators = {coordinator};
        changes.put(std::move(person)).announce(hub::PersonChanged{coordinator});
    }
    changes.put(std::move(group)).announce(hub::GroupChanged{});
    changes.answer = {id.text};
    return changes;
}

hub::Result<hub::Changes> add_volunteer(const hub::Versioned<hub::Group>& group,
                                        const hub::Versioned<hub::Person>& known,
                                        const hub::Versioned<hub::Volunteer>& before,
                                        const hub::AddVolunteer& command,
                                        const hub::PersonId& person,
                                        const Reachable& reachable,
                                        const std::string& prefix,
                                        const Moment& moment) {
    const auto& offered = command.volunteer.needs;
    const bool useful = std::any_of(offered.begin(), offered.end(), [&](const hub::Need& need) {
        return std::find(group.value.needs.begin(), group.value.needs.end(), need) !=
               group.value.needs.end();
    });
    if (!useful || !command.volunteer.home.known()) return hub::Refusal::invalid;

    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), group);
    changes.rests_on(hub::person_record(person), known);
    changes.rests_on(hub::volunteer_record(person), before);
    hub::Person next = person_at(known.value, person, reachable, moment);
    if (!command.name.empty()) next.name = command.name;
    next.language = command.language;
    add_role(next, hub::Role::volunteer);
    changes.put(std::move(next)).announce(hub::PersonChanged{person});
    hub::Volunteer helper = particulars(before.value, command.volunteer, person, prefix);
    helper.stopped = known.value.stopped;
    // Who says nothing about it is asked by those who speak as the group does: with no language at
    // all nobody would ask them.
    if (helper.languages.empty()) helper.languages = before.value.languages;
    if (helper.languages.empty()) helper.languages = {group.value.language};
    changes.put(std::move(helper)).announce(hub::VolunteerChanged{person});
    changes.answer = {person.text};
    return changes;
}

void welcome(hub::Changes& changes,
             const hub::Group& group,
             const hub::PersonId& person,
             const hub::PersonName& name,
             const Moment& moment) {
    const hub::Wording words = wording(phrases::welcome_volunteer,
                                       {{"name", first_name(name).reveal}, {"group", group.name}});
    changes.send(compose(moment, person, hub::Purpose::stand_down, words),
                 moment.now);  // can wait for the morning
}

}  // namespace rules
