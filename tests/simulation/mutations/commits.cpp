#include "tests/simulation/mutations/edits.hpp"
#include "tests/simulation/mutations/mutation.hpp"

// What a decision left out of its commit.
namespace simulation {

namespace {

using hub::Changes;
using hub::Scope;

void requests_unread(const Scope&, Changes& changes) {
    forget_reads(changes, hub::RecordKind::request);
    forget_reads(changes, hub::RecordKind::volunteer);
}

void addresses_unread(const Scope&, Changes& changes) {
    forget_reads(changes, hub::RecordKind::address);
}

void messages_unread(const Scope&, Changes& changes) {
    forget_reads(changes, hub::RecordKind::message);
}

void arrivals_without_key(const Scope&, Changes& changes) {
    if (changes.key.text.starts_with("in:")) changes.key = {};
}

void steps_without_key(const Scope&, Changes& changes) {
    if (changes.key.text.starts_with("step:")) changes.key = {};
}

void send_not_planned(const Scope&, Changes& changes) {
    if (changes.action != "begin_sending") forget_timers(changes, hub::TimerKind::send);
}

void take_over_not_planned(const Scope&, Changes& changes) {
    if (changes.action != "begin_sending") return;
    for (hub::Timer& timer : changes.timers) {
        if (timer.kind == hub::TimerKind::send) timer.due.reset();
    }
}

void search_not_planned(const Scope&, Changes& changes) {
    forget_timers(changes, hub::TimerKind::dispatch);
}

void question_not_planned(const Scope&, Changes& changes) {
    forget_timers(changes, hub::TimerKind::follow_up);
}

void danger_not_alerted(const Scope&, Changes& changes) {
    std::erase_if(changes.puts, [](const hub::Record& record) {
        const auto* alert = std::get_if<hub::Alert>(&record);
        return alert != nullptr && alert->kind == hub::AlertKind::danger;
    });
}

void mark_not_set(const Scope&, Changes& changes) {
    if (changes.action != "begin_hand_over") return;
    each_put<hub::AddressRecord>(changes, [](auto& address) { address.hand_over.reset(); });
}

void taken_not_remembered(const Scope&, Changes& changes) {
    each_put<hub::AddressRecord>(changes, [](auto& address) { address.handed_over.clear(); });
}

void unknown_not_counted(const Scope&, Changes& changes) {
    each_put<hub::AddressRecord>(changes, [](auto& address) { address.unknown.clear(); });
}

void stop_does_not_reach_groups(const Scope&, Changes& changes) {
    std::erase_if(changes.puts, [](const hub::Record& record) {
        const auto* step = std::get_if<hub::Step>(&record);
        return step != nullptr && step->kind == hub::Step::Kind::stopped;
    });
}

void conditions_dropped(const Scope&, Changes& changes) {
    each_put<hub::OutgoingMessage>(changes, [](auto& message) { message.condition = {}; });
}

void too_many_helpers(const Scope&, Changes& changes) {
    each_put<hub::Request>(changes, [](auto& request) {
        if (request.state != hub::RequestState::filled) return;
        for (hub::Offer& offer : request.offers) {
            if (offer.state == hub::OfferState::withdrawn) offer.state = hub::OfferState::accepted;
        }
    });
}

template <Edit edit>
void plant(Planted& planted) {
    edit_commits(planted, edit);
}

}  // namespace

std::vector<Mutation> mutations_of_commits() {
    return {
        {"requests_unread",
         "commits do not rest on the request and the volunteers that they read",
         plant<requests_unread>},
        {"addresses_unread",
         "commits do not rest on the address that they read",
         plant<addresses_unread>},
        {"messages_unread",
         "commits do not rest on the message that they read",
         plant<messages_unread>},
        {"arrivals_without_key",
         "a text is taken in without an idempotency key",
         plant<arrivals_without_key>},
        {"steps_without_key",
         "a step is applied without an idempotency key",
         plant<steps_without_key>},
        {"send_not_planned", "a message is put without its timer", plant<send_not_planned>},
        {"take_over_not_planned",
         "nobody comes after a node that died while it sent",
         plant<take_over_not_planned>},
        {"search_not_planned",
         "a request is opened without a timer for its cascade",
         plant<search_not_planned>},
        {"question_not_planned", "nobody asks later how it went", plant<question_not_planned>},
        {"danger_not_alerted",
         "a text that speaks of danger is kept and no alert is raised",
         plant<danger_not_alerted>},
        {"mark_not_set", "a hand-over begins without a mark at its address", plant<mark_not_set>},
        {"taken_not_remembered",
         "an address does not remember what a gateway took",
         plant<taken_not_remembered>},
        {"unknown_not_counted",
         "an address does not count hand-overs of unknown outcome",
         plant<unknown_not_counted>},
        {"stop_does_not_reach_groups",
         "a STOP stands at the address and its groups do not hear of it",
         plant<stop_does_not_reach_groups>},
        {"conditions_dropped",
         "a message is sent whether or not it is still true",
         plant<conditions_dropped>},
        {"too_many_helpers",
         "when a request is filled, those who are stood down are counted in",
         plant<too_many_helpers>},
    };
}

}  // namespace simulation
