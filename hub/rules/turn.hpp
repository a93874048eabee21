#pragma once

#include "hub/domain/conversation.hpp"
#include "hub/rules/case.hpp"

namespace rules {

// A resident before the hub: who they are, and where the dialogue stands.
struct Standing {
    hub::Versioned<hub::Group> group{};
    hub::Versioned<hub::Person> person{};
    hub::Versioned<hub::Conversation> talk{};
};

// One turn of a resident's dialogue: working copies of what it may change.
class Turn {
public:
    Turn(const Standing& standing, const Moment& moment);

    const hub::Group& group;
    hub::Person person;
    hub::Conversation talk;
    const Moment& moment;
    hub::Changes changes;

    void say(hub::Wording words, hub::Purpose purpose = hub::Purpose::reply);
    void ask(hub::Question question, hub::Wording words);
    // It is this request that is being talked about now, and it is one of theirs.
    void take_up(const hub::RequestId& request);
    // Puts the conversation, and the person when they are new or changed.
    hub::Changes finish();

private:
    const Standing& before_;
};

}  // namespace rules
