#pragma once

#include "hub/admission.hpp"
#include "hub/events.hpp"

#include <vector>

namespace web {

// For whom events are: the desk, one who helps or asks, or an observer (neither).
struct Audience {
    bool desk{};
    bool own{};  // a volunteer or resident: what concerns them
    hub::PersonId person{};
    hub::SessionId session{};
    bool operator==(const Audience&) const = default;
};

Audience audience_of(const hub::Visitor& visitor);

// Whom a request concerns besides the desk: the resident, and those whose offer is not over.
std::vector<hub::PersonId> concerned(const hub::Request& request);

// The request that an event tells a step of, when it is one of those that its people are told.
const hub::RequestId* request_of(const hub::Event& event);

// May this audience learn what happened? `concerns`: see concerned(), for the events that have a
// request_of(). Who may not see an event is told its offset only.
bool may_see(const Audience& audience,
             const hub::Event& event,
             const std::vector<hub::PersonId>& concerns);

}  // namespace web
