#pragma once

#include "adapters/web/wire/describe_desk_views.hpp"

// What people read of their own, and what everybody reads.
namespace web {

template <class A>
void describe(A& a, Like<hub::MeView> auto& me) {
    a.says("Who I am here.");
    a.field("person", me.person, or_none());
    a.field("name", me.name, shown_name());
    a.field("roles", me.roles, list(8, plain()));
    a.field("group", me.group, plain());
    a.field("group_name", me.group_name, shown_name());
    a.field("language", me.language, line(0, word_bytes));
    a.field("zone", me.zone, line(0, 64, "The group's: \"Europe/London\"."));
    a.field("paused", me.paused, plain("The group is."));
    a.field("on_duty", me.on_duty, plain());
    a.field("push_key",
            me.push_key,
            line(0, 128, "`applicationServerKey`, base64url; empty: no pushes."));
}

template <class A>
void describe(A& a, Like<hub::GroupView> auto& group) {
    a.says("A group, to anybody.");
    a.field("group", group.group, plain());
    a.field("name", group.name, shown_name());
    a.field("area", group.area, place_name("\"E8\""));
    a.field("welcome", group.welcome, words(0, text_bytes));
    a.field("language", group.language, line(0, word_bytes));
    a.field("number", group.number, line(0, 32, "To text to; empty: none."));
    a.field("needs", group.needs, need_ids);
    a.field("payments", group.payments, list(6, plain()));
    a.field("paused", group.paused, plain());
}

template <class A>
void describe(A& a, Like<hub::MyOfferView> auto& offer) {
    a.field("request", offer.request, plain());
    a.field("offer", offer.offer, plain());
    a.field("state", offer.state, plain());
    a.field("code", offer.code, line(0, 16));
    a.field("need", offer.need, or_none());
    a.field("urgency", offer.urgency, plain());
    a.field("place", offer.place, place_name());
    a.field("away", offer.away, from_to(0, 50'000'000, "Metres, rounded to 500."));
    a.field("window", offer.window, plain());
    a.field("lapses_at", offer.lapses_at, any_time);
    a.field(
        "why", offer.why, list(20, line(0, 64, "Fixed words: \"near\", \"longest_not_asked\".")));
}

template <class A>
void describe(A& a, Like<hub::MyOffersView> auto& offers) {
    a.says("Offers to me.");
    a.field("offers", offers.offers, list(100, plain()));
}

template <class A>
void describe(A& a, Like<hub::MyTaskView> auto& task) {
    a.field("request", task.request, plain());
    a.field("offer", task.offer, plain());
    a.field("code", task.code, line(0, 16));
    a.field("reference", task.reference, line(0, 32));
    a.field("state", task.state, plain());
    a.field("need", task.need, or_none());
    a.field("urgency", task.urgency, plain());
    a.field("resident", task.resident, shown_name());
    a.field("street", task.street, words(0, street_bytes));
    a.field("place", task.place, place_name());
    a.field("words", task.words, words(0, text_bytes));
    a.field("window", task.window, plain());
    a.field("who_pays", task.who_pays, plain());
    a.field("spending_limit_pence", task.spending_limit_pence, count);
    a.field("doorstep_word", task.doorstep_word, line(0, 64));
    a.field("expected_at", task.expected_at, any_time);
}

template <class A>
void describe(A& a, Like<hub::MyTasksView> auto& tasks) {
    a.says("My tasks.");
    a.field("tasks", tasks.tasks, list(100, plain()));
}

template <class A>
void describe(A& a, Like<hub::MyAvailabilityView> auto& mine) {
    a.says("When and for what I may be asked.");
    a.field("approved", mine.approved, plain());
    a.field("needs", mine.needs, need_ids);
    a.field("possible_needs", mine.possible_needs, need_ids);
    a.field("available", mine.available, plain());
    a.field("reach", mine.reach, from_to(0, 50'000'000, "Metres."));
    a.field("offers_per_day", mine.offers_per_day, count);
    a.field("paused_until", mine.paused_until, any_time);
}

template <class A>
void describe(A& a, Like<hub::MyRequestView> auto& request) {
    a.field("request", request.request, plain());
    a.field("reference", request.reference, line(0, 32));
    a.field("state", request.state, plain());
    a.field("need", request.need, or_none());
    a.field("window", request.window, plain());
    a.field("asked", request.asked, count);
    a.field("helper", request.helper, shown_name("The first name of the one who comes."));
    a.field("doorstep_word", request.doorstep_word, line(0, 64));
    a.field("expected_at", request.expected_at, any_time);
    a.field("since", request.since, any_time);
}

template <class A>
void describe(A& a, Like<hub::MyRequestsView> auto& requests) {
    a.says("My requests.");
    a.field("requests", requests.requests, list(100, plain()));
}

}  // namespace web
