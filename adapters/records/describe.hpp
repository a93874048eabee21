#pragma once

#include "hub/changes.hpp"
#include "hub/domain/address.hpp"
#include "hub/domain/conversation.hpp"
#include "hub/domain/group.hpp"
#include "hub/domain/person.hpp"
#include "hub/domain/request.hpp"
#include "hub/domain/volunteer.hpp"
#include "hub/events.hpp"
#include "hub/messages.hpp"

#include <concepts>
#include <type_traits>

// The fields of everything that is stored, each named once: the same description writes (Encoder,
// of a const value) and reads (Decoder). `field` seals what is personal by its type. `home` seals a
// place whole, `area` seals nothing of it. A field that is added or whose meaning changes needs a
// new format_version and a reader for the old one.
namespace records {

template <class T, class Described>
concept Like = std::same_as<std::remove_const_t<T>, Described>;

template <class A>
void describe(A& a, Like<hub::QuietHours> auto& quiet) {
    a.field("from", quiet.from);
    a.field("until", quiet.until);
}

template <class A>
void describe(A& a, Like<hub::Asking> auto& asking) {
    a.field("at_once", asking.at_once);
    a.field("lapse", asking.lapse);
    a.field("lapse_urgent", asking.lapse_urgent);
    a.field("tell_waiting", asking.tell_waiting);
    a.field("unmet_after", asking.unmet_after);
    a.field("widest", asking.widest);
}

template <class A>
void describe(A& a, Like<hub::Duty> auto& duty) {
    a.field("person", duty.person);
    a.field("from", duty.from);
    a.field("until", duty.until);
}

template <class A>
void describe(A& a, Like<hub::Patch> auto& patch) {
    a.field("name", patch.name);
    a.field("outcodes", patch.outcodes);
    a.field("lead", patch.lead);
}

template <class A>
void describe(A& a, Like<hub::Group> auto& group) {
    a.field("id", group.id);
    a.field("name", group.name);
    a.area("area", group.area);
    a.field("language", group.language);
    a.field("zone", group.zone_name);
    a.field("nation", group.nation);
    a.field("quiet", group.quiet);
    a.field("needs", group.needs);
    a.field("payments", group.payments);
    a.field("spending_limit", group.spending_limit_pence);
    a.field("daily_segments", group.daily_segments);
    a.field("asking", group.asking);
    a.field("hub_numbers", group.hub_numbers);
    a.field("coordinators", group.coordinators);
    a.field("welcome", group.welcome);
    a.field("duties", group.duties);
    a.field("patches", group.patches);
    a.field("paused", group.paused_since);
}

template <class A>
void describe(A& a, Like<hub::Person> auto& person) {
    a.field("id", person.id);
    a.field("name", person.name);
    a.field("channel", person.channel);
    a.field("number", person.number);
    a.field("stopped", person.stopped);
    a.field("address", person.address);
    a.field("language", person.language);
    a.field("roles", person.roles);
    a.field("street", person.street);
    a.home("place", person.place);
    a.field("since", person.since);
    a.field("told_privacy", person.told_privacy_at);
    a.field("blocked", person.blocked);
    a.field("other", person.other);
    a.field("linked_to", person.linked_to);
}

template <class A>
void describe(A& a, Like<hub::OpenOffer> auto& offer) {
    a.field("request", offer.request);
    a.field("offer", offer.offer);
    a.field("code", offer.code);
}

template <class A>
void describe(A& a, Like<hub::Task> auto& task) {
    a.field("request", task.request);
    a.field("offer", task.offer);
    a.field("code", task.code);
    a.field("since", task.since);
}

template <class A>
void describe(A& a, Like<hub::RestingCode> auto& resting) {
    a.field("code", resting.code);
    a.field("request", resting.request);
    a.field("offer", resting.offer);
    a.field("until", resting.until);
}

template <class A>
void describe(A& a, Like<hub::Showing> auto& showing) {
    a.field("request", showing.request);
    a.field("resident", showing.resident);
    a.field("at", showing.at);
}

template <class A>
void describe(A& a, Like<hub::Volunteer> auto& volunteer) {
    a.field("id", volunteer.id);
    a.field("approved", volunteer.approved);
    a.field("needs", volunteer.needs);
    a.field("languages", volunteer.languages);
    a.home("home", volunteer.home);
    a.field("reach", volunteer.reach);
    a.field("available", volunteer.available);
    a.field("paused_until", volunteer.paused_until);
    a.field("stopped", volunteer.stopped);
    a.field("max_tasks", volunteer.max_tasks);
    a.field("offers_per_day", volunteer.offers_per_day);
    a.field("code_prefix", volunteer.code_prefix);
    a.field("open_offers", volunteer.open_offers);
    a.field("tasks", volunteer.tasks);
    a.field("resting_codes", volunteer.resting_codes);
    a.field("last_asked", volunteer.last_asked_at);
    a.field("asked_on", volunteer.asked_on);
    a.field("asked_today", volunteer.asked_today);
    a.field("shown", volunteer.shown);
}

template <class A>
void describe(A& a, Like<hub::Conversation> auto& talk) {
    a.field("person", talk.person);
    a.field("question", talk.question);
    a.field("request", talk.request);
    a.field("requests", talk.requests);
    a.field("misunderstood", talk.misunderstood);
    a.field("heard", talk.heard_at);
    a.field("held_by", talk.held_by);
    a.field("held_until", talk.held_until);
}

template <class A>
void describe(A& a, Like<hub::Window> auto& window) {
    a.field("from", window.from);
    a.field("until", window.until);
}

template <class A>
void describe(A& a, Like<hub::Offer> auto& offer) {
    a.field("id", offer.id);
    a.field("to", offer.to);
    a.field("state", offer.state);
    a.field("code", offer.code);
    a.field("message", offer.message);
    a.field("proposed", offer.proposed_at);
    a.field("lapses", offer.lapses_at);
    a.field("answered", offer.answered_at);
    a.field("condition", offer.condition);
    a.field("by_hand", offer.by_hand);
    a.field("expected", offer.expected_at);
}

template <class A>
void describe(A& a, Like<hub::Note> auto& note) {
    a.field("by", note.by);
    a.field("at", note.at);
    a.field("text", note.text);
}

template <class A>
void describe(A& a, Like<hub::Claim> auto& claim) {
    a.field("by", claim.by);
    a.field("until", claim.until);
}

template <class A>
void describe(A& a, Like<hub::Request> auto& request) {
    a.field("id", request.id);
    a.field("reference", request.reference);
    a.field("resident", request.resident);
    a.field("need", request.need);
    a.field("words", request.words);
    a.field("street", request.street);
    a.field("place", request.place);
    a.field("window", request.window);
    a.field("urgency", request.urgency);
    a.field("helpers", request.helpers_wanted);
    a.field("who_pays", request.who_pays);
    a.secret("doorstep", request.doorstep_word);
    a.field("state", request.state);
    a.field("offers", request.offers);
    a.field("created", request.created_at);
    a.field("opened", request.opened_at);
    a.field("reopened", request.reopened_at);
    a.field("told_waiting", request.told_waiting_at);
    a.field("ended", request.ended_at);
    a.field("channel", request.channel);
    a.field("introducer", request.introducer);
    a.field("notes", request.notes);
    a.field("claim", request.claim);
}

template <class A>
void describe(A& a, Like<hub::StillProposed> auto& still) {
    a.field("request", still.request);
    a.field("offer", still.offer);
}

template <class A>
void describe(A& a, Like<hub::StillHeld> auto& still) {
    a.field("request", still.request);
    a.field("offer", still.offer);
}

template <class A>
void describe(A& a, Like<hub::StillOpen> auto& still) {
    a.field("request", still.request);
}

template <class A>
void describe(A& a, Like<hub::WasHandedOver> auto& was) {
    a.field("message", was.message);
}

template <class A>
void describe(A& a, Like<hub::OutgoingMessage> auto& message) {
    a.field("id", message.id);
    a.field("to", message.to);
    a.field("purpose", message.purpose);
    a.field("wording", message.wording);
    a.field("condition", message.condition);
    a.field("about", message.about);
    a.field("created", message.created_at);
    a.field("useful_until", message.useful_until);
    a.field("state", message.state);
    a.field("reason", message.reason);
    a.field("attempts", message.attempts);
    a.field("segments", message.segments);
    a.field("moved", message.moved_at);
    a.secret("reference", message.reference);
}

template <class A>
void describe(A& a, Like<hub::Alert> auto& alert) {
    a.field("id", alert.id);
    a.field("about", alert.kind);
    a.field("person", alert.person);
    a.field("request", alert.request);
    a.field("words", alert.words);
    a.field("raised", alert.raised_at);
    a.field("notice", alert.notice);
    a.field("code", alert.code);
    a.field("told", alert.told);
    a.field("told_at", alert.told_at);
    a.field("acknowledged_by", alert.acknowledged_by);
    a.field("settled_by", alert.settled_by);
    a.field("settled", alert.settled_at);
    a.field("outcome", alert.outcome);
}

template <class A>
void describe(A& a, Like<hub::Membership> auto& membership) {
    a.field("group", membership.group);
    a.field("person", membership.person);
    a.field("code_prefix", membership.code_prefix);
}

template <class A>
void describe(A& a, Like<hub::HandOver> auto& hand_over) {
    a.field("message", hand_over.message);
    a.field("token", hand_over.token);
    a.field("deadline", hand_over.deadline);
}

template <class A>
void describe(A& a, Like<hub::UnknownOutcome> auto& unknown) {
    a.field("message", unknown.message);
    a.field("times", unknown.times);
}

template <class A>
void describe(A& a, Like<hub::AddressRecord> auto& address) {
    a.field("key_of", address.key);
    a.field("channel", address.channel);
    a.field("number", address.number);
    a.field("stopped", address.stopped_at);
    a.field("memberships", address.memberships);
    a.field("speaking_with", address.speaking_with);
    a.field("hand_over", address.hand_over);
    a.field("unknown", address.unknown);
    a.field("handed_over", address.handed_over);
    a.field("steps", address.steps);
    a.field("replies_since", address.replies_since);
    a.field("automatic_replies", address.automatic_replies);
}

template <class A>
void describe(A& a, Like<hub::Step> auto& step) {
    a.field("id", step.id);
    a.field("does", step.kind);
    a.field("group", step.group);
    a.field("person", step.person);
    a.field("channel", step.channel);
    a.field("from", step.from);
    a.field("code_prefix", step.code_prefix);
    a.field("text", step.text);
    a.field("confirm", step.confirm);
    a.field("at", step.at);
}

template <class A>
void describe(A& a, Like<hub::Lease> auto& lease) {
    a.field("holder", lease.holder);
    a.field("until", lease.until);
}

template <class A>
void describe(A& a, Like<hub::DayBudget> auto& budget) {
    a.field("day", budget.day);
    a.field("segments", budget.segments);
    a.field("alarmed", budget.alarmed);
}

template <class A>
void describe(A& a, Like<hub::Heard> auto& heard) {
    a.field("id", heard.id);
    a.field("person", heard.person);
    a.field("channel", heard.channel);
    a.field("words", heard.words);
    a.field("at", heard.at);
}

template <class A>
void describe(A& a, Like<hub::Handover> auto& note) {
    a.field("text", note.text);
    a.field("by", note.by);
    a.field("at", note.at);
}

}  // namespace records
