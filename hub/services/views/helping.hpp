#pragma once

#include "hub/rules/case.hpp"
#include "hub/services/views/people.hpp"

#include <optional>
#include <vector>

// Volunteers as the desk sees them. Homes are told by their coarse cells only.
namespace services::views {

hub::VolunteerView volunteer_view(const hub::Volunteer& volunteer, const hub::Person& person);

// What a request asks of who could help with it.
struct Sought {
    const hub::Request& request;
    const hub::Group& group;
    const hub::Person& resident;
    const rules::Moment& moment;
};

// How a volunteer stands to a request: fixed words for what speaks against asking them now
// (not_approved, stopped, paused, asked_today, has_task_limit, asked_before, other_need), for what
// makes it less fitting (too_far, other_language, other_hours, asked_lately, quiet: the text would
// leave in the morning), and for what speaks for it (near, speaks_language, not_asked_lately).
// `is_short_listed`: the board would ask them next.
struct Standing {
    hub::PersonId volunteer{};
    matching::Metres away{};  // rounded, from the request's coarse cell
    std::vector<std::string> reasons{};
    bool may_be_asked{};
};
Standing standing(const hub::Volunteer& volunteer, const Sought& sought, bool is_short_listed);

inline constexpr std::size_t most_candidates = 20;

// The short-listed in their order, then the nearest of the others who help with this need and live
// within the group's widest search. The resident is never among them.
std::vector<Standing> candidates(const Sought& sought,
                                 const std::vector<hub::PersonId>& short_list,
                                 const std::vector<hub::Volunteer>& volunteers);

}  // namespace services::views
