#pragma once

#include "hub/views.hpp"

#include <vector>

// What an observer may know of a group.
namespace services::views {

// Counts of requests by state, of volunteers who may be asked, and the median minutes from opening
// to the first yes of those that somebody is to come for now. A count from 1 to 4 is hidden; the
// median too while fewer than 5 requests are counted in it.
hub::FiguresView figures(const std::vector<hub::Request>& requests,
                         const std::vector<hub::Volunteer>& volunteers);

}  // namespace services::views
