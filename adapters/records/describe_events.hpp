#pragma once

#include "adapters/records/describe.hpp"

// The fields of what happened and of what gateways brought. Nothing here is personal but the
// received texts, which are sealed as a whole.
namespace records {

template <class A>
void describe(A&, Like<hub::GroupChanged> auto&) {}

template <class A>
void describe(A& a, Like<hub::PersonChanged> auto& event) {
    a.field("person", event.person);
}

template <class A>
void describe(A& a, Like<hub::VolunteerChanged> auto& event) {
    a.field("volunteer", event.volunteer);
}

template <class A>
void describe(A& a, Like<hub::RequestMoved> auto& event) {
    a.field("request", event.request);
    a.field("state", event.state);
}

template <class A>
void describe(A& a, Like<hub::OfferMoved> auto& event) {
    a.field("request", event.request);
    a.field("offer", event.offer);
    a.field("volunteer", event.volunteer);
    a.field("state", event.state);
}

template <class A>
void describe(A& a, Like<hub::MessageMoved> auto& event) {
    a.field("message", event.message);
    a.field("to", event.to);
    a.field("state", event.state);
}

template <class A>
void describe(A& a, Like<hub::PersonStopped> auto& event) {
    a.field("person", event.person);
    a.field("stopped", event.stopped);
}

template <class A>
void describe(A& a, Like<hub::AlertRaised> auto& event) {
    a.field("alert", event.alert);
    a.field("about", event.kind);
    a.field("request", event.request);
}

template <class A>
void describe(A& a, Like<hub::AlertChanged> auto& event) {
    a.field("alert", event.alert);
    a.field("about", event.kind);
}

template <class A>
void describe(A& a, Like<hub::RequestChanged> auto& event) {
    a.field("request", event.request);
}

template <class A>
void describe(A& a, Like<hub::PersonSpoke> auto& event) {
    a.field("person", event.person);
}

template <class A>
void describe(A&, Like<hub::RotaChanged> auto&) {}

template <class A>
void describe(A& a, Like<hub::SessionEnded> auto& event) {
    a.field("session", event.session);
    a.field("person", event.person);
}

template <class A>
void describe(A& a, Like<hub::InboundText> auto& text) {
    a.field("channel", text.channel);
    a.field("from", text.from);
    a.field("to", text.to);
    a.field("text", text.text);
    a.field("provider_id", text.provider_id);
    a.field("received", text.received_at);
}

template <class A>
void describe(A& a, Like<hub::DeliveryReport> auto& report) {
    a.field("group", report.group);
    a.field("message", report.message);
    a.field("state", report.state);
    a.field("reason", report.reason);
    a.field("received", report.received_at);
}

}  // namespace records
