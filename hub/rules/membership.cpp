#include "hub/rules/membership.hpp"

#include "hub/rules/compose.hpp"

namespace rules {

hub::Person newcomer(const hub::Step& step,
                     const hub::AddressKey& address,
                     const hub::Group& group) {
    return {.id = step.person,
            .channel = step.channel,
            .number = step.from,
            .address = address,
            .language = group.language,
            .roles = {hub::Role::resident},
            .since = step.at};
}

hub::Changes mark_stopped(const hub::Versioned<hub::Group>& group,
                          const hub::Versioned<hub::Person>& person,
                          const hub::Versioned<hub::Volunteer>& volunteer,
                          const hub::Step& step,
                          const Moment& moment) {
    const bool stopped = step.kind == hub::Step::Kind::stopped;
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), group);
    changes.rests_on(hub::person_record(step.person), person);
    hub::Person next = person.value;
    next.stopped = stopped;
    changes.put(std::move(next))
        .announce(hub::PersonStopped{.person = step.person, .stopped = stopped});
    if (volunteer.version != 0) {
        hub::Volunteer helper = volunteer.value;
        helper.stopped =
            stopped || person.value.blocked;  // START does not undo what the desk decided
        changes.rests_on(hub::volunteer_record(step.person), volunteer);
        changes.put(std::move(helper)).announce(hub::VolunteerChanged{step.person});
    }
    if (!step.confirm) return changes;
    const Phrase& phrase = stopped ? phrases::stop_confirmed : phrases::start_confirmed;
    const auto purpose = stopped ? hub::Purpose::stop_confirmation : hub::Purpose::reply;
    changes.send(
        compose(moment, step.person, purpose, wording(phrase, {{"group", group.value.name}})),
        moment.now);
    return changes;
}

}  // namespace rules
