#pragma once

#include "adapters/web/wire/describe_commands.hpp"

// The commands of the desk, and of one's own sessions and devices.
namespace web {

template <class A>
void describe(A& a, Like<hub::AskVolunteer> auto& ask) {
    a.says("Asks this one volunteer, whoever else is asked.");
    a.field("request", ask.request, plain());
    a.field("volunteer", ask.volunteer, plain());
}

template <class A>
void describe(A& a, Like<hub::AssignVolunteer> auto& assign) {
    a.says("They agreed on the phone: they have the task, and are told so.");
    a.field("request", assign.request, plain());
    a.field("volunteer", assign.volunteer, plain());
}

template <class A>
void describe(A& a, Like<hub::ReopenRequest> auto& reopen) {
    a.says("Somebody is looked for again.");
    a.field("request", reopen.request, plain());
}

template <class A>
void describe(A& a, Like<hub::CloseRequest> auto& close) {
    a.says("It is over.");
    a.field("request", close.request, plain());
}

template <class A>
void describe(A& a, Like<hub::AddNote> auto& note) {
    a.says("Something for the desk to know about a request.");
    a.field("request", note.request, plain());
    a.field("text", note.text, words(1, note_bytes));
}

template <class A>
void describe(A& a, Like<hub::ClaimCase> auto& claim) {
    a.says("I am on it: for 30 minutes others see it. Once more prolongs it.");
    a.field("request", claim.request, plain());
}

template <class A>
void describe(A& a, Like<hub::DropClaim> auto& drop) {
    a.says("I am not on it any more.");
    a.field("request", drop.request, plain());
}

template <class A>
void describe(A& a, Like<hub::TellPerson> auto& tell) {
    a.says("Words of a coordinator to one person, on that person's channel.");
    a.field("person", tell.person, plain());
    a.field("text", tell.text, words(1, text_bytes));
}

template <class A>
void describe(A& a, Like<hub::TakeOver> auto& take) {
    a.says(
        "From now on the hub answers nothing by itself: what they write is for the desk. Lapses "
        "after 4 hours of silence.");
    a.field("person", take.person, plain());
}

template <class A>
void describe(A& a, Like<hub::HandBack> auto& hand) {
    a.says("The hub answers again.");
    a.field("person", hand.person, plain());
}

template <class A>
void describe(A& a, Like<hub::SettleAlert> auto& settle) {
    a.says("Somebody looked after it: a call ticked off, among others.");
    a.field("alert", settle.alert, plain());
    a.field("outcome", settle.outcome, maybe(words(0, note_bytes, "What came of it.")));
}

template <class A>
void describe(A& a, Like<hub::AcknowledgeAlert> auto& acknowledge) {
    a.says("I have it: nobody else is told.");
    a.field("alert", acknowledge.alert, plain());
}

// Beside the text, not inside an object: so that a query of plain fields can say it too.
template <class A>
void describe(A& a, Like<hub::Audience> auto& audience) {
    a.field("needs",
            audience.needs,
            maybe(list(max_needs, plain("Those who help with one of these; none: with any."))));
    a.field("postcode",
            audience.postcode,
            maybe(line(0, postcode_bytes, "Those near it; missing: everywhere.")));
    a.field("within", audience.within, maybe(from_to(100, 100'000, "Metres.")));
}

template <class A>
void describe(A& a, Like<hub::Broadcast> auto& broadcast) {
    a.says("One text to many volunteers.");
    describe(a, broadcast.audience);
    a.field("text", broadcast.text, words(1, text_bytes));
    a.field("reach",
            broadcast.reach,
            from_to(0, 100'000, "How many the estimate said; another number by now is refused."));
}

template <class A>
void describe(A& a, Like<hub::AddDevice> auto& device) {
    a.says("Where this browser is pushed to.");
    a.field("endpoint", device.endpoint, line(1, 1000, "An https address."));
    a.field("key", device.key, line(1, 128, "p256dh, base64url."));
    a.field("secret", device.secret, line(1, 64, "auth, base64url."));
}

template <class A>
void describe(A& a, Like<hub::RemoveDevice> auto& device) {
    a.says("This browser is pushed to no more.");
    a.field("endpoint", device.endpoint, line(1, 1000));
}

template <class A>
void describe(A& a, Like<hub::EndSessions> auto& end) {
    a.says("Ends every session of this person: one's own or, by the desk, another's.");
    a.field("person", end.person, plain());
}

}  // namespace web
