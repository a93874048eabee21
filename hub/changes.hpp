#pragma once

// What a decision wants to happen, wholly or not at all.

#include "hub/domain/address.hpp"
#include "hub/domain/conversation.hpp"
#include "hub/domain/group.hpp"
#include "hub/domain/person.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/domain/request.hpp"
#include "hub/domain/rota.hpp"
#include "hub/domain/sign_in.hpp"
#include "hub/domain/volunteer.hpp"
#include "hub/events.hpp"
#include "hub/messages.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub {

// What one commit may touch: one group or one address.
struct Scope {
    enum class Kind { group, address };
    Kind kind{Kind::group};
    std::string id{};
    auto operator<=>(const Scope&) const = default;
};

inline Scope scope_of(const GroupId& group) {
    return {Scope::Kind::group, group.text};
}
inline Scope scope_of(const AddressKey& address) {
    return {Scope::Kind::address, address.text};
}

// Something for the desk to look at. `words` are what somebody wrote, held whole.
struct Alert {
    AlertId id{};
    AlertKind kind{};
    PersonId person{};
    RequestId request{};
    MessageText words{};
    TimePoint raised_at{};
    Wording notice{};                    // what phones are told
    std::string code{};                  // what the duty coordinator answers to say "I have it"
    std::vector<PersonId> told{};        // whose phones it went to, in order
    std::optional<TimePoint> told_at{};  // the last one
    PersonId acknowledged_by{};
    PersonId settled_by{};
    std::optional<TimePoint> settled_at{};
    MessageText outcome{};
    bool operator==(const Alert&) const = default;
};

// What somebody wrote, as they wrote it: kept for the desk for 30 days.
struct Heard {
    MessageId id{};
    PersonId person{};
    std::string channel{};
    MessageText words{};
    TimePoint at{};
    bool operator==(const Heard&) const = default;
};

// An outgoing entry of an address's scope: it is applied to the group under its own id as
// idempotency key, then erased.
struct Step {
    enum class Kind { heard, stopped, started };
    StepId id{};
    Kind kind{Kind::heard};
    GroupId group{};
    PersonId person{};
    std::string channel{};
    PhoneNumber from{};
    std::string code_prefix{};
    MessageText text{};  // of a heard one
    bool confirm{};      // of stopped and started: this group sends the confirmation
    TimePoint at{};
    bool operator==(const Step&) const = default;
};

// Saves double work, decides nothing: whoever holds it until `until` serves the scope's timers.
struct Lease {
    NodeId holder{};
    TimePoint until{};
    bool operator==(const Lease&) const = default;
};

// Segments that a group sent on one local day.
struct DayBudget {
    std::string day{};  // "2026-11-21"
    int segments{};
    bool alarmed{};
    bool operator==(const DayBudget&) const = default;
};

using Record = std::variant<Group,
                            Person,
                            Volunteer,
                            Conversation,
                            Request,
                            OutgoingMessage,
                            Alert,
                            AddressRecord,
                            Step,
                            Lease,
                            DayBudget,
                            Heard,
                            Handover,
                            Session,
                            Credential,
                            Invitation,
                            SignInCode,
                            Device>;

// In the order of Record's alternatives: a record's kind is its index.
enum class RecordKind {
    group,
    person,
    volunteer,
    conversation,
    request,
    message,
    alert,
    address,
    step,
    lease,
    budget,
    heard,
    handover,
    session,
    credential,
    invitation,
    sign_in_code,
    device
};

struct RecordId {
    RecordKind kind{};
    std::string id{};
    auto operator<=>(const RecordId&) const = default;
};

inline RecordId group_record() {
    return {RecordKind::group, "self"};
}
inline RecordId address_record() {
    return {RecordKind::address, "self"};
}
inline RecordId lease_record() {
    return {RecordKind::lease, "self"};
}
inline RecordId budget_record() {
    return {RecordKind::budget, "self"};
}
inline RecordId record_id(const RequestId& id) {
    return {RecordKind::request, id.text};
}
inline RecordId record_id(const MessageId& id) {
    return {RecordKind::message, id.text};
}
inline RecordId record_id(const AlertId& id) {
    return {RecordKind::alert, id.text};
}
inline RecordId handover_record() {
    return {RecordKind::handover, "self"};
}
inline RecordId record_id(const SessionId& id) {
    return {RecordKind::session, id.text};
}
inline RecordId record_id(const InvitationId& id) {
    return {RecordKind::invitation, id.text};
}
inline RecordId record_id(const DeviceId& id) {
    return {RecordKind::device, id.text};
}
inline RecordId heard_record(const MessageId& id) {
    return {RecordKind::heard, id.text};
}
inline RecordId credential_record(const PersonId& id) {
    return {RecordKind::credential, id.text};
}
inline RecordId sign_in_code_record(const PersonId& id) {
    return {RecordKind::sign_in_code, id.text};
}
inline RecordId record_id(const StepId& id) {
    return {RecordKind::step, id.text};
}
inline RecordId person_record(const PersonId& id) {
    return {RecordKind::person, id.text};
}
inline RecordId volunteer_record(const PersonId& id) {
    return {RecordKind::volunteer, id.text};
}
inline RecordId conversation_record(const PersonId& id) {
    return {RecordKind::conversation, id.text};
}
RecordId id_of(const Record& record);

// Rises with every commit of the scope that puts the record; 0: the record is absent.
using Version = std::uint64_t;
using Offset = std::uint64_t;  // of an event in its group's log; the first is 1

template <class T>
struct Versioned {
    T value{};
    Version version{};
};

struct Read {
    RecordId record{};
    Version version{};
    bool operator==(const Read&) const = default;
};

// What a timer does when it is due; with its record it is the timer's name, so that setting it
// again moves it.
enum class TimerKind { dispatch, follow_up, send, forget, escalate };

struct Timer {
    RecordId record{};
    TimerKind kind{};
    std::optional<TimePoint> due{};  // none: the timer is erased
    bool operator==(const Timer&) const = default;
};

// Says "this was asked before". Bound to who asked and to what exactly: another use of the key is
// refused.
struct IdempotencyKey {
    std::string text{};         // 1 to 128 characters of [A-Za-z0-9_:.-]; empty: none
    std::string fingerprint{};  // of actor and body
    bool operator==(const IdempotencyKey&) const = default;
};

// The answer that a repeat of the same key gets again: ids and fixed words, nothing personal.
struct Answer {
    std::string text{};
    bool operator==(const Answer&) const = default;
};

enum class WhenFull { refuse, allow };  // `allow` only for STOP, erasure and status

inline constexpr std::size_t max_records_per_commit = 200;
inline constexpr std::size_t max_bytes_per_commit = 1 << 20;

struct Changes {
    std::vector<Read> reads{};  // the versions that the decision rests on
    std::vector<Record> puts{};
    std::vector<RecordId> erases{};
    std::vector<Event> events{};
    std::vector<Timer> timers{};
    IdempotencyKey key{};
    Answer answer{};
    std::string actor{};   // for the audit: a person's id, "node:ID", "operator"
    std::string action{};  // for the audit: the command's or timer's name
    TimePoint at{};
    WhenFull when_full{WhenFull::refuse};

    template <class T>
    Changes& rests_on(const RecordId& id, const Versioned<T>& record) {
        return rests_on(id, record.version);
    }
    Changes& rests_on(const RecordId& id, Version version);  // naming a record twice is one read
    Changes& put(Record record);  // a later put of the same record replaces the earlier
    Changes& erase(RecordId id);
    Changes& announce(Event event);
    Changes& timer(RecordId record, TimerKind kind, TimePoint due);
    Changes& no_timer(RecordId record, TimerKind kind);
    Changes& send(OutgoingMessage message,
                  TimePoint not_before);  // put, timer and, later, delivery
    Changes& join(Changes other);  // both or neither; its key, answer and actor are left behind

    bool empty() const {
        return puts.empty() && erases.empty() && events.empty() && timers.empty();
    }
};

}  // namespace hub
