#pragma once

// Everything people can read. Channels translate to and from these; hub/views.hpp is what comes
// back.

#include "hub/commands.hpp"
#include "hub/domain/ids.hpp"

#include <string>
#include <variant>

namespace hub {

// --- everybody

// Who I am here, and what the group is called.
struct Me {
    bool operator==(const Me&) const = default;
};
// What a group says of itself to anybody, and what it helps with.
struct AboutGroup {
    bool operator==(const AboutGroup&) const = default;
};

// --- the desk

// The requests that are not over, most pressing first, and how many alerts nobody has looked after.
struct Queue {
    bool operator==(const Queue&) const = default;
};
// One row of it, after an event.
struct QueueRow {
    RequestId request{};
    bool operator==(const QueueRow&) const = default;
};
// Everything about one request.
struct RequestStory {
    RequestId request{};
    bool operator==(const RequestStory&) const = default;
};
// Those that nobody has settled, latest first, calls to be made among them.
struct Alerts {
    bool operator==(const Alerts&) const = default;
};
// What was said between one person and the hub, oldest first.
struct Talk {
    PersonId person{};
    bool operator==(const Talk&) const = default;
};
struct Volunteers {
    bool operator==(const Volunteers&) const = default;
};
// Who could be asked or assigned, best first, and why or why not.
struct Candidates {
    RequestId request{};
    bool operator==(const Candidates&) const = default;
};
struct Duties {
    bool operator==(const Duties&) const = default;
};
struct GroupSettings {
    bool operator==(const GroupSettings&) const = default;
};
// Whom a broadcast would reach, and what it would cost.
struct BroadcastEstimate {
    Audience audience{};
    MessageText text{};
    bool operator==(const BroadcastEstimate&) const = default;
};
// For observers: counts, none of them under 5.
struct Figures {
    bool operator==(const Figures&) const = default;
};

// --- volunteers and residents, of their own

struct MyOffers {
    bool operator==(const MyOffers&) const = default;
};
struct MyTasks {
    bool operator==(const MyTasks&) const = default;
};
struct MyAvailability {
    bool operator==(const MyAvailability&) const = default;
};
struct MyRequests {
    bool operator==(const MyRequests&) const = default;
};

using Query = std::variant<Me,
                           AboutGroup,
                           Queue,
                           QueueRow,
                           RequestStory,
                           Alerts,
                           Talk,
                           Volunteers,
                           Candidates,
                           Duties,
                           GroupSettings,
                           BroadcastEstimate,
                           Figures,
                           MyOffers,
                           MyTasks,
                           MyAvailability,
                           MyRequests>;

}  // namespace hub
