#pragma once

// Everything people can ask of the hub. Channels translate to and from these.

#include "hub/domain/group.hpp"
#include "hub/domain/person.hpp"
#include "hub/domain/request.hpp"
#include "hub/domain/volunteer.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub {

// Who asks: a person of a group in a role, or the operator at the server's own command line.
struct Actor {
    Role role{Role::resident};
    GroupId group{};
    PersonId person{};
    bool operator==(const Actor&) const = default;
};

// A new group with its first coordinator. Operator only.
struct AddGroup {
    Group group{};  // its id is drawn by the hub when empty
    PersonName coordinator{};
    PhoneNumber coordinator_number{};  // empty: none yet
    std::string channel{"sms"};
    bool operator==(const AddGroup&) const = default;
};

// Somebody who offers to help; a number that the group already knows keeps its person.
struct AddVolunteer {
    PersonName name{};
    PhoneNumber number{};
    std::string channel{"sms"};
    std::string language{"en"};
    Volunteer volunteer{};  // its id and code prefix are given by the hub
    bool operator==(const AddVolunteer&) const = default;
};

// A whole text, in the words of the one who wrote it.
struct Say {
    MessageText text{};
    bool operator==(const Say&) const = default;
};

// What a resident asks for, complete or still lacking something.
struct OpenRequest {
    Need need{};
    MessageText words{};
    StreetAddress street{};
    Place place{};
    Window window{};
    Urgency urgency{Urgency::normal};
    WhoPays who_pays{WhoPays::unasked};
    bool operator==(const OpenRequest&) const = default;
};

struct AcceptOffer { RequestId request{}; OfferId offer{}; bool operator==(const AcceptOffer&) const = default; };
struct DeclineOffer { RequestId request{}; OfferId offer{}; bool operator==(const DeclineOffer&) const = default; };

// A conditional yes: "yes, but after five". Kept as a proposal bound to its offer.
struct CounterOffer {
    RequestId request{};
    OfferId offer{};
    MessageText condition{};
    bool operator==(const CounterOffer&) const = default;
};

// A helper cannot do it after all.
struct ReleaseTask { RequestId request{}; OfferId offer{}; bool operator==(const ReleaseTask&) const = default; };
// A helper says that it is done.
struct ReportDone { RequestId request{}; OfferId offer{}; bool operator==(const ReportDone&) const = default; };
// A resident says whether it really is.
struct ConfirmDone { RequestId request{}; bool satisfied{}; bool operator==(const ConfirmDone&) const = default; };
struct CancelRequest { RequestId request{}; bool operator==(const CancelRequest&) const = default; };

// A volunteer is not asked before `until`; no time: until they say so.
struct PauseVolunteer { std::optional<TimePoint> until{}; bool operator==(const PauseVolunteer&) const = default; };
struct ResumeVolunteer { bool operator==(const ResumeVolunteer&) const = default; };

using Command = std::variant<AddGroup, AddVolunteer, Say, OpenRequest, AcceptOffer, DeclineOffer, CounterOffer, ReleaseTask,
                             ReportDone, ConfirmDone, CancelRequest, PauseVolunteer, ResumeVolunteer>;

}  // namespace hub
