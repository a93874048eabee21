#include "tests/simulation/world/facts_of.hpp"

#include "adapters/json/words.hpp"

#include <string_view>

namespace simulation {

namespace {

template <class... Kinds>
struct Each : Kinds... {
    using Kinds::operator()...;
};
template <class... Kinds>
Each(Kinds...) -> Each<Kinds...>;

oracle::RequestPut fact_of(const hub::Request& request) {
    oracle::RequestPut put;
    put.id = request.id.text;
    put.resident = request.resident.text;
    put.state = json::word(request.state);
    put.wanted = request.helpers_wanted;
    for (const hub::Offer& offer : request.offers) {
        put.offered.push_back(offer.to.text);
        if (offer.state == hub::OfferState::accepted) put.holders.push_back(offer.to.text);
        if (offer.state == hub::OfferState::fulfilled) put.finished.push_back(offer.to.text);
        if (offer.state == hub::OfferState::released) put.released.push_back(offer.to.text);
    }
    return put;
}

oracle::MessagePut fact_of(const hub::OutgoingMessage& message) {
    oracle::MessagePut put;
    put.id = message.id.text;
    put.to = message.to.text;
    put.phrase = message.wording.phrase;
    put.purpose = json::word(message.purpose);
    put.state = json::word(message.state);
    put.about = message.about.text;
    const auto urgency = message.wording.values.find("urgency");
    put.urgent = urgency != message.wording.values.end() && urgency->second == "urgent";
    return put;
}

oracle::AddressPut fact_of(const hub::AddressRecord& address) {
    oracle::AddressPut put;
    put.number = address.number.reveal;
    put.stopped = address.stopped_at.has_value();
    if (address.hand_over) {
        put.marked = address.hand_over->message.text;
        put.token = address.hand_over->token;
        put.deadline = address.hand_over->deadline.time_since_epoch().count();
    }
    return put;
}

void add(oracle::Commit& commit, const hub::Record& record) {
    std::visit(
        Each{[&](const hub::Request& request) { commit.requests.push_back(fact_of(request)); },
             [&](const hub::OutgoingMessage& message) {
                 commit.messages.push_back(fact_of(message));
             },
             [&](const hub::AddressRecord& address) {
                 commit.addresses.push_back(fact_of(address));
             },
             [&](const hub::Person& person) {
                 commit.persons.push_back({person.id.text, person.number.reveal, person.stopped});
             },
             [&](const hub::Alert& alert) {
                 commit.alerts.push_back({alert.id.text,
                                          std::string{json::word(alert.kind)},
                                          alert.person.text,
                                          alert.request.text});
             },
             [](const auto&) {}},
        record);
}

}  // namespace

oracle::Commit facts_of(const hub::Changes& changes) {
    oracle::Commit commit;
    commit.key = changes.key.text;
    commit.action = changes.action;
    for (const hub::Record& record : changes.puts) add(commit, record);
    for (const hub::RecordId& id : changes.erases) {
        if (id.kind == hub::RecordKind::message) commit.forgotten.push_back(id.id);
    }
    for (const hub::Event& event : changes.events) commit.events.push_back(word_of(event));
    for (const hub::Timer& timer : changes.timers) {
        oracle::TimerSet set;
        set.name = timer.record.id + "/" + std::string{json::word(timer.kind)};
        if (timer.due) set.due = timer.due->time_since_epoch().count();
        commit.timers.push_back(std::move(set));
    }
    return commit;
}

std::string word_of(const hub::Event& event) {
    std::string kind = std::to_string(event.index()) + ":";
    return std::visit(
        Each{[&](const hub::GroupChanged&) { return kind; },
             [&](const hub::PersonChanged& moved) { return kind + moved.person.text; },
             [&](const hub::VolunteerChanged& moved) { return kind + moved.volunteer.text; },
             [&](const hub::RequestMoved& moved) {
                 return kind + moved.request.text + std::to_string(static_cast<int>(moved.state));
             },
             [&](const hub::OfferMoved& moved) {
                 return kind + moved.offer.text + std::to_string(static_cast<int>(moved.state));
             },
             [&](const hub::MessageMoved& moved) {
                 return kind + moved.message.text + std::to_string(static_cast<int>(moved.state));
             },
             [&](const hub::PersonStopped& moved) {
                 return kind + moved.person.text + (moved.stopped ? "1" : "0");
             },
             [&](const hub::AlertRaised& raised) { return kind + raised.alert.text; },
             [&](const hub::AlertChanged& changed) { return kind + changed.alert.text; },
             [&](const hub::RequestChanged& changed) { return kind + changed.request.text; },
             [&](const hub::PersonSpoke& spoke) { return kind + spoke.person.text; },
             [&](const hub::RotaChanged&) { return kind; },
             [&](const hub::SessionEnded& ended) { return kind + ended.session.text; }},
        event);
}

std::string name_of(const hub::Scope& scope) {
    return (scope.kind == hub::Scope::Kind::group ? "{g:" : "{a:") + scope.id + "}";
}

}  // namespace simulation
