#pragma once

// What queries are answered with, for the eyes of the one who asked. They hold what is personal in
// plain: they are for the wire to that person, never for a log or a store.

#include "hub/changes.hpp"
#include "hub/queries.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub {

struct MeView {
    PersonId person{};
    PersonName name{};
    std::vector<Role> roles{};
    GroupId group{};
    std::string group_name{};
    std::string language{"en"};
    std::string zone{};
    bool paused{};  // the group
    bool on_duty{};
    std::string push_key{};  // for subscribing to pushes; empty: there are none
    bool operator==(const MeView&) const = default;
};

struct GroupView {
    GroupId group{};
    std::string name{};
    std::string area{};  // "E8"
    std::string welcome{};
    std::string language{"en"};
    std::string number{};  // to text to; empty: none
    std::vector<Need> needs{};
    std::vector<WhoPays> payments{};
    bool paused{};
    bool operator==(const GroupView&) const = default;
};

// What is wrong with a request, at a glance.
enum class Trouble {
    none,
    nobody_found,
    overdue,
    no_answer_at_door,
    worried,
    disputed,
    message_failed,
    danger,
    condition_open,
    unanswered
};

struct RowView {
    RequestId request{};
    std::string reference{};
    RequestState state{};
    Need need{};
    Urgency urgency{};
    std::string place{};  // "E8 3"
    std::string patch{};  // empty: none
    PersonName resident{};
    TimePoint since{};  // opened, or drafted
    Window window{};
    int asked{};
    int open_offers{};
    int helpers{};
    int helpers_wanted{1};
    PersonName helper{};  // the first of those who come
    Trouble trouble{Trouble::none};
    PersonName claimed_by{};
    std::optional<TimePoint> claimed_until{};
    double lat{};  // of the coarse cell's centre; 0, 0: not known
    double lon{};
    bool operator==(const RowView&) const = default;
};

struct QueueView {
    std::vector<RowView> rows{};  // at most 500
    int more{};                   // not shown
    int open_alerts{};
    int calls{};  // people to ring
    bool paused{};
    bool operator==(const QueueView&) const = default;
};

struct PersonView {
    PersonId person{};
    PersonName name{};
    PhoneNumber number{};
    std::string channel{};
    std::string language{};
    bool stopped{};
    bool blocked{};
    bool operator==(const PersonView&) const = default;
};

struct OfferView {
    OfferId offer{};
    PersonView volunteer{};
    OfferState state{};
    std::string code{};
    MessageState told{};  // what became of the text that asked
    TimePoint proposed_at{};
    TimePoint lapses_at{};
    std::optional<TimePoint> answered_at{};
    std::optional<TimePoint> expected_at{};
    MessageText condition{};
    PersonName by_hand{};
    bool operator==(const OfferView&) const = default;
};

struct NoteView {
    PersonName by{};
    TimePoint at{};
    MessageText text{};
    bool operator==(const NoteView&) const = default;
};

// One thing said: by the person (`heard`), by the hub or by a coordinator.
struct SaidView {
    enum class By { person, hub, coordinator };
    MessageId id{};
    PersonId with{};
    PersonName name{};
    By by{By::person};
    MessageText text{};
    TimePoint at{};
    MessageState state{};  // of what was sent
    std::string reason{};
    bool operator==(const SaidView&) const = default;
};

struct AlertView {
    AlertId alert{};
    AlertKind kind{};
    PersonView person{};
    RequestId request{};
    std::string reference{};
    MessageText words{};
    TimePoint raised_at{};
    PersonName acknowledged_by{};
    int told{};  // how many phones it went to
    bool operator==(const AlertView&) const = default;
};

struct StoryView {
    RowView row{};
    PersonView resident{};
    MessageText words{};
    StreetAddress street{};
    WhoPays who_pays{};
    std::string doorstep_word{};
    std::string channel{};
    PersonName introducer{};
    std::vector<OfferView> offers{};
    std::vector<SaidView> said{};  // about this request, at most 200
    std::vector<NoteView> notes{};
    std::vector<AlertView> alerts{};
    TimePoint created_at{};
    std::optional<TimePoint> opened_at{};
    std::optional<TimePoint> ended_at{};
    bool operator==(const StoryView&) const = default;
};

struct AlertsView {
    std::vector<AlertView> alerts{};  // at most 200
    bool operator==(const AlertsView&) const = default;
};

struct TalkView {
    PersonView person{};
    PersonName held_by{};  // empty: the hub answers
    std::optional<TimePoint> held_until{};
    std::vector<SaidView> said{};  // at most 200, the latest
    bool operator==(const TalkView&) const = default;
};

struct VolunteerView {
    PersonView person{};
    bool approved{};
    std::vector<Need> needs{};
    std::vector<std::string> languages{};
    std::string home{};  // "E8 3"
    double lat{};        // of the coarse cell's centre
    double lon{};
    int tasks{};
    int open_offers{};
    std::optional<TimePoint> paused_until{};
    std::optional<TimePoint> last_asked_at{};
    TimePoint since{};
    bool operator==(const VolunteerView&) const = default;
};

struct VolunteersView {
    std::vector<VolunteerView> volunteers{};  // at most 2,000
    bool operator==(const VolunteersView&) const = default;
};

struct CandidateView {
    PersonView person{};
    matching::Metres away{};
    std::vector<std::string> reasons{};  // fixed words: "near", "speaks_language", "asked_lately",
                                         // "paused", "asked_before", ...
    bool may_be_asked{};
    bool operator==(const CandidateView&) const = default;
};

struct CandidatesView {
    std::vector<CandidateView> candidates{};  // at most 20
    bool operator==(const CandidatesView&) const = default;
};

struct DutyView {
    PersonId person{};
    PersonName name{};
    TimePoint from{};
    TimePoint until{};
    bool operator==(const DutyView&) const = default;
};

struct DutiesView {
    std::vector<DutyView> duties{};
    std::vector<PersonView> coordinators{};
    MessageText handover{};
    PersonName handover_by{};
    std::optional<TimePoint> handover_at{};
    bool operator==(const DutiesView&) const = default;
};

struct GroupSettingsView {
    ChangeGroup now{};
    std::vector<std::string> hub_numbers{};
    std::vector<Need> known_needs{};
    bool paused{};
    bool operator==(const GroupSettingsView&) const = default;
};

struct EstimateView {
    int reach{};
    int segments{};     // in all
    int budget_left{};  // segments of today
    bool operator==(const EstimateView&) const = default;
};

// A count under 5 is 0 with `few` named.
struct FigureView {
    std::string name{};  // "requests_open", "requests_filled", "volunteers", ...
    int count{};
    bool few{};
    bool operator==(const FigureView&) const = default;
};

struct FiguresView {
    std::vector<FigureView> figures{};
    bool operator==(const FiguresView&) const = default;
};

// An offer before it is accepted: need, urgency, coarse place and rounded distance, nothing else.
struct MyOfferView {
    RequestId request{};
    OfferId offer{};
    OfferState state{};
    std::string code{};
    Need need{};
    Urgency urgency{};
    std::string place{};      // the coarse cell: "E8 3"
    matching::Metres away{};  // rounded to 500 m
    Window window{};
    TimePoint lapses_at{};
    std::vector<std::string>
        why{};  // fixed words: "near", "need", "speaks_language", "longest_not_asked"
    bool operator==(const MyOfferView&) const = default;
};

struct MyOffersView {
    std::vector<MyOfferView> offers{};
    bool operator==(const MyOffersView&) const = default;
};

// A task that one holds: what is needed to do it, until it is over. Each showing is written in the
// audit.
struct MyTaskView {
    RequestId request{};
    OfferId offer{};
    std::string code{};
    std::string reference{};
    RequestState state{};
    Need need{};
    Urgency urgency{};
    PersonName resident{};
    StreetAddress street{};
    std::string place{};
    MessageText words{};
    Window window{};
    WhoPays who_pays{};
    int spending_limit_pence{};
    std::string doorstep_word{};
    std::optional<TimePoint> expected_at{};
    bool operator==(const MyTaskView&) const = default;
};

struct MyTasksView {
    std::vector<MyTaskView> tasks{};
    bool operator==(const MyTasksView&) const = default;
};

struct MyAvailabilityView {
    bool approved{};
    std::vector<Need> needs{};
    std::vector<Need> possible_needs{};
    WeeklyHours available{};
    matching::Metres reach{};
    int offers_per_day{};
    std::optional<TimePoint> paused_until{};
    bool operator==(const MyAvailabilityView&) const = default;
};

struct MyRequestView {
    RequestId request{};
    std::string reference{};
    RequestState state{};
    Need need{};
    Window window{};
    int asked{};
    PersonName helper{};  // first name, of the one who comes
    std::string doorstep_word{};
    std::optional<TimePoint> expected_at{};
    TimePoint since{};
    bool operator==(const MyRequestView&) const = default;
};

struct MyRequestsView {
    std::vector<MyRequestView> requests{};
    bool operator==(const MyRequestsView&) const = default;
};

using View = std::variant<MeView,
                          GroupView,
                          QueueView,
                          RowView,
                          StoryView,
                          AlertsView,
                          TalkView,
                          VolunteersView,
                          CandidatesView,
                          DutiesView,
                          GroupSettingsView,
                          EstimateView,
                          FiguresView,
                          MyOffersView,
                          MyTasksView,
                          MyAvailabilityView,
                          MyRequestsView>;

// In the order of Query's alternatives: the view that answers a query has its index.
static_assert(std::variant_size_v<View> == std::variant_size_v<Query>);

}  // namespace hub
