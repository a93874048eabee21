#pragma once

#include "hub/rules/compose.hpp"

// What the desk must look at.
namespace rules {

// The alert as a record for the desk, under its own id when it has one, and a text to the phone of
// the one on duty, or to each coordinator where nobody is. The text says what and which request;
// the words themselves are read at the desk.
void raise_alert(hub::Changes& changes,
                 const Moment& moment,
                 const hub::Group& group,
                 hub::Alert alert,
                 hub::Wording words);

struct DangerHeard {
    hub::PersonId person{};
    hub::PhoneNumber number{};  // the coordinators are told it: they ring
    hub::MessageText words{};   // the whole message
    std::string danger{};       // which kind, a fixed word
};

// A message that speaks of danger: held whole for the desk, the sender gets the emergency text of
// the group's nation, and nothing else is done with it.
hub::Changes hold_danger(const hub::Versioned<hub::Group>& group,
                         const Moment& moment,
                         const DangerHeard& heard);

}  // namespace rules
