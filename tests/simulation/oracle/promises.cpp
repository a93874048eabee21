#include "tests/simulation/oracle/state.hpp"

#include <algorithm>

// Whoever was told something about who comes is told when that stops being true.
namespace oracle {

namespace {

bool waits(const std::string& state) {
    return state == "open" || state == "unmet";
}

// Says to a resident that nobody is on the way.
bool says_alone(const std::string& phrase) {
    return phrase == "helper_dropped_out" || phrase == "reopened" || phrase == "nobody_found" ||
           phrase == "cancelled" || phrase == "nobody_about" || phrase == "still_looking";
}

// It left, perhaps; or it could not, for a reason that is the receiver's or the time's.
bool is_settled(const std::string& state) {
    return state != "queued" && state != "sending" && state != "cancelled";
}

bool failed(const std::string& state) {
    return state == "failed" || state == "expired" || state == "cancelled";
}

}  // namespace

void Oracle::State::note_change(KnownRequest& request, const RequestPut& now, Millis at) {
    const RequestPut& before = request.is;
    const bool had_helper = !before.holders.empty() || before.state == "done";
    const bool finished = now.finished.size() > before.finished.size();  // helped, not gone
    if (!now.holders.empty() || !waits(now.state)) {
        request.alone_since = 0;
    } else if (had_helper && !finished) {
        request.alone_since = store.commits;
        request.alone_at = at;
        request.told_alone = false;
    }
    const bool cancelled = now.state == "cancelled" && before.state != "cancelled";
    if (cancelled) {
        for (const std::string& holder : before.holders) {
            store.cancellations[pair_key(holder, now.id)] = {holder, now.id, at};
        }
    }
    const bool filled = now.state == "filled" && before.state == "open";
    if (filled || cancelled) owe_stand_downs(now, at);
}

// Only to those who certainly still think about it: a gateway took the offer, it has not lapsed by
// any node's clock, it was not reported lost, and nothing was heard from them since.
void Oracle::State::owe_stand_downs(const RequestPut& now, Millis at) {
    for (const std::string& asked : now.offered) {
        if (contains(now.holders, asked) || contains(now.finished, asked)) continue;
        const std::string key = pair_key(asked, now.id);
        const auto told = store.offers.find(key);
        if (told == store.offers.end()) continue;
        const OfferTold& offer = told->second;
        if (at >= offer.created_at + offer.lasts - 2 * setting.clock_error) continue;
        const auto message = store.messages.find(offer.message);
        if (message == store.messages.end() || failed(message->second.is.state)) continue;
        if (outside.numbers[number_of(asked)].last_heard >= offer.begun_at) continue;
        if (out_of_reach(asked, offer.created_at)) continue;
        store.stand_downs[key] = {asked, now.id, at};
    }
}

// Called for every put of a message.
void Oracle::State::note_word(const KnownMessage& message) {
    const MessagePut& is = message.is;
    if (is.about.empty()) return;
    if (is.phrase == "stand_down" || is.phrase == "not_needed") {
        store.stand_downs.erase(pair_key(is.to, is.about));
        store.offers.erase(pair_key(is.to, is.about));  // they know: nothing more is owed
    }
    if (!is_settled(is.state)) return;
    if (is.phrase == "task_cancelled") store.cancellations.erase(pair_key(is.to, is.about));
    if (!says_alone(is.phrase)) return;
    const auto found = store.requests.find(is.about);
    if (found == store.requests.end()) return;
    KnownRequest& request = found->second;
    const bool counts = request.alone_since != 0 && message.created >= request.alone_since;
    if (!counts || is.to != request.is.resident) return;
    request.told_alone = true;
    request.told_coming = false;
}

// A gateway took it, or may have.
void Oracle::State::note_told(const KnownMessage& message, const Flight& flight, Outcome outcome) {
    if (outcome != Outcome::accepted && outcome != Outcome::unknown) return;
    const MessagePut& is = message.is;
    if (is.about.empty()) return;
    if (is.phrase == "helper_coming") {
        const auto request = store.requests.find(is.about);
        const bool known = request != store.requests.end();
        if (known && request->second.is.resident == is.to) request->second.told_coming = true;
    } else if (is.phrase == "yours") {
        store.yours.insert(pair_key(is.to, is.about));
    } else if (is.phrase == "offer" && outcome == Outcome::accepted) {
        store.offers[pair_key(is.to, is.about)] = {
            is.id, message.created_at, flight.begun_at, flight.offer_lasts};
    }
}

// Who was told that somebody comes has the word that nobody does put into the same commit: what
// they are told later anyway would come hours too late.
void Oracle::State::check_told_at_once(const Commit& commit) {
    for (const RequestPut& put : commit.requests) {
        const KnownRequest& known = store.requests.at(put.id);
        const bool left_alone = known.alone_since == store.commits && known.told_coming;
        if (!left_alone || out_of_reach(put.resident, known.alone_at)) continue;
        const bool told = std::any_of(
            commit.messages.begin(), commit.messages.end(), [&](const MessagePut& message) {
                return message.to == put.resident && message.about == put.id &&
                       says_alone(message.phrase);
            });
        if (!told) blame("coming", "the resident of request ", put.id, " is not told at once");
    }
    for (const RequestPut& put : commit.requests) check_let_go(commit, store.requests.at(put.id));
}

// Nobody loses a task without a word, but who said STOP.
void Oracle::State::check_let_go(const Commit& commit, const KnownRequest& request) {
    for (const std::string& helper : request.let_go) {
        const bool told = std::any_of(
            commit.messages.begin(), commit.messages.end(), [&](const MessagePut& message) {
                return message.to == helper && message.about == request.is.id &&
                       (message.phrase == "released" || message.phrase == "task_cancelled");
            });
        const auto number = outside.numbers.find(number_of(helper));
        const bool stopped = number != outside.numbers.end() && number->second.last_stop >= 0;
        if (told || stopped || out_of_reach(helper, 0)) continue;
        blame("yours", helper, " lost request ", request.is.id, " without a word");
    }
}

void Oracle::State::check_promises_at_rest() {
    for (const auto& [id, request] : store.requests) {
        const bool owed = request.told_coming && request.alone_since != 0 && !request.told_alone;
        if (!owed || out_of_reach(request.is.resident, request.alone_at)) continue;
        blame("coming", "the resident of request ", id, " still thinks that somebody comes");
    }
    for (const auto& [key, debt] : store.cancellations) {
        if (store.yours.find(key) == store.yours.end()) continue;
        if (out_of_reach(debt.person, debt.since)) continue;
        blame("coming", debt.person, " was not told that request ", debt.request, " is cancelled");
    }
    for (const auto& [key, debt] : store.stand_downs) {
        if (out_of_reach(debt.person, debt.since)) continue;
        blame("coming", debt.person, " was not stood down from request ", debt.request);
    }
}

}  // namespace oracle
