#pragma once

#include "adapters/web/wire/describe_desk.hpp"
#include "hub/queries.hpp"

// The queries of the wire. Their fields are texts, ids, numbers and lists, so that the query part
// of an address can hold them.
namespace web {

template <class A>
void describe(A& a, Like<hub::Me> auto&) {
    a.says("Who I am here, and what the group is called.");
}

template <class A>
void describe(A& a, Like<hub::AboutGroup> auto&) {
    a.says("What a group says of itself to anybody, and what it helps with.");
}

template <class A>
void describe(A& a, Like<hub::Queue> auto&) {
    a.says("The requests that are not over, most pressing first.");
}

template <class A>
void describe(A& a, Like<hub::QueueRow> auto& row) {
    a.says("One row of the queue, after an event.");
    a.field("request", row.request, plain());
}

template <class A>
void describe(A& a, Like<hub::RequestStory> auto& story) {
    a.says("Everything about one request.");
    a.field("request", story.request, plain());
}

template <class A>
void describe(A& a, Like<hub::Alerts> auto&) {
    a.says("What nobody has settled, latest first, calls to be made among it.");
}

template <class A>
void describe(A& a, Like<hub::Talk> auto& talk) {
    a.says("What was said between one person and the hub, oldest first.");
    a.field("person", talk.person, plain());
}

template <class A>
void describe(A& a, Like<hub::Volunteers> auto&) {
    a.says("The group's volunteers.");
}

template <class A>
void describe(A& a, Like<hub::Candidates> auto& candidates) {
    a.says("Who could be asked or assigned, best first, and why or why not.");
    a.field("request", candidates.request, plain());
}

template <class A>
void describe(A& a, Like<hub::Duties> auto&) {
    a.says("Who has the phone when, and what was handed over.");
}

template <class A>
void describe(A& a, Like<hub::GroupSettings> auto&) {
    a.says("What change_group would replace.");
}

template <class A>
void describe(A& a, Like<hub::BroadcastEstimate> auto& estimate) {
    a.says("Whom a broadcast would reach, and what it would cost.");
    describe(a, estimate.audience);
    a.field("text", estimate.text, words(1, text_bytes));
}

template <class A>
void describe(A& a, Like<hub::Figures> auto&) {
    a.says("Counts; those under 5 are not told.");
}

template <class A>
void describe(A& a, Like<hub::MyOffers> auto&) {
    a.says("What I am asked.");
}

template <class A>
void describe(A& a, Like<hub::MyTasks> auto&) {
    a.says("What I said I would do, and what it takes to do it.");
}

template <class A>
void describe(A& a, Like<hub::MyAvailability> auto&) {
    a.says("My days, how far, and for what.");
}

template <class A>
void describe(A& a, Like<hub::MyRequests> auto&) {
    a.says("What I asked for, and how far it is.");
}

}  // namespace web
