#include "hub/services/views/rows.hpp"

#include "matching/cell.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace services::views {

namespace {

using hub::AlertKind;
using hub::OfferState;
using hub::RequestState;
using hub::Trouble;

Trouble said_by(AlertKind kind) {
    switch (kind) {
        case AlertKind::danger: return Trouble::danger;
        case AlertKind::worried: return Trouble::worried;
        case AlertKind::no_answer_at_door: return Trouble::no_answer_at_door;
        case AlertKind::disputed: return Trouble::disputed;
        case AlertKind::overdue: return Trouble::overdue;
        case AlertKind::nobody_found: return Trouble::nobody_found;
        case AlertKind::conditional_yes: return Trouble::condition_open;
        case AlertKind::message_failed:
        case AlertKind::unreachable:
        case AlertKind::stopped_with_open_request: return Trouble::message_failed;
        case AlertKind::not_understood:
        case AlertKind::spoke: return Trouble::unanswered;
        default: return Trouble::none;  // not about how a request stands
    }
}

// Higher is worse.
int weight(Trouble trouble) {
    switch (trouble) {
        case Trouble::none: return 0;
        case Trouble::message_failed: return 1;
        case Trouble::condition_open: return 2;
        case Trouble::unanswered: return 3;
        case Trouble::nobody_found: return 4;
        case Trouble::overdue: return 5;
        case Trouble::disputed: return 6;
        case Trouble::worried: return 7;
        case Trouble::no_answer_at_door: return 8;
        case Trouble::danger: return 9;
    }
    return 0;
}

Trouble worse(Trouble one, Trouble other) {
    return weight(one) < weight(other) ? other : one;
}

bool has_offer(const hub::Request& request, OfferState state) {
    return std::any_of(request.offers.begin(), request.offers.end(), [&](const auto& offer) {
        return offer.state == state;
    });
}

Trouble shown_by_state(const hub::Request& request, hub::TimePoint now) {
    const bool under_way =
        request.state == RequestState::open || request.state == RequestState::filled;
    if (under_way && request.window.until < now) return Trouble::overdue;
    if (request.state == RequestState::unmet) return Trouble::nobody_found;
    if (under_way && has_offer(request, OfferState::countered)) return Trouble::condition_open;
    return Trouble::none;
}

template <class Key>
Trouble found(const std::map<Key, Trouble>& troubles, const Key& key) {
    const auto at = troubles.find(key);
    return at == troubles.end() ? Trouble::none : at->second;
}

// The first of those who come, or came.
hub::PersonId helper_of(const hub::Request& request) {
    for (const OfferState wanted : {OfferState::accepted, OfferState::fulfilled}) {
        for (const hub::Offer& offer : request.offers) {
            if (offer.state == wanted) return offer.to;
        }
    }
    return {};
}

bool is_claimed(const hub::Request& request, hub::TimePoint now) {
    return request.claim && request.claim->until > now;
}

std::string patch_of(const hub::Group& group, const std::string& place) {
    const std::string outcode = outcode_of(place);
    for (const hub::Patch& patch : group.patches) {
        const auto& covered = patch.outcodes;
        if (std::find(covered.begin(), covered.end(), outcode) != covered.end()) return patch.name;
    }
    return {};
}

std::set<std::string> patches_led_by(const hub::Group& group, const hub::PersonId& reader) {
    std::set<std::string> names;
    for (const hub::Patch& patch : group.patches) {
        if (!reader.empty() && patch.lead == reader) names.insert(patch.name);
    }
    return names;
}

}  // namespace

bool is_over(RequestState state) {
    return state == RequestState::closed || state == RequestState::cancelled ||
           state == RequestState::abandoned;
}

Troubles::Troubles(const std::vector<hub::Alert>& open) {
    for (const hub::Alert& alert : open) {
        Trouble& known =
            alert.request.empty() ? of_persons_[alert.person] : of_requests_[alert.request];
        known = worse(known, said_by(alert.kind));
    }
}

Trouble Troubles::of(const hub::Request& request, hub::TimePoint now) const {
    const Trouble told =
        worse(found(of_requests_, request.id), found(of_persons_, request.resident));
    return worse(told, shown_by_state(request, now));
}

bool is_about(const hub::Alert& alert, const hub::Request& request) {
    if (alert.request.empty()) return !alert.person.empty() && alert.person == request.resident;
    return alert.request == request.id;
}

hub::RowView row_of(const hub::Request& request,
                    const hub::Group& group,
                    const Troubles& troubles,
                    hub::TimePoint now) {
    const auto is_open = [&](const hub::Offer& offer) {
        return offer.state == OfferState::proposed && offer.lapses_at > now;
    };
    hub::RowView row{.request = request.id,
                     .reference = request.reference,
                     .state = request.state,
                     .need = request.need,
                     .urgency = request.urgency,
                     .place = request.place.name,
                     .patch = patch_of(group, request.place.name),
                     .since = request.opened_at.value_or(request.created_at),
                     .window = request.window,
                     .asked = static_cast<int>(request.offers.size()),
                     .open_offers = static_cast<int>(
                         std::count_if(request.offers.begin(), request.offers.end(), is_open)),
                     .helpers = request.places_taken(),
                     .helpers_wanted = request.helpers_wanted,
                     .trouble = troubles.of(request, now)};
    if (request.place.known()) {
        const matching::GeoPoint centre = matching::coarse(request.place.centre);
        row.lat = centre.latitude;
        row.lon = centre.longitude;
    }
    if (is_claimed(request, now)) row.claimed_until = request.claim->until;
    return row;
}

void want_names(Wanted& wanted, const hub::Request& request, hub::TimePoint now) {
    wanted.add(request.resident);
    wanted.add(helper_of(request));
    if (is_claimed(request, now)) wanted.add(request.claim->by);
}

void add_names(hub::RowView& row,
               const hub::Request& request,
               const People& people,
               hub::TimePoint now) {
    row.resident = people.name(request.resident);
    row.helper = people.name(helper_of(request));
    if (is_claimed(request, now)) row.claimed_by = people.name(request.claim->by);
}

void sort_by_pressure(std::vector<hub::RowView>& rows,
                      const hub::Group& group,
                      const hub::PersonId& reader) {
    const std::set<std::string> own = patches_led_by(group, reader);
    const auto key = [&](const hub::RowView& row) {
        return std::tuple(row.trouble != Trouble::danger,
                          !own.contains(row.patch),
                          -weight(row.trouble),
                          row.urgency != hub::Urgency::urgent,
                          row.since,
                          row.request);
    };
    std::sort(rows.begin(), rows.end(), [&](const auto& one, const auto& other) {
        return key(one) < key(other);
    });
}

std::string outcode_of(const std::string& place) {
    return place.substr(0, place.find(' '));
}

}  // namespace services::views
