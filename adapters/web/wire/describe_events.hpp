#pragma once

#include "adapters/web/wire/describe_parts.hpp"
#include "hub/events.hpp"

// What is pushed: ids and states only. What changed is asked for.
namespace web {

template <class A>
void describe(A& a, Like<hub::GroupChanged> auto&) {
    a.says("What the group says of itself, or how it works; it was paused or resumed.");
}

template <class A>
void describe(A& a, Like<hub::PersonChanged> auto& event) {
    a.says("Somebody's name, number, roles, or whether they are blocked.");
    a.field("person", event.person, plain());
}

template <class A>
void describe(A& a, Like<hub::VolunteerChanged> auto& event) {
    a.says("Approved, paused, other days; offers and tasks of theirs.");
    a.field("volunteer", event.volunteer, plain());
}

template <class A>
void describe(A& a, Like<hub::RequestMoved> auto& event) {
    a.says("A request is in another state.");
    a.field("request", event.request, plain());
    a.field("state", event.state, plain());
}

template <class A>
void describe(A& a, Like<hub::OfferMoved> auto& event) {
    a.says("An offer was made, answered, or is gone.");
    a.field("request", event.request, plain());
    a.field("offer", event.offer, plain());
    a.field("volunteer", event.volunteer, plain());
    a.field("state", event.state, plain());
}

template <class A>
void describe(A& a, Like<hub::MessageMoved> auto& event) {
    a.says("What became of a text that was sent.");
    a.field("message", event.message, plain());
    a.field("to", event.to, plain());
    a.field("state", event.state, plain());
}

template <class A>
void describe(A& a, Like<hub::PersonStopped> auto& event) {
    a.says("Somebody said STOP, or START again.");
    a.field("person", event.person, plain());
    a.field("stopped", event.stopped, plain());
}

template <class A>
void describe(A& a, Like<hub::AlertRaised> auto& event) {
    a.says("Something for the desk to look at.");
    a.field("alert", event.alert, plain());
    a.field("kind", event.kind, plain());
    a.field("request", event.request, or_none("Empty: about no request."));
}

template <class A>
void describe(A& a, Like<hub::AlertChanged> auto& event) {
    a.says("An alert was acknowledged, or looked after.");
    a.field("alert", event.alert, plain());
    a.field("kind", event.kind, plain());
}

template <class A>
void describe(A& a, Like<hub::RequestChanged> auto& event) {
    a.says("A request was noted, claimed, or its helper runs late.");
    a.field("request", event.request, plain());
}

template <class A>
void describe(A& a, Like<hub::PersonSpoke> auto& event) {
    a.says("Somebody wrote.");
    a.field("person", event.person, plain());
}

template <class A>
void describe(A& a, Like<hub::RotaChanged> auto&) {
    a.says("Who has the phone when, or what was handed over.");
}

template <class A>
void describe(A& a, Like<hub::SessionEnded> auto& event) {
    a.says("A browser is signed out.");
    a.field("session", event.session, plain());
    a.field("person", event.person, plain());
}

}  // namespace web
