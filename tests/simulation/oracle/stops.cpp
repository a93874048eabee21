#include "tests/simulation/oracle/state.hpp"

// STOP, and the mark that every hand-over needs.
namespace oracle {

void Oracle::State::put_address(const Commit& commit, const AddressPut& put, Millis at) {
    KnownAddress& address = store.addresses[commit.scope];
    if (!put.number.empty() && put.number != address.number) {
        address.number = put.number;
        store.scope_of[put.number] = commit.scope;
    }
    const bool newly_marked = !put.token.empty() && put.token != address.token;
    if (newly_marked && address.stopped && put.stopped) {
        const auto message = store.messages.find(put.marked);
        const bool confirms =
            message != store.messages.end() && message->second.is.purpose == "stop_confirmation";
        const bool known = message != store.messages.end();
        if (known && !confirms) {
            blame("stop", "message ", put.marked, " was marked after the STOP of ", address.number);
        }
    }
    if (!address.token.empty() && put.token.empty()) note_unmarked(address);
    if (put.token != address.token) {
        address.used = false;
        address.accepted = false;
    }
    if (address.stopped && !put.stopped) {
        address.released_at = at;
        outside.numbers[address.number].stop_kept = false;
    }
    if (!address.stopped && put.stopped) check_why_stopped(commit, address);
    address.stopped = put.stopped;
    address.marked = put.marked;
    address.token = put.token;
    address.deadline = put.deadline;
}

// A node that was away brings back an old STOP only when the store may have lost it: never over a
// START that the store knows.
void Oracle::State::check_why_stopped(const Commit& commit, const KnownAddress& address) {
    if (commit.action != "reapply_stop" || address.released_at < 0) return;
    const bool lost = outside.rolled_back_at >= address.released_at;
    const bool again = outside.numbers[address.number].last_stop >= address.released_at;
    if (lost || again) return;
    blame("stop", "the START of ", address.number, " was undone by an old STOP");
}

// Who made the mark lived to say that a gateway took the message.
void Oracle::State::note_unmarked(KnownAddress& address) {
    if (!address.accepted) return;
    ++address.taken;
    const auto message = store.messages.find(address.marked);
    if (message != store.messages.end()) message->second.taken_as = address.taken;
}

// A STOP stands before it is acknowledged. Whoever sent START too may have taken it back already.
void Oracle::State::check_stop_acknowledged(const Text& text) {
    if (text.meaning != Meaning::stop) return;
    const Number& number = outside.numbers[text.from];
    const bool disturbed = number.ever_started || outside.rolled_back_at >= number.last_stop;
    const KnownAddress* address = address_of(text.from);
    if (disturbed || address == nullptr || address->stopped) return;
    blame("stop", "the STOP of ", text.from, " was acknowledged and does not stand");
}

// A STOP stands at its address, and everybody behind it is known as stopped in their groups. What a
// rollback lost may be known to the ledger alone.
void Oracle::State::check_stops_at_rest() {
    for (const auto& [id, person] : store.persons) {
        const auto number = outside.numbers.find(person.number);
        const KnownAddress* address = address_of(person.number);
        if (number == outside.numbers.end() || address == nullptr) continue;
        const bool said = number->second.last_stop > outside.rolled_back_at;
        if (!said || number->second.ever_started || !address->stopped || person.stopped) continue;
        blame("stop", "the group of ", id, " did not hear of the STOP of ", person.number);
    }
}

}  // namespace oracle
