#include "hub/program/desk_view.hpp"

#include "adapters/json/words.hpp"
#include "hub/rules/compose.hpp"
#include "hub/services/all_of.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace program {

namespace {

constexpr std::size_t most_lines = 200;

bool is_over(hub::RequestState state) {
    using enum hub::RequestState;
    return state == closed || state == cancelled || state == abandoned;
}

bool more_pressing(const hub::Request& one, const hub::Request& other) {
    if (one.urgency != other.urgency) return one.urgency == hub::Urgency::urgent;
    return one.created_at < other.created_at;
}

using People = std::map<hub::PersonId, hub::Person>;

std::string who(const People& people, const hub::PersonId& id) {
    const auto found = people.find(id);
    if (found == people.end()) return "unknown";
    const hub::Person& person = found->second;
    return (person.name.empty() ? "" : person.name.reveal + " ") + person.number.reveal;
}

std::string request_line(const hub::Request& request,
                         const People& people,
                         const rules::Moment& moment) {
    std::string line = rules::local_text(moment, request.created_at) + "  " +
                       (request.reference.empty() ? "-" : request.reference) + "  " +
                       std::string(json::word(request.state)) + "  " +
                       (request.need.empty() ? "need not known" : request.need.text) + "  " +
                       (request.place.known() ? request.place.name : "place not known") + "  " +
                       who(people, request.resident) + "  asked " +
                       std::to_string(request.offers.size());
    for (const hub::Offer& offer : request.offers) {
        if (offer.state == hub::OfferState::accepted) line += "  helper " + who(people, offer.to);
        if (offer.state == hub::OfferState::countered)
            line += "  condition \"" + offer.condition.reveal + "\" of " + who(people, offer.to);
    }
    return line + "\n";
}

std::string alert_line(const hub::Alert& alert, const People& people, const rules::Moment& moment) {
    std::string line = rules::local_text(moment, alert.raised_at) + "  " +
                       std::string(json::word(alert.kind)) + "  " + who(people, alert.person);
    if (!alert.words.empty()) line += "  \"" + alert.words.reveal + "\"";
    return line + "\n";
}

}  // namespace

boost::asio::awaitable<std::string> desk_lines(hub::Store& store,
                                               const hub::Calendar& calendar,
                                               hub::GroupId group,
                                               hub::TimePoint now) {
    std::vector<hub::RecordId> ids{hub::group_record()};
    hub::IdempotencyKey none;
    const hub::Loaded loaded =
        co_await store.load(hub::scope_of(group), std::move(ids), std::move(none));
    const auto known = loaded.get<hub::Group>(hub::group_record());
    auto requests = co_await services::all_of<hub::Request>(store, group, hub::RecordKind::request);
    auto alerts = co_await services::all_of<hub::Alert>(store, group, hub::RecordKind::alert);
    const auto persons =
        co_await services::all_of<hub::Person>(store, group, hub::RecordKind::person);
    People people;
    for (const hub::Person& person : persons) people.emplace(person.id, person);

    const hub::TimeZone zone = calendar.zone(known.value.zone_name, now).value_or(hub::TimeZone{});
    rules::Chance unused{0, 0, now};
    const rules::Moment moment{.now = now, .zone = zone, .chance = unused};
    requests.erase(std::remove_if(requests.begin(),
                                  requests.end(),
                                  [](const auto& request) { return is_over(request.state); }),
                   requests.end());
    std::sort(requests.begin(), requests.end(), more_pressing);
    std::sort(alerts.begin(), alerts.end(), [](const auto& one, const auto& other) {
        return one.raised_at > other.raised_at;
    });

    std::string lines = known.value.name +
                        ": requests that are not over: " + std::to_string(requests.size()) + "\n";
    for (std::size_t i = 0; i < std::min(requests.size(), most_lines); ++i)
        lines += request_line(requests[i], people, moment);
    lines += "latest alerts: " + std::to_string(alerts.size()) + "\n";
    for (std::size_t i = 0; i < std::min(alerts.size(), most_lines); ++i)
        lines += alert_line(alerts[i], people, moment);
    co_return lines;
}

}  // namespace program
