#include "hub/changes.hpp"

#include <algorithm>

namespace hub {

namespace {

struct Identify {
    RecordId operator()(const Group&) const { return group_record(); }
    RecordId operator()(const Person& person) const { return person_record(person.id); }
    RecordId operator()(const Volunteer& volunteer) const { return volunteer_record(volunteer.id); }
    RecordId operator()(const Conversation& talk) const { return conversation_record(talk.person); }
    RecordId operator()(const Request& request) const { return record_id(request.id); }
    RecordId operator()(const OutgoingMessage& message) const { return record_id(message.id); }
    RecordId operator()(const Alert& alert) const { return record_id(alert.id); }
    RecordId operator()(const AddressRecord&) const { return address_record(); }
    RecordId operator()(const Step& step) const { return record_id(step.id); }
    RecordId operator()(const Lease&) const { return lease_record(); }
    RecordId operator()(const DayBudget&) const { return budget_record(); }
    RecordId operator()(const Heard& heard) const { return heard_record(heard.id); }
    RecordId operator()(const Handover&) const { return handover_record(); }
    RecordId operator()(const Session& session) const { return record_id(session.id); }
    RecordId operator()(const Credential& credential) const {
        return credential_record(credential.person);
    }
    RecordId operator()(const Invitation& invitation) const { return record_id(invitation.id); }
    RecordId operator()(const SignInCode& code) const { return sign_in_code_record(code.person); }
    RecordId operator()(const Device& device) const { return record_id(device.id); }
};

}  // namespace

RecordId id_of(const Record& record) {
    return std::visit(Identify{}, record);
}

Changes& Changes::rests_on(const RecordId& id, Version version) {
    const auto same = [&](const Read& read) { return read.record == id; };
    if (std::none_of(reads.begin(), reads.end(), same)) reads.push_back({id, version});
    return *this;
}

Changes& Changes::put(Record record) {
    const RecordId id = id_of(record);
    const auto same = [&](const Record& other) { return id_of(other) == id; };
    const auto found = std::find_if(puts.begin(), puts.end(), same);
    if (found == puts.end()) {
        puts.push_back(std::move(record));
    } else {
        *found = std::move(record);
    }
    return *this;
}

Changes& Changes::erase(RecordId id) {
    erases.push_back(std::move(id));
    return *this;
}

Changes& Changes::announce(Event event) {
    events.push_back(std::move(event));
    return *this;
}

Changes& Changes::timer(RecordId record, TimerKind kind, TimePoint due) {
    no_timer(std::move(record), kind);
    timers.back().due = due;
    return *this;
}

Changes& Changes::no_timer(RecordId record, TimerKind kind) {
    const auto same = [&](const Timer& timer) {
        return timer.record == record && timer.kind == kind;
    };
    timers.erase(std::remove_if(timers.begin(), timers.end(), same), timers.end());
    timers.push_back({.record = std::move(record), .kind = kind, .due = std::nullopt});
    return *this;
}

Changes& Changes::send(OutgoingMessage message, TimePoint not_before) {
    timer(record_id(message.id), TimerKind::send, not_before);
    announce(MessageMoved{.message = message.id, .to = message.to, .state = message.state});
    return put(std::move(message));
}

Changes& Changes::join(Changes other) {
    for (const Read& read : other.reads) rests_on(read.record, read.version);
    for (Record& record : other.puts) put(std::move(record));
    for (RecordId& id : other.erases) erase(std::move(id));
    for (Event& event : other.events) announce(std::move(event));
    for (Timer& timer_of_other : other.timers) {
        no_timer(timer_of_other.record, timer_of_other.kind);
        timers.back().due = timer_of_other.due;
    }
    return *this;
}

}  // namespace hub
