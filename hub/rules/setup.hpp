#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/case.hpp"

// Groups, coordinators and volunteers: how they come to be.
namespace rules {

// A number as it was found to be: normalised, with its key.
struct Reachable {
    std::string channel{};
    hub::PhoneNumber number{};
    hub::AddressKey address{};
};

// The person as known from now on at this number; one who is new is known since now.
hub::Person person_at(hub::Person person,
                      const hub::PersonId& id,
                      const Reachable& reachable,
                      const Moment& moment);
void add_role(hub::Person& person, hub::Role role);

// A new group. Its coordinator becomes a person who gets its alerts. Nobody is told.
hub::Changes add_group(const hub::AddGroup& command,
                       const hub::GroupId& id,
                       const hub::PersonId& coordinator,
                       const Reachable& reachable,
                       const Moment& moment);

// Somebody who offers to help. The person may be known (as a resident, say) and keeps what is
// known; a volunteer who is known gets the new particulars and keeps offers, tasks and codes.
// `prefix` is this group's code character at the address. invalid: no needs, or none of the
// group's.
hub::Result<hub::Changes> add_volunteer(const hub::Versioned<hub::Group>& group,
                                        const hub::Versioned<hub::Person>& known,
                                        const hub::Versioned<hub::Volunteer>& before,
                                        const hub::AddVolunteer& command,
                                        const hub::PersonId& person,
                                        const Reachable& reachable,
                                        const std::string& prefix,
                                        const Moment& moment);

// The first words to somebody who has offered to help by themselves.
void welcome(hub::Changes& changes,
             const hub::Group& group,
             const hub::PersonId& person,
             const hub::PersonName& name,
             const Moment& moment);

}  // namespace rules
