#include "hub/rules/turn.hpp"

#include "hub/rules/compose.hpp"

#include <algorithm>

namespace rules {

Turn::Turn(const Standing& standing, const Moment& when)
    : group(standing.group.value),
      person(standing.person.value),
      talk(standing.talk.value),
      moment(when),
      before_(standing) {
    talk.person = person.id;
    talk.heard_at = moment.now;
    talk.question = hub::Question::nothing;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), standing.group);
    changes.rests_on(hub::person_record(person.id), standing.person);
    changes.rests_on(hub::conversation_record(person.id), standing.talk);
}

void Turn::say(hub::Wording words, hub::Purpose purpose) {
    hub::OutgoingMessage message = compose(moment, person.id, purpose, std::move(words));
    message.about = talk.request;
    changes.send(std::move(message), moment.now);
}

void Turn::ask(hub::Question question, hub::Wording words) {
    talk.question = question;
    say(std::move(words));
}

void Turn::take_up(const hub::RequestId& request) {
    talk.request = request;
    const bool known =
        std::find(talk.requests.begin(), talk.requests.end(), request) != talk.requests.end();
    if (!known) talk.requests.push_back(request);
}

hub::Changes Turn::finish() {
    if (before_.person.version == 0 || !(person == before_.person.value)) {
        changes.put(person).announce(hub::PersonChanged{person.id});
    }
    changes.put(talk);
    return std::move(changes);
}

}  // namespace rules
