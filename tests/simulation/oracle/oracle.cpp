#include "tests/simulation/oracle/oracle.hpp"

#include "tests/simulation/oracle/state.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace oracle {

Oracle::Oracle(Setting setting) : state_(std::make_unique<State>()) {
    state_->setting = std::move(setting);
}
Oracle::~Oracle() = default;
Oracle::Oracle(Oracle&&) noexcept = default;
Oracle& Oracle::operator=(Oracle&&) noexcept = default;

const std::vector<std::string_view>& Oracle::invariants() {
    static const std::vector<std::string_view> names{"kept",
                                                     "places",
                                                     "yours",
                                                     "coming",
                                                     "stop",
                                                     "order",
                                                     "quiet",
                                                     "privacy",
                                                     "danger",
                                                     "log",
                                                     "recovered",
                                                     "rank",
                                                     "ends",
                                                     "twice",
                                                     "audit",
                                                     "timers",
                                                     "answered",
                                                     "alerted"};
    return names;
}

void Oracle::knows(const Someone& someone) {
    Number& number = state_->outside.numbers[someone.number];
    number.known = true;
    number.part = someone.part;
}

void Oracle::hides(const Canary& canary) {
    std::string word = canary.word;
    for (char& letter : word) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    state_->outside.canaries[word] = canary;
}

void Oracle::offered(const Text& text, Millis at) {
    state_->outside.texts.try_emplace(text.id, text);
    state_->outside.offered_at.try_emplace(text.id, at);
    Number& number = state_->outside.numbers[text.from];
    number.last_heard = at;
    if (text.meaning == Meaning::stop) number.last_stop = at;
    if (text.meaning == Meaning::start) number.ever_started = true;
}

void Oracle::acknowledged(std::uint64_t text, Acknowledged how, Millis at) {
    state_->acknowledge(text, how, at);
}

void Oracle::taken_off(std::uint64_t text, bool buried, Millis at) {
    state_->take_off(text, buried, at);
}

void Oracle::dropped(std::uint64_t text, Millis /*at*/) {
    state_->store.texts[text].excused = true;
}

// Requests come before messages: who holds what when a message is begun includes this commit.
void Oracle::committed(const Commit& commit, Millis at) {
    State& state = *state_;
    ++state.store.commits;
    state.append(commit);
    state.check_danger(commit);
    state.note_causes(commit, at);
    for (const PersonPut& put : commit.persons) {
        PersonPut& person = state.store.persons[put.id];
        std::string number = put.number.empty() ? person.number : put.number;
        person = {put.id, std::move(number), put.stopped};
    }
    for (const AlertPut& put : commit.alerts) {
        if (put.kind == "message_failed") {
            state.outside.numbers[state.number_of(put.person)].desk_told = at;
        }
    }
    for (const RequestPut& put : commit.requests) state.put_request(put, at);
    for (const MessagePut& put : commit.messages) state.put_message(put, commit, at);
    for (const std::string& id : commit.forgotten) state.forget_message(id);
    state.check_told_at_once(commit);
    for (const AddressPut& put : commit.addresses) state.put_address(commit, put, at);
    state.put_timers(commit);
}

void Oracle::hand_over_begins(const HandOver& hand_over, Millis at) {
    state_->begin_hand_over(hand_over, at);
}

void Oracle::hand_over_ends(std::uint64_t id, Outcome outcome, Millis /*at*/) {
    state_->end_hand_over(id, outcome);
}

void Oracle::page_read(const ReadPage& page, Millis /*at*/) {
    state_->check_page(page);
}

void Oracle::copied(int copy) {
    state_->copies[copy] = state_->store;
}

void Oracle::rolled_back(int copy, Millis at) {
    state_->roll_back(copy, at);
}

void Oracle::healed(Millis at) {
    state_->outside.healed_at = at;
}

void Oracle::step(Millis at) {
    state_->check_waiting(at);
}

void Oracle::rest(const Rest& rest, Millis /*at*/) {
    state_->check_texts_at_rest(rest);
    state_->check_promises_at_rest();
    state_->check_stops_at_rest();
    state_->check_messages_at_rest();
    for (const ScopeAtRest& scope : rest.scopes) {
        state_->check_timers_at_rest(scope);
        state_->check_audit(scope);
    }
}

const std::vector<Violation>& Oracle::violations() const {
    return state_->violations;
}

// Nodes live on: what they had begun they may carry out, on the word of the store that is gone.
void Oracle::State::roll_back(int copy, Millis at) {
    for (auto& [id, message] : store.messages) {
        if (!message.begun_by.empty()) outside.begun[id] = message;
    }
    for (const auto& [scope, address] : store.addresses) {
        Number& number = outside.numbers[address.number];
        if (address.stopped) number.stop_kept = true;
        if (!address.marked.empty() && !address.used) number.mark_kept = address.marked;
    }
    outside.rolled_back_at = at;
    store = copies.at(copy);
    for (auto& [name, scope] : store.scopes) scope.rolled_back = true;
    forgive_flights();
}

// A hand-over whose mark the older store knows too is still the store's; the others are not. What
// stands marked in the older store may be over since, and not counted again.
void Oracle::State::forgive_flights() {
    for (auto& [id, flight] : outside.flights) {
        const KnownAddress* address = address_of(flight.number);
        flight.forgiven = address == nullptr || address->token != flight.token;
    }
    for (const auto& [scope, address] : store.addresses) {
        const auto message = store.messages.find(address.marked);
        if (message == store.messages.end()) continue;
        message->second.uncertain = std::max(0, message->second.uncertain - 1);
    }
}

std::string Oracle::State::number_of(const std::string& person) const {
    const auto found = store.persons.find(person);
    return found == store.persons.end() ? std::string{} : found->second.number;
}

const KnownAddress* Oracle::State::address_of(const std::string& number) const {
    const auto scope = store.scope_of.find(number);
    if (scope == store.scope_of.end()) return nullptr;
    return &store.addresses.at(scope->second);
}

KnownAddress* Oracle::State::address_of(const std::string& number) {
    const auto scope = store.scope_of.find(number);
    return scope == store.scope_of.end() ? nullptr : &store.addresses[scope->second];
}

bool Oracle::State::stopped_since(const std::string& number, Millis since) const {
    const auto found = outside.numbers.find(number);
    if (found != outside.numbers.end()) {
        if (found->second.stop_kept || found->second.last_stop >= since) return true;
    }
    const KnownAddress* address = address_of(number);
    return address != nullptr && (address->stopped || address->released_at >= since);
}

bool Oracle::State::out_of_reach(const std::string& person, Millis since) const {
    const auto known = store.persons.find(person);
    if (known == store.persons.end()) return true;  // not a person of the store: nobody to tell
    const std::string& number = known->second.number;
    const auto found = outside.numbers.find(number);
    const bool unreachable = found != outside.numbers.end() && found->second.unreachable;
    return known->second.stopped || unreachable || stopped_since(number, since);
}

}  // namespace oracle
