#pragma once

#include "hub/rules/case.hpp"

// Who somebody is in a group, as their address tells it.
namespace rules {

// The person that a first text makes.
hub::Person newcomer(const hub::Step& step,
                     const hub::AddressKey& address,
                     const hub::Group& group);

// The address said STOP or START: person and volunteer (version 0: does not help) are marked, and
// one group confirms.
hub::Changes mark_stopped(const hub::Versioned<hub::Group>& group,
                          const hub::Versioned<hub::Person>& person,
                          const hub::Versioned<hub::Volunteer>& volunteer,
                          const hub::Step& step,
                          const Moment& moment);

}  // namespace rules
