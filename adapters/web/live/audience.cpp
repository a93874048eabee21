#include "adapters/web/live/audience.hpp"

#include "hub/hub.hpp"

#include <algorithm>
#include <type_traits>
#include <variant>

namespace web {

namespace {

bool has(const std::vector<hub::PersonId>& persons, const hub::PersonId& person) {
    return std::find(persons.begin(), persons.end(), person) != persons.end();
}

bool is_over(hub::OfferState state) {
    using enum hub::OfferState;
    return state == declined || state == lapsed || state == withdrawn || state == released;
}

// What those who help and ask may see.
struct Own {
    const Audience& audience;
    const std::vector<hub::PersonId>& concerns;

    bool is_me(const hub::PersonId& person) const { return person == audience.person; }

    bool operator()(const hub::GroupChanged&) const { return true; }
    bool operator()(const hub::PersonChanged& event) const { return is_me(event.person); }
    bool operator()(const hub::VolunteerChanged& event) const { return is_me(event.volunteer); }
    bool operator()(const hub::PersonStopped& event) const { return is_me(event.person); }
    bool operator()(const hub::MessageMoved& event) const { return is_me(event.to); }
    bool operator()(const hub::OfferMoved& event) const { return is_me(event.volunteer); }
    bool operator()(const hub::SessionEnded& event) const { return is_me(event.person); }
    bool operator()(const hub::RequestMoved&) const { return has(concerns, audience.person); }
    bool operator()(const hub::RequestChanged&) const { return has(concerns, audience.person); }
    bool operator()(const hub::AlertRaised&) const { return false; }
    bool operator()(const hub::AlertChanged&) const { return false; }
    bool operator()(const hub::PersonSpoke&) const { return false; }
    bool operator()(const hub::RotaChanged&) const { return false; }
};

}  // namespace

Audience audience_of(const hub::Visitor& visitor) {
    Audience audience{.person = visitor.person, .session = visitor.session};
    for (const hub::Role role : visitor.roles) {
        if (hub::Hub::is_desk(role)) audience.desk = true;
        if (role == hub::Role::volunteer || role == hub::Role::resident) audience.own = true;
    }
    return audience;
}

std::vector<hub::PersonId> concerned(const hub::Request& request) {
    std::vector<hub::PersonId> persons{request.resident};
    for (const hub::Offer& offer : request.offers) {
        if (!is_over(offer.state) && !has(persons, offer.to)) persons.push_back(offer.to);
    }
    return persons;
}

const hub::RequestId* request_of(const hub::Event& event) {
    if (const auto* moved = std::get_if<hub::RequestMoved>(&event)) return &moved->request;
    if (const auto* changed = std::get_if<hub::RequestChanged>(&event)) return &changed->request;
    return nullptr;
}

bool may_see(const Audience& audience,
             const hub::Event& event,
             const std::vector<hub::PersonId>& concerns) {
    if (const auto* ended = std::get_if<hub::SessionEnded>(&event))
        return ended->person == audience.person;
    if (audience.desk) return true;
    if (audience.own) return std::visit(Own{audience, concerns}, event);
    return std::holds_alternative<hub::GroupChanged>(event);
}

}  // namespace web
