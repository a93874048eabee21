#pragma once

#include "adapters/web/wire/describe_parts.hpp"
#include "hub/commands.hpp"

// The commands of the wire.
namespace web {

inline constexpr Spec need_ids =
    list(max_needs, plain("The kinds of help, as the group calls them."));

constexpr Spec channel_word(
    const char* says = "The way to reach them: \"sms\", \"telegram\", \"call\".") {
    return maybe(line(1, word_bytes, says));
}

inline constexpr Spec language_word = maybe(line(1, word_bytes, "\"en\""));

constexpr unsigned only(std::initializer_list<hub::Role> roles) {
    unsigned bits = 0;
    for (const hub::Role role : roles) bits |= 1U << static_cast<unsigned>(role);
    return bits;
}

// --- setting up

// The operator's, at the server: nothing of it is on the wire.
template <class A>
void describe(A&, Like<hub::AddGroup> auto&) {}

template <class A>
void describe(A& a, Like<hub::AddVolunteer> auto& add) {
    a.says(
        "Somebody offers to help. By the desk, or by a guest, whose number gets a code to "
        "confirm.");
    a.field("name", add.name, line(1, name_bytes));
    a.field("number", add.number, phone(1));
    a.field("channel", add.channel, channel_word());
    a.field("language", add.language, language_word);
    a.field("postcode",
            add.volunteer.home.name,
            line(1, postcode_bytes, "Where they set out from; kept as a place, not as the code."));
    a.field("needs", add.volunteer.needs, need_ids);
    a.field("languages", add.volunteer.languages, maybe(list(20, line(1, word_bytes))));
    a.field("reach", add.volunteer.reach, maybe(from_to(100, 100'000, "Metres.")));
    a.field("available", add.volunteer.available, maybe(plain()));
    a.field("max_tasks", add.volunteer.max_tasks, maybe(from_to(1, 20)));
    a.field("offers_per_day", add.volunteer.offers_per_day, maybe(from_to(1, 20)));
}

template <class A>
void describe(A& a, Like<hub::ChangeGroup> auto& group) {
    a.says(
        "What a group says of itself and how it works. All of it takes the place of what was "
        "there.");
    a.field("name", group.name, line(1, name_bytes));
    a.field("postcode", group.postcode, line(0, postcode_bytes, "The middle of its area."));
    a.field("language", group.language, line(1, word_bytes));
    a.field("welcome", group.welcome, words(0, text_bytes, "On its pages, in its own words."));
    a.field("quiet", group.quiet, plain("Hours of the group's day in which nobody is disturbed."));
    a.field("needs", group.needs, need_ids);
    a.field("payments", group.payments, list(6, plain("How shopping may be paid for.")));
    a.field("spending_limit_pence", group.spending_limit_pence, from_to(0, 1'000'000));
    a.field("daily_segments",
            group.daily_segments,
            from_to(0, 1'000'000, "Paid parts of texts that may be sent on one day."));
    a.field("asking", group.asking, plain("How volunteers are asked."));
    a.field("patches", group.patches, list(50, plain()));
}

template <class A>
void describe(A& a, Like<hub::PauseGroup> auto& pause) {
    a.says("Nobody new is asked until it is resumed; what is under way goes on.");
    a.field("why", pause.why, maybe(words(0, text_bytes, "For those who ask meanwhile.")));
}

template <class A>
void describe(A& a, Like<hub::ResumeGroup> auto&) {
    a.says("Volunteers are asked again.");
}

template <class A>
void describe(A& a, Like<hub::InviteCoordinator> auto& invite) {
    using enum hub::Role;
    a.says(
        "A link for one who is to help run the group, sent to their phone and given as the answer. "
        "For a week, once.");
    a.field("name", invite.name, line(1, name_bytes));
    a.field("number", invite.number, phone(1));
    a.field("channel", invite.channel, channel_word());
    Spec role = maybe(plain());
    role.only = only({coordinator, patch_lead, duty_coordinator, observer});
    a.field("role", invite.role, role);
}

template <class A>
void describe(A& a, Like<hub::SetRota> auto& rota) {
    a.says("Who has the phone when. Replaces what stands there from the earliest of these on.");
    a.field("duties", rota.duties, list(hub::max_duties, plain()));
}

template <class A>
void describe(A& a, Like<hub::WriteHandover> auto& handover) {
    a.says("What the next one on duty should know.");
    a.field("text", handover.text, words(0, note_bytes));
}

// --- volunteers

template <class A>
void describe(A& a, Like<hub::ApproveVolunteer> auto& approve) {
    a.says("From now on they are asked. Nobody sees a first address before this.");
    a.field("volunteer", approve.volunteer, plain());
}

template <class A>
void describe(A& a, Like<hub::WithdrawApproval> auto& withdraw) {
    a.says("They are not asked any more.");
    a.field("volunteer", withdraw.volunteer, plain());
}

template <class A>
void describe(A& a, Like<hub::PauseVolunteer> auto& pause) {
    a.says("I am not asked for a while.");
    a.field("until", pause.until, at_time("Missing: until I say so."));
}

template <class A>
void describe(A& a, Like<hub::ResumeVolunteer> auto&) {
    a.says("I may be asked again.");
}

template <class A>
void describe(A& a, Like<hub::ChangeAvailability> auto& change) {
    a.says("My days, how far, and for what. All of it takes the place of what was there.");
    a.field("available", change.available, plain());
    a.field("needs", change.needs, need_ids);
    a.field("reach", change.reach, from_to(100, 100'000, "Metres."));
    a.field("offers_per_day", change.offers_per_day, from_to(1, 20));
}

template <class A>
void describe(A& a, Like<hub::BlockPerson> auto& block) {
    a.says("Not answered and not asked any more; what they write goes to the desk.");
    a.field("person", block.person, plain());
    a.field("why", block.why, maybe(words(0, note_bytes, "For the desk.")));
}

template <class A>
void describe(A& a, Like<hub::UnblockPerson> auto& unblock) {
    a.says("Answered again.");
    a.field("person", unblock.person, plain());
}

// --- asking for help

template <class A>
void describe(A& a, Like<hub::Say> auto& say) {
    a.says(
        "A whole text, in the words of the one who wrote it, understood as if it had come by "
        "phone.");
    a.field("text", say.text, words(1, text_bytes));
}

template <class A>
void describe(A& a, Like<hub::OpenRequest> auto& open) {
    a.says(
        "A whole request: by a resident, by somebody for a neighbour, or by the desk for one who "
        "rang.");
    a.field("name", open.name, maybe(line(0, name_bytes, "Of the one who needs help.")));
    a.field("number",
            open.number,
            maybe(phone(0, "Where they are reached; missing: who asks is signed in.")));
    a.field("channel", open.channel, channel_word("\"call\": a landline; the desk rings."));
    a.field("language", open.language, language_word);
    a.field("introducer",
            open.introducer,
            maybe(line(0, name_bytes, "Who asks for them; missing: themselves.")));
    a.field("need", open.need, plain("The kind of help, as the group calls it."));
    a.field("words",
            open.words,
            maybe(words(0, text_bytes, "What exactly; shown to who comes, to nobody before.")));
    a.field("postcode", open.postcode, line(0, postcode_bytes));
    a.field("street",
            open.street,
            maybe(words(0, street_bytes, "House, street and what helps to find the door.")));
    a.field("window", open.window, plain("When it is wanted; missing: from now on, for two days."));
    a.field("urgency", open.urgency, maybe(plain()));
    a.field("helpers_wanted", open.helpers_wanted, maybe(from_to(1, 20)));
    a.field("who_pays", open.who_pays, maybe(plain()));
}

template <class A>
void describe(A& a, Like<hub::CancelRequest> auto& cancel) {
    a.says("Nobody needs to come any more. By the resident, or by the desk.");
    a.field("request", cancel.request, plain());
}

template <class A>
void describe(A& a, Like<hub::ConfirmDone> auto& confirm) {
    a.says("The resident says whether it really is done.");
    a.field("request", confirm.request, plain());
    a.field("satisfied", confirm.satisfied, plain());
}

template <class A>
void describe(A& a, Like<hub::AgreeToCondition> auto& agree) {
    a.says("Yes to a condition (\"after five\"): the one who proposed it has the task.");
    a.field("request", agree.request, plain());
    a.field("offer", agree.offer, plain());
}

// --- answering an offer, doing a task

template <class A>
void describe(A& a, Like<hub::AcceptOffer> auto& accept) {
    a.says("I do it.");
    a.field("request", accept.request, plain());
    a.field("offer", accept.offer, plain());
}

template <class A>
void describe(A& a, Like<hub::DeclineOffer> auto& decline) {
    a.says("I cannot: somebody else is asked.");
    a.field("request", decline.request, plain());
    a.field("offer", decline.offer, plain());
}

template <class A>
void describe(A& a, Like<hub::CounterOffer> auto& counter) {
    a.says("Yes, but: kept as a proposal that the resident or the desk may agree to.");
    a.field("request", counter.request, plain());
    a.field("offer", counter.offer, plain());
    a.field("condition", counter.condition, words(1, text_bytes));
}

template <class A>
void describe(A& a, Like<hub::ReleaseTask> auto& release) {
    a.says(
        "I cannot do it after all. Of the desk: the task is taken back, and the helper is told not "
        "to go.");
    a.field("request", release.request, plain());
    a.field("offer", release.offer, plain());
}

template <class A>
void describe(A& a, Like<hub::ReportDone> auto& done) {
    a.says("It is done.");
    a.field("request", done.request, plain());
    a.field("offer", done.offer, plain());
}

template <class A>
void describe(A& a, Like<hub::ReportDelay> auto& delay) {
    a.says("I am running late: the resident is told.");
    a.field("request", delay.request, plain());
    a.field("offer", delay.offer, plain());
    a.field("by", delay.by, maybe(from_to(1, 1440, "Minutes.")));
}

template <class A>
void describe(A& a, Like<hub::ReportNoAnswer> auto& no_answer) {
    a.says("Nobody opens the door: the desk is alerted, the resident asked.");
    a.field("request", no_answer.request, plain());
    a.field("offer", no_answer.offer, plain());
}

template <class A>
void describe(A& a, Like<hub::ReportWorry> auto& worry) {
    a.says("I am worried about somebody: the desk reads why, and rings.");
    a.field("request", worry.request, plain());
    a.field("offer", worry.offer, plain());
    a.field("why", worry.why, maybe(words(0, text_bytes)));
}

}  // namespace web
