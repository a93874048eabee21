#include "hub/rules/people.hpp"

#include "hub/rules/compose.hpp"

#include <algorithm>

namespace rules {

namespace {

hub::Changes about(const Somebody& known, const Moment& moment) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), known.group);
    changes.rests_on(hub::person_record(known.person.value.id), known.person);
    return changes;
}

hub::Changes of_volunteer(const Somebody& known, const Moment& moment, hub::Volunteer next) {
    hub::Changes changes = about(known, moment);
    changes.rests_on(hub::volunteer_record(next.id), known.volunteer);
    changes.announce(hub::VolunteerChanged{next.id});
    changes.put(std::move(next));
    return changes;
}

hub::Changes of_talk(const Somebody& known, const Moment& moment, hub::Conversation next) {
    hub::Changes changes = about(known, moment);
    next.person = known.person.value.id;
    changes.rests_on(hub::conversation_record(next.person), known.talk);
    changes.announce(hub::PersonChanged{next.person});
    changes.put(std::move(next));
    return changes;
}

hub::Result<hub::Changes> set_approval(const Somebody& known, const Moment& moment, bool approved) {
    if (known.volunteer.version == 0) return hub::Refusal::not_found;
    if (known.volunteer.value.approved == approved) return hub::Refusal::wrong_state;
    hub::Volunteer next = known.volunteer.value;
    next.approved = approved;
    return of_volunteer(known, moment, std::move(next));
}

// Blocked or not: somebody who said STOP is not asked either way.
hub::Changes set_blocked(const Somebody& known, const Moment& moment, bool blocked) {
    hub::Changes changes = about(known, moment);
    hub::Person person = known.person.value;
    person.blocked = blocked;
    if (known.volunteer.version != 0) {
        hub::Volunteer volunteer = known.volunteer.value;
        volunteer.stopped = blocked || person.stopped;
        changes.rests_on(hub::volunteer_record(volunteer.id), known.volunteer);
        changes.announce(hub::VolunteerChanged{volunteer.id});
        changes.put(std::move(volunteer));
    }
    changes.announce(hub::PersonChanged{person.id});
    changes.put(std::move(person));
    return changes;
}

bool offers(const hub::Group& group, const hub::Need& need) {
    return std::find(group.needs.begin(), group.needs.end(), need) != group.needs.end();
}

}  // namespace

hub::Result<hub::Changes> approve_volunteer(const Somebody& known, const Moment& moment) {
    hub::Result<hub::Changes> changes = set_approval(known, moment, true);
    if (!changes) return changes;
    const hub::Wording words = wording(
        phrases::approved,
        {{"name", first_name(known.person.value.name).reveal}, {"group", known.group.value.name}});
    changes->send(compose(moment, known.person.value.id, hub::Purpose::stand_down, words),
                  moment.now);  // can wait for the morning
    return changes;
}

hub::Result<hub::Changes> withdraw_approval(const Somebody& known, const Moment& moment) {
    return set_approval(known, moment, false);
}

hub::Result<hub::Changes> change_availability(const Somebody& known,
                                              const Moment& moment,
                                              const hub::ChangeAvailability& command) {
    if (known.volunteer.version == 0) return hub::Refusal::not_found;
    const hub::Group& group = known.group.value;
    const bool useful = !command.needs.empty() &&
                        std::all_of(command.needs.begin(),
                                    command.needs.end(),
                                    [&](const hub::Need& need) { return offers(group, need); });
    const bool reachable =
        command.reach.value >= 500 && command.reach.value <= group.asking.widest.value;
    if (!useful || !reachable || command.offers_per_day < 1 || command.offers_per_day > 20)
        return hub::Refusal::invalid;
    hub::Volunteer next = known.volunteer.value;
    next.available = command.available;
    next.needs = command.needs;
    next.reach = command.reach;
    next.offers_per_day = command.offers_per_day;
    return of_volunteer(known, moment, std::move(next));
}

hub::Result<hub::Changes> block_person(const Somebody& known, const Moment& moment) {
    if (known.person.version == 0) return hub::Refusal::not_found;
    if (known.person.value.blocked) return hub::Refusal::wrong_state;
    const auto& own = known.group.value.coordinators;
    if (std::find(own.begin(), own.end(), known.person.value.id) != own.end())
        return hub::Refusal::not_allowed;
    return set_blocked(known, moment, true);
}

hub::Result<hub::Changes> unblock_person(const Somebody& known, const Moment& moment) {
    if (known.person.version == 0) return hub::Refusal::not_found;
    if (!known.person.value.blocked) return hub::Refusal::wrong_state;
    return set_blocked(known, moment, false);
}

hub::Result<hub::Changes> tell_person(const Somebody& known,
                                      const hub::Person& teller,
                                      const Moment& moment,
                                      const hub::TellPerson& command) {
    if (known.person.version == 0) return hub::Refusal::not_found;
    if (known.person.value.stopped) return hub::Refusal::stopped;
    if (command.text.empty() || command.text.reveal.size() > longest_text)
        return hub::Refusal::invalid;
    const hub::Wording words = wording(phrases::desk_says,
                                       {{"name", first_name(teller.name).reveal},
                                        {"group", known.group.value.name},
                                        {"text", command.text.reveal}});
    hub::Changes changes = about(known, moment);
    hub::OutgoingMessage message =
        compose(moment, known.person.value.id, hub::Purpose::news, words);
    message.about = known.talk.value.request;
    changes.answer = {message.id.text};
    changes.send(std::move(message), moment.now);
    if (is_held(known.talk.value, moment.now)) {  // since the last word, whose ever it was
        hub::Conversation talk = known.talk.value;
        talk.held_until = moment.now + held_for;
        changes.rests_on(hub::conversation_record(talk.person), known.talk);
        changes.put(std::move(talk));
    }
    return changes;
}

bool is_held(const hub::Conversation& talk, hub::TimePoint now) {
    return talk.held_until && *talk.held_until > now;
}

hub::Result<hub::Changes> take_over(const Somebody& known,
                                    const Moment& moment,
                                    const hub::PersonId& who) {
    if (known.person.version == 0) return hub::Refusal::not_found;
    hub::Conversation next = known.talk.value;
    if (is_held(next, moment.now) && next.held_by != who) return hub::Refusal::already_filled;
    next.held_by = who;
    next.held_until = moment.now + held_for;
    return of_talk(known, moment, std::move(next));
}

hub::Result<hub::Changes> hand_back(const Somebody& known, const Moment& moment) {
    if (known.person.version == 0 || known.talk.version == 0) return hub::Refusal::not_found;
    hub::Conversation next = known.talk.value;
    next.held_by = {};
    next.held_until.reset();
    return of_talk(known, moment, std::move(next));
}

}  // namespace rules
