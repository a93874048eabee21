#pragma once

// Everything people can ask of the hub. Channels translate to and from these.

#include "hub/domain/group.hpp"
#include "hub/domain/person.hpp"
#include "hub/domain/request.hpp"
#include "hub/domain/rota.hpp"
#include "hub/domain/volunteer.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub {

// Who asks: a person of a group in a role, or the operator at the server's own command line. A
// resident without a person is a guest: somebody at the page to ask on, who has not said yet who
// they are.
struct Actor {
    Role role{Role::resident};
    GroupId group{};
    PersonId person{};
    bool operator==(const Actor&) const = default;
};

// --- setting up

// A new group with its first coordinator. Operator only.
struct AddGroup {
    Group group{};  // its id is drawn by the hub when empty
    PersonName coordinator{};
    PhoneNumber coordinator_number{};  // empty: none yet
    std::string channel{"sms"};
    bool operator==(const AddGroup&) const = default;
};

// What a group says of itself and how it works; everything that is given takes the place of what
// was there.
struct ChangeGroup {
    std::string name{};
    std::string postcode{};  // the middle of the area
    std::string language{"en"};
    std::string welcome{};  // on its pages, in its own words
    QuietHours quiet{};
    std::vector<Need> needs{};
    std::vector<WhoPays> payments{};
    int spending_limit_pence{3000};
    int daily_segments{1000};
    Asking asking{};
    std::vector<Patch> patches{};
    bool operator==(const ChangeGroup&) const = default;
};

// Nobody new is asked until it is resumed; what is under way goes on, and who asks is told.
struct PauseGroup {
    MessageText why{};
    bool operator==(const PauseGroup&) const = default;
};
struct ResumeGroup {
    bool operator==(const ResumeGroup&) const = default;
};

// A link for one who is to help run the group, sent to their own phone and given as the answer.
// Single use, for a week.
struct InviteCoordinator {
    PersonName name{};
    PhoneNumber number{};
    std::string channel{"sms"};
    Role role{Role::coordinator};  // coordinator, patch_lead, duty_coordinator or observer
    bool operator==(const InviteCoordinator&) const = default;
};

// Who has the phone when. Replaces what stands there from the earliest of these on.
struct SetRota {
    std::vector<Duty> duties{};
    bool operator==(const SetRota&) const = default;
};
// What the next one on duty should know.
struct WriteHandover {
    MessageText text{};
    bool operator==(const WriteHandover&) const = default;
};

// --- volunteers

// Somebody who offers to help; a number that the group already knows keeps its person. By a guest:
// not approved, and the number gets a code to confirm.
struct AddVolunteer {
    PersonName name{};
    PhoneNumber number{};
    std::string channel{"sms"};
    std::string language{"en"};
    Volunteer volunteer{};  // its id and code prefix are given by the hub
    bool operator==(const AddVolunteer&) const = default;
};

// Nobody sees a first address before this.
struct ApproveVolunteer {
    PersonId volunteer{};
    bool operator==(const ApproveVolunteer&) const = default;
};
struct WithdrawApproval {
    PersonId volunteer{};
    bool operator==(const WithdrawApproval&) const = default;
};

// A volunteer is not asked before `until`; no time: until they say so.
struct PauseVolunteer {
    std::optional<TimePoint> until{};
    bool operator==(const PauseVolunteer&) const = default;
};
struct ResumeVolunteer {
    bool operator==(const ResumeVolunteer&) const = default;
};
// "My days", and how far and for what.
struct ChangeAvailability {
    WeeklyHours available{WeeklyHours{}.set()};
    std::vector<Need> needs{};
    matching::Metres reach{5000};
    int offers_per_day{2};
    bool operator==(const ChangeAvailability&) const = default;
};

// Who is blocked is not answered and not asked; what they write goes to the desk.
struct BlockPerson {
    PersonId person{};
    MessageText why{};
    bool operator==(const BlockPerson&) const = default;
};
struct UnblockPerson {
    PersonId person{};
    bool operator==(const UnblockPerson&) const = default;
};

// --- asking for help

// A whole text, in the words of the one who wrote it.
struct Say {
    MessageText text{};
    bool operator==(const Say&) const = default;
};

// A whole request, from a page: by a resident, by somebody for a neighbour, or by the desk for one
// who rang.
struct OpenRequest {
    PersonName name{};
    PhoneNumber
        number{};  // where the resident is reached; of a signed-in resident their own when empty
    std::string channel{"sms"};  // "call": a landline; the desk rings
    std::string language{"en"};
    PersonName introducer{};  // who asks for them; empty: themselves
    Need need{};
    MessageText words{};
    std::string postcode{};
    StreetAddress street{};
    std::optional<Window> window{};  // none: from now on, for two days
    Urgency urgency{Urgency::normal};
    int helpers_wanted{1};
    WhoPays who_pays{WhoPays::unasked};
    bool operator==(const OpenRequest&) const = default;
};

// Nobody needs to come any more; by the resident or the desk.
struct CancelRequest {
    RequestId request{};
    bool operator==(const CancelRequest&) const = default;
};
// A resident says whether it really is done.
struct ConfirmDone {
    RequestId request{};
    bool satisfied{};
    bool operator==(const ConfirmDone&) const = default;
};

// --- answering an offer, doing a task

struct AcceptOffer {
    RequestId request{};
    OfferId offer{};
    bool operator==(const AcceptOffer&) const = default;
};
struct DeclineOffer {
    RequestId request{};
    OfferId offer{};
    bool operator==(const DeclineOffer&) const = default;
};

// A conditional yes: "yes, but after five". Kept as a proposal bound to its offer.
struct CounterOffer {
    RequestId request{};
    OfferId offer{};
    MessageText condition{};
    bool operator==(const CounterOffer&) const = default;
};

// The resident or the desk says yes to a condition: the one who proposed it has the task.
struct AgreeToCondition {
    RequestId request{};
    OfferId offer{};
    bool operator==(const AgreeToCondition&) const = default;
};

// A helper cannot do it after all.
struct ReleaseTask {
    RequestId request{};
    OfferId offer{};
    bool operator==(const ReleaseTask&) const = default;
};
// A helper says that it is done.
struct ReportDone {
    RequestId request{};
    OfferId offer{};
    bool operator==(const ReportDone&) const = default;
};
// A helper is running late: the resident is told.
struct ReportDelay {
    RequestId request{};
    OfferId offer{};
    std::chrono::minutes by{15};
    bool operator==(const ReportDelay&) const = default;
};
// Nobody opens the door: the desk is alerted and the resident asked.
struct ReportNoAnswer {
    RequestId request{};
    OfferId offer{};
    bool operator==(const ReportNoAnswer&) const = default;
};
// "I'm worried": the desk reads why and rings.
struct ReportWorry {
    RequestId request{};
    OfferId offer{};
    MessageText why{};
    bool operator==(const ReportWorry&) const = default;
};

// --- the desk

// Asks this one volunteer, whoever else is asked.
struct AskVolunteer {
    RequestId request{};
    PersonId volunteer{};
    bool operator==(const AskVolunteer&) const = default;
};
// They agreed on the phone: they have the task, and are told so.
struct AssignVolunteer {
    RequestId request{};
    PersonId volunteer{};
    bool operator==(const AssignVolunteer&) const = default;
};
struct ReopenRequest {
    RequestId request{};
    bool operator==(const ReopenRequest&) const = default;
};
struct CloseRequest {
    RequestId request{};
    bool operator==(const CloseRequest&) const = default;
};
struct AddNote {
    RequestId request{};
    MessageText text{};
    bool operator==(const AddNote&) const = default;
};
// "I am on it": for 30 minutes others see it; claiming again prolongs it, and whoever claims a
// lapsed one has it.
struct ClaimCase {
    RequestId request{};
    bool operator==(const ClaimCase&) const = default;
};
struct DropClaim {
    RequestId request{};
    bool operator==(const DropClaim&) const = default;
};

// Words of a coordinator to one person, on that person's channel.
struct TellPerson {
    PersonId person{};
    MessageText text{};
    bool operator==(const TellPerson&) const = default;
};
// From now on the hub answers nothing by itself: what they write is for the desk. Lapses after 4
// hours of silence.
struct TakeOver {
    PersonId person{};
    bool operator==(const TakeOver&) const = default;
};
struct HandBack {
    PersonId person{};
    bool operator==(const HandBack&) const = default;
};

// Somebody looked after it. `outcome` says what came of it, a call ticked off among others.
struct SettleAlert {
    AlertId alert{};
    MessageText outcome{};
    bool operator==(const SettleAlert&) const = default;
};
// The duty coordinator has it: nobody else is told.
struct AcknowledgeAlert {
    AlertId alert{};
    bool operator==(const AcknowledgeAlert&) const = default;
};

// To volunteers who help with one of these needs (none: with any) and are near `postcode` (empty:
// everywhere).
struct Audience {
    std::vector<Need> needs{};
    std::string postcode{};
    matching::Metres within{5000};
    bool operator==(const Audience&) const = default;
};
struct Broadcast {
    Audience audience{};
    MessageText text{};
    int reach{};  // how many the estimate said: another number now is refused, so that nobody is
                  // surprised
    bool operator==(const Broadcast&) const = default;
};

// --- one's own sessions and devices

// Where the browser is pushed to.
struct AddDevice {
    std::string endpoint{};
    std::string key{};     // p256dh, base64url
    std::string secret{};  // auth, base64url
    bool operator==(const AddDevice&) const = default;
};
struct RemoveDevice {
    std::string endpoint{};
    bool operator==(const RemoveDevice&) const = default;
};
// Ends every session of this person, one's own or, by the desk, another's.
struct EndSessions {
    PersonId person{};
    bool operator==(const EndSessions&) const = default;
};

using Command = std::variant<AddGroup,
                             AddVolunteer,
                             Say,
                             OpenRequest,
                             AcceptOffer,
                             DeclineOffer,
                             CounterOffer,
                             ReleaseTask,
                             ReportDone,
                             ConfirmDone,
                             CancelRequest,
                             PauseVolunteer,
                             ResumeVolunteer,
                             ChangeGroup,
                             PauseGroup,
                             ResumeGroup,
                             InviteCoordinator,
                             SetRota,
                             WriteHandover,
                             ApproveVolunteer,
                             WithdrawApproval,
                             ChangeAvailability,
                             BlockPerson,
                             UnblockPerson,
                             AgreeToCondition,
                             ReportDelay,
                             ReportNoAnswer,
                             ReportWorry,
                             AskVolunteer,
                             AssignVolunteer,
                             ReopenRequest,
                             CloseRequest,
                             AddNote,
                             ClaimCase,
                             DropClaim,
                             TellPerson,
                             TakeOver,
                             HandBack,
                             SettleAlert,
                             AcknowledgeAlert,
                             Broadcast,
                             AddDevice,
                             RemoveDevice,
                             EndSessions>;

}  // namespace hub
