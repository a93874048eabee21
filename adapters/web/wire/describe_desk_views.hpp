#pragma once

#include "adapters/web/wire/describe_commands.hpp"
#include "hub/views.hpp"

// What the desk reads. Views have every field; left out are times that are not known and objects
// that are not there. A text or an id that is empty says: none.
namespace web {

inline constexpr std::size_t max_shown =
    200;  // of what is listed in one view, unless it says otherwise
inline constexpr Spec count = from_to(0, largest_number);

constexpr Spec shown_name(const char* says = "") {
    return line(0, name_bytes, says);
}

constexpr Spec place_name(const char* says = "\"E8 3\"") {
    return line(0, 64, says);
}

template <class A>
void describe(A& a, Like<hub::RowView> auto& row) {
    a.says("One request in the queue.");
    a.field("request", row.request, plain());
    a.field("reference", row.reference, line(0, 32, "What people say on the phone."));
    a.field("state", row.state, plain());
    a.field("need", row.need, or_none());
    a.field("urgency", row.urgency, plain());
    a.field("place", row.place, place_name());
    a.field("patch", row.patch, shown_name("Empty: none."));
    a.field("resident", row.resident, shown_name());
    a.field("since", row.since, any_time);
    a.field("window", row.window, plain());
    a.field("asked", row.asked, count);
    a.field("open_offers", row.open_offers, count);
    a.field("helpers", row.helpers, count);
    a.field("helpers_wanted", row.helpers_wanted, count);
    a.field("helper", row.helper, shown_name("The first of those who come."));
    a.field("trouble", row.trouble, plain("What is wrong with it, at a glance."));
    a.field("claimed_by", row.claimed_by, shown_name());
    a.field("claimed_until", row.claimed_until, any_time);
    a.field("lat", row.lat, from_to(-90, 90, "Of the coarse cell's centre; 0, 0: not known."));
    a.field("lon", row.lon, from_to(-180, 180));
}

template <class A>
void describe(A& a, Like<hub::QueueView> auto& queue) {
    a.says("The queue.");
    a.field("rows", queue.rows, list(500, plain()));
    a.field("more", queue.more, from_to(0, largest_number, "Those that are not shown."));
    a.field("open_alerts", queue.open_alerts, count);
    a.field("calls", queue.calls, from_to(0, largest_number, "People to ring."));
    a.field("paused", queue.paused, plain("The group is."));
}

template <class A>
void describe(A& a, Like<hub::PersonView> auto& person) {
    a.field("person", person.person, or_none());
    a.field("name", person.name, shown_name());
    a.field("number", person.number, phone(0));
    a.field("channel", person.channel, line(0, word_bytes));
    a.field("language", person.language, line(0, word_bytes));
    a.field("stopped", person.stopped, plain("Said STOP."));
    a.field("blocked", person.blocked, plain());
}

template <class A>
void describe(A& a, Like<hub::OfferView> auto& offer) {
    a.field("offer", offer.offer, plain());
    a.field("volunteer", offer.volunteer, plain());
    a.field("state", offer.state, plain());
    a.field("code", offer.code, line(0, 16));
    a.field("told", offer.told, plain("What became of the text that asked."));
    a.field("proposed_at", offer.proposed_at, any_time);
    a.field("lapses_at", offer.lapses_at, any_time);
    a.field("answered_at", offer.answered_at, any_time);
    a.field("expected_at", offer.expected_at, any_time);
    a.field("condition", offer.condition, words(0, text_bytes));
    a.field("by_hand", offer.by_hand, shown_name("The coordinator who asked or assigned."));
}

template <class A>
void describe(A& a, Like<hub::NoteView> auto& note) {
    a.field("by", note.by, shown_name());
    a.field("at", note.at, any_time);
    a.field("text", note.text, words(0, note_bytes));
}

template <class A>
void describe(A& a, Like<hub::SaidView> auto& said) {
    a.field("id", said.id, plain());
    a.field("with", said.with, or_none());
    a.field("name", said.name, shown_name());
    a.field("by", said.by, plain());
    a.field("text", said.text, words(0, text_bytes));
    a.field("at", said.at, any_time);
    a.field("state", said.state, plain("Of what was sent."));
    a.field("reason", said.reason, line(0, 100, "Why it failed or was cancelled."));
}

template <class A>
void describe(A& a, Like<hub::AlertView> auto& alert) {
    a.field("alert", alert.alert, plain());
    a.field("kind", alert.kind, plain());
    a.field("person", alert.person, plain());
    a.field("request", alert.request, or_none());
    a.field("reference", alert.reference, line(0, 32));
    a.field("words", alert.words, words(0, text_bytes));
    a.field("raised_at", alert.raised_at, any_time);
    a.field("acknowledged_by", alert.acknowledged_by, shown_name());
    a.field("told", alert.told, from_to(0, largest_number, "How many phones it went to."));
}

template <class A>
void describe(A& a, Like<hub::StoryView> auto& story) {
    a.says("One request, whole.");
    a.field("row", story.row, plain());
    a.field("resident", story.resident, plain());
    a.field("words", story.words, words(0, text_bytes));
    a.field("street", story.street, words(0, street_bytes));
    a.field("who_pays", story.who_pays, plain());
    a.field("doorstep_word", story.doorstep_word, line(0, 64));
    a.field("channel", story.channel, line(0, word_bytes, "How it came."));
    a.field("introducer", story.introducer, shown_name());
    a.field("offers", story.offers, list(hub::max_offers_per_request, plain()));
    a.field("said", story.said, list(max_shown, plain()));
    a.field("notes", story.notes, list(hub::max_notes, plain()));
    a.field("alerts", story.alerts, list(max_shown, plain()));
    a.field("created_at", story.created_at, any_time);
    a.field("opened_at", story.opened_at, any_time);
    a.field("ended_at", story.ended_at, any_time);
}

template <class A>
void describe(A& a, Like<hub::AlertsView> auto& alerts) {
    a.says("Alerts that nobody has settled.");
    a.field("alerts", alerts.alerts, list(max_shown, plain()));
}

template <class A>
void describe(A& a, Like<hub::TalkView> auto& talk) {
    a.says("A conversation.");
    a.field("person", talk.person, plain());
    a.field("held_by", talk.held_by, shown_name("Empty: the hub answers."));
    a.field("held_until", talk.held_until, any_time);
    a.field("said", talk.said, list(max_shown, plain()));
}

template <class A>
void describe(A& a, Like<hub::VolunteerView> auto& volunteer) {
    a.field("person", volunteer.person, plain());
    a.field("approved", volunteer.approved, plain());
    a.field("needs", volunteer.needs, need_ids);
    a.field("languages", volunteer.languages, list(20, line(0, word_bytes)));
    a.field("home", volunteer.home, place_name());
    a.field("lat", volunteer.lat, from_to(-90, 90));
    a.field("lon", volunteer.lon, from_to(-180, 180));
    a.field("tasks", volunteer.tasks, count);
    a.field("open_offers", volunteer.open_offers, count);
    a.field("paused_until", volunteer.paused_until, any_time);
    a.field("last_asked_at", volunteer.last_asked_at, any_time);
    a.field("since", volunteer.since, any_time);
}

template <class A>
void describe(A& a, Like<hub::VolunteersView> auto& volunteers) {
    a.says("Volunteers.");
    a.field("volunteers", volunteers.volunteers, list(2000, plain()));
}

template <class A>
void describe(A& a, Like<hub::CandidateView> auto& candidate) {
    a.field("person", candidate.person, plain());
    a.field("away", candidate.away, from_to(0, 50'000'000, "Metres."));
    a.field("reasons",
            candidate.reasons,
            list(20, line(0, 64, "Fixed words: \"near\", \"asked_lately\".")));
    a.field("may_be_asked", candidate.may_be_asked, plain());
}

template <class A>
void describe(A& a, Like<hub::CandidatesView> auto& candidates) {
    a.says("Who could come.");
    a.field("candidates", candidates.candidates, list(20, plain()));
}

template <class A>
void describe(A& a, Like<hub::DutyView> auto& duty) {
    a.field("person", duty.person, plain());
    a.field("name", duty.name, shown_name());
    a.field("from", duty.from, any_time);
    a.field("until", duty.until, any_time);
}

template <class A>
void describe(A& a, Like<hub::DutiesView> auto& duties) {
    a.says("The rota.");
    a.field("duties", duties.duties, list(hub::max_duties, plain()));
    a.field("coordinators", duties.coordinators, list(max_shown, plain()));
    a.field("handover", duties.handover, words(0, note_bytes));
    a.field("handover_by", duties.handover_by, shown_name());
    a.field("handover_at", duties.handover_at, any_time);
}

template <class A>
void describe(A& a, Like<hub::GroupSettingsView> auto& settings) {
    a.says("How the group works now.");
    a.field("now", settings.now, plain("As change_group takes it."));
    a.field("hub_numbers", settings.hub_numbers, list(20, line(0, 64)));
    a.field("known_needs", settings.known_needs, need_ids);
    a.field("paused", settings.paused, plain());
}

template <class A>
void describe(A& a, Like<hub::EstimateView> auto& estimate) {
    a.says("What a broadcast would be.");
    a.field("reach", estimate.reach, from_to(0, largest_number, "Volunteers."));
    a.field("segments", estimate.segments, from_to(0, largest_number, "Paid parts, in all."));
    a.field("budget_left",
            estimate.budget_left,
            from_to(-largest_number, largest_number, "Paid parts of today."));
}

template <class A>
void describe(A& a, Like<hub::FigureView> auto& figure) {
    a.field("name", figure.name, line(0, 64));
    a.field("count", figure.count, count);
    a.field("few", figure.few, plain("Under 5: the count says 0."));
}

template <class A>
void describe(A& a, Like<hub::FiguresView> auto& figures) {
    a.says("Counts.");
    a.field("figures", figures.figures, list(100, plain()));
}

}  // namespace web
