#include "tests/simulation/oracle/state.hpp"

#include <algorithm>

// Conservation: a text that was acknowledged is applied, once, and whoever asked is answered.
namespace oracle {

namespace {

constexpr Millis hour = 3'600'000;

std::string text_named(std::uint64_t id) {
    return "text " + std::to_string(id);
}

}  // namespace

void Oracle::State::acknowledge(std::uint64_t id, Acknowledged how, Millis at) {
    KnownText& known = store.texts[id];
    const bool doubtful = is_doubtful(id);
    if (how == Acknowledged::fresh && !doubtful) {
        if (known.fresh) blame("kept", text_named(id), " was acknowledged as new a second time");
        known.fresh = true;
    }
    const auto found = outside.texts.find(id);
    if (found != outside.texts.end()) {
        const Text& text = found->second;
        if (text.meaning == Meaning::start) outside.numbers[text.from].stop_kept = false;
        if (how == Acknowledged::fresh) check_stop_acknowledged(text);
        if (text.asks && !known.acknowledged && !doubtful) {
            outside.asked.push_back({id, outside.offered_at.at(id), at});
        }
    }
    if (!doubtful) known.acknowledged = true;
}

// Offered before a rollback and acknowledged or taken off after it: what was stored may be lost.
bool Oracle::State::is_doubtful(std::uint64_t text) const {
    const auto offered = outside.offered_at.find(text);
    return offered != outside.offered_at.end() && offered->second <= outside.rolled_back_at;
}

void Oracle::State::take_off(std::uint64_t id, bool buried, Millis at) {
    KnownText& known = store.texts[id];
    known.taken_off = true;
    if (buried) known.excused = true;
    if (buried && !setting.may_bury) {
        blame("kept", text_named(id), " was buried, and nothing is wrong with it");
    }
    const auto found = outside.texts.find(id);
    if (found != outside.texts.end()) outside.numbers[found->second.from].last_heard = at;
    const bool words = found == outside.texts.end() || found->second.meaning == Meaning::words;
    const bool forgiven = !known.acknowledged && is_doubtful(id);
    if (words && !known.caused && !known.excused && !forgiven) {
        blame("kept", text_named(id), " was taken off the inbox and nothing came of it");
    }
}

void Oracle::State::note_causes(const Commit& commit, Millis at) {
    if (commit.caused_by.empty()) return;
    bool creates = false;
    for (const RequestPut& put : commit.requests) {
        creates = creates || store.requests.find(put.id) == store.requests.end();
    }
    for (const std::uint64_t id : commit.caused_by) {
        KnownText& known = store.texts[id];
        known.caused = true;
        if (creates && ++known.created > 1) {
            blame("kept", text_named(id), " became two requests");
        }
        for (const AlertPut& alert : commit.alerts) {
            known.alerted = true;
            if (alert.kind == "danger") known.alerted_danger = true;
        }
        const auto text = outside.texts.find(id);
        if (text == outside.texts.end()) continue;
        Number& number = outside.numbers[text->second.from];
        number.last_heard = at;
        if (text->second.meaning == Meaning::start) number.stop_kept = false;
    }
}

// Texts wait in the order in which they were acknowledged, so their limits end in that order.
void Oracle::State::check_waiting(Millis at) {
    if (outside.healed_at < 0) return;
    while (!outside.asked.empty()) {
        const Asked asked = outside.asked.front();
        if (std::max(asked.at, outside.healed_at) + setting.answer_limit > at) return;
        outside.asked.pop_front();
        const auto known = store.texts.find(asked.text);
        if (known == store.texts.end() || !known->second.acknowledged) continue;  // lost, forgiven
        const Text& text = outside.texts.at(asked.text);
        if (is_excused(asked, known->second, text)) continue;
        blame("answered", text_named(asked.text), " of ", text.from, " waits for a word too long");
    }
}

bool Oracle::State::is_excused(const Asked& asked, const KnownText& known, const Text& text) const {
    const Number& number = outside.numbers.at(text.from);
    if (number.last_hand_over >= asked.since) return true;  // answered
    if (number.desk_told >= asked.since) return true;       // a person looks after it
    if (known.excused || number.unreachable || stopped_since(text.from, asked.since)) return true;
    // The loop guard counts by a node's clock and not all hand-overs are replies: near it is
    // enough.
    const Millis span = hour + 2 * setting.clock_error;
    const auto within = [&](Millis time) { return time >= asked.since - span; };
    const auto& times = number.hand_overs;
    return std::count_if(times.begin(), times.end(), within) * 4 >= setting.replies_per_hour * 3L;
}

void Oracle::State::check_texts_at_rest(const Rest& rest) {
    if (rest.waiting != 0) {
        blame("kept", std::to_string(rest.waiting), " entries still wait in the inbox");
    }
    for (const auto& [id, text] : store.texts) {
        if (!text.acknowledged) continue;
        check_kept(id, text);
        check_alerted(id, text);
    }
}

void Oracle::State::check_kept(std::uint64_t id, const KnownText& text) {
    if (!text.taken_off) blame("kept", text_named(id), " was acknowledged and never taken off");
}

void Oracle::State::check_alerted(std::uint64_t id, const KnownText& known) {
    const auto found = outside.texts.find(id);
    if (found == outside.texts.end() || !found->second.dangerous || known.excused) return;
    const Text& text = found->second;
    if (text.meaning != Meaning::words || known.alerted_danger) return;
    if (known.alerted && stopped_since(text.from, outside.offered_at.at(id))) return;
    blame("alerted", text_named(id), " speaks of danger and nobody was alerted");
}

}  // namespace oracle
