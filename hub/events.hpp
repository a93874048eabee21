#pragma once

// Everything people are told: one fact each that happened in a group. Ids, states and coarse places
// only; names, numbers, words and exact places are in the records that an event points to.

#include "hub/domain/ids.hpp"
#include "hub/domain/request.hpp"
#include "hub/domain/sign_in.hpp"
#include "hub/messages.hpp"

#include <string>
#include <variant>

namespace hub {

struct GroupChanged {
    bool operator==(const GroupChanged&) const = default;
};
struct PersonChanged {
    PersonId person{};
    bool operator==(const PersonChanged&) const = default;
};
struct VolunteerChanged {
    PersonId volunteer{};
    bool operator==(const VolunteerChanged&) const = default;
};

// Drafted, opened, filled, done, ...: the request's record has the rest.
struct RequestMoved {
    RequestId request{};
    RequestState state{};
    bool operator==(const RequestMoved&) const = default;
};
struct OfferMoved {
    RequestId request{};
    OfferId offer{};
    PersonId volunteer{};
    OfferState state{};
    bool operator==(const OfferMoved&) const = default;
};
struct MessageMoved {
    MessageId message{};
    PersonId to{};
    MessageState state{};
    bool operator==(const MessageMoved&) const = default;
};
struct PersonStopped {
    PersonId person{};
    bool stopped{};
    bool operator==(const PersonStopped&) const = default;
};

enum class AlertKind {
    danger,
    nobody_found,
    not_understood,
    stopped_with_open_request,
    budget_reached,
    message_failed,
    conditional_yes,
    unreachable,
    overdue,  // the time is over and nobody said that it is done
    no_answer_at_door,
    worried,   // a helper is
    ring,      // somebody who can only be rung is to be told the words
    spoke,     // somebody whose conversation a coordinator has taken over, or who is blocked, wrote
    disputed,  // the resident says that it is not done
    many_addresses,  // a volunteer wants to see more people's addresses on one day than anybody
                     // should
};
struct AlertRaised {
    AlertId alert{};
    AlertKind kind{};
    RequestId request{};
    bool operator==(const AlertRaised&) const = default;
};

// Acknowledged, or looked after: the alert's record says which.
struct AlertChanged {
    AlertId alert{};
    AlertKind kind{};
    bool operator==(const AlertChanged&) const = default;
};
// Noted, claimed, running late: what is not a move.
struct RequestChanged {
    RequestId request{};
    bool operator==(const RequestChanged&) const = default;
};
// Somebody wrote.
struct PersonSpoke {
    PersonId person{};
    bool operator==(const PersonSpoke&) const = default;
};
struct RotaChanged {
    bool operator==(const RotaChanged&) const = default;
};
struct SessionEnded {
    SessionId session{};
    PersonId person{};
    bool operator==(const SessionEnded&) const = default;
};

using Event = std::variant<GroupChanged,
                           PersonChanged,
                           VolunteerChanged,
                           RequestMoved,
                           OfferMoved,
                           MessageMoved,
                           PersonStopped,
                           AlertRaised,
                           AlertChanged,
                           RequestChanged,
                           PersonSpoke,
                           RotaChanged,
                           SessionEnded>;

}  // namespace hub
