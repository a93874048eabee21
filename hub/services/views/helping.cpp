#include "hub/services/views/helping.hpp"

#include "hub/rules/dispatch.hpp"
#include "matching/cell.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace services::views {

namespace {

constexpr matching::Metres near_by{2000};
constexpr std::chrono::hours lately{24};
constexpr std::chrono::hours long_ago{24 * 7};

template <class T>
bool holds(const std::vector<T>& all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

matching::Metres told_distance(const hub::Volunteer& volunteer, const hub::Request& request) {
    return matching::rounded_distance(
        matching::distance(volunteer.home.centre, matching::coarse(request.place.centre)));
}

bool is_paused(const hub::Volunteer& volunteer, hub::TimePoint now) {
    return volunteer.paused_until && *volunteer.paused_until > now;
}

std::vector<std::string> obstacles(const hub::Volunteer& volunteer, const Sought& sought) {
    const std::string today = rules::local_date(sought.moment);
    const bool asked_today =
        volunteer.asked_on == today && volunteer.asked_today >= volunteer.offers_per_day;
    std::vector<std::string> words;
    if (!volunteer.approved) words.emplace_back("not_approved");
    if (volunteer.stopped) words.emplace_back("stopped");
    if (is_paused(volunteer, sought.moment.now)) words.emplace_back("paused");
    if (asked_today || volunteer.offers_per_day <= 0) words.emplace_back("asked_today");
    if (static_cast<int>(volunteer.tasks.size()) >= volunteer.max_tasks)
        words.emplace_back("has_task_limit");
    if (sought.request.offer_to(volunteer.id) != nullptr) words.emplace_back("asked_before");
    if (!holds(volunteer.needs, sought.request.need)) words.emplace_back("other_need");
    return words;
}

bool shares_language(const hub::Volunteer& volunteer, const Sought& sought) {
    return holds(volunteer.languages, sought.resident.language);
}

// Why the board would not ask somebody whose record does not speak against it.
std::string unfitting(const hub::Volunteer& volunteer,
                      const Sought& sought,
                      matching::Metres away) {
    const double reach = volunteer.reach.value + sought.request.place.radius.value;
    if (away.value > reach) return "too_far";
    return shares_language(volunteer, sought) ? "other_hours" : "other_language";
}

bool would_wait_for_morning(const Sought& sought) {
    const hub::TimePoint now = sought.moment.now;
    return sought.request.urgency != hub::Urgency::urgent &&
           next_waking(sought.group.quiet, sought.moment.zone, now) != now;
}

void add_history(std::vector<std::string>& words,
                 const hub::Volunteer& volunteer,
                 hub::TimePoint now) {
    const auto& last = volunteer.last_asked_at;
    if (last && now - *last < lately) words.emplace_back("asked_lately");
    if (!last || now - *last >= long_ago) words.emplace_back("not_asked_lately");
}

bool could_help(const hub::Volunteer& volunteer, const Sought& sought) {
    return holds(volunteer.needs, sought.request.need) && volunteer.id != sought.request.resident &&
           told_distance(volunteer, sought.request) <= sought.group.asking.widest;
}

}  // namespace

hub::VolunteerView volunteer_view(const hub::Volunteer& volunteer, const hub::Person& person) {
    hub::VolunteerView view{.person = person_view(person),
                            .approved = volunteer.approved,
                            .needs = volunteer.needs,
                            .languages = volunteer.languages,
                            .home = volunteer.home.name,
                            .tasks = static_cast<int>(volunteer.tasks.size()),
                            .open_offers = static_cast<int>(volunteer.open_offers.size()),
                            .paused_until = volunteer.paused_until,
                            .last_asked_at = volunteer.last_asked_at,
                            .since = person.since};
    view.person.person = volunteer.id;
    if (volunteer.home.known()) {
        const matching::GeoPoint centre = matching::coarse(volunteer.home.centre);
        view.lat = centre.latitude;
        view.lon = centre.longitude;
    }
    return view;
}

Standing standing(const hub::Volunteer& volunteer, const Sought& sought, bool is_short_listed) {
    const matching::Metres away = told_distance(volunteer, sought.request);
    Standing stands{.volunteer = volunteer.id, .away = away};
    stands.reasons = obstacles(volunteer, sought);
    stands.may_be_asked = stands.reasons.empty();
    if (stands.may_be_asked && !is_short_listed)
        stands.reasons.push_back(unfitting(volunteer, sought, away));
    if (would_wait_for_morning(sought)) stands.reasons.emplace_back("quiet");
    add_history(stands.reasons, volunteer, sought.moment.now);
    if (away <= near_by) stands.reasons.emplace_back("near");
    if (shares_language(volunteer, sought)) stands.reasons.emplace_back("speaks_language");
    return stands;
}

std::vector<Standing> candidates(const Sought& sought,
                                 const std::vector<hub::PersonId>& short_list,
                                 const std::vector<hub::Volunteer>& volunteers) {
    std::map<hub::PersonId, const hub::Volunteer*> others;
    for (const hub::Volunteer& volunteer : volunteers) others.emplace(volunteer.id, &volunteer);
    std::vector<Standing> found;
    for (const hub::PersonId& id : short_list) {
        const auto known = others.find(id);
        if (known == others.end() || found.size() == most_candidates) continue;
        found.push_back(standing(*known->second, sought, true));
        others.erase(known);
    }
    std::vector<Standing> rest;
    for (const auto& [id, volunteer] : others) {
        if (could_help(*volunteer, sought)) rest.push_back(standing(*volunteer, sought, false));
    }
    std::sort(rest.begin(), rest.end(), [](const Standing& one, const Standing& other) {
        return std::tie(one.away, one.volunteer) < std::tie(other.away, other.volunteer);
    });
    for (Standing& one : rest) {
        if (found.size() < most_candidates) found.push_back(std::move(one));
    }
    return found;
}

}  // namespace services::views
